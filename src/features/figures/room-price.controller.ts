import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { checkRoomPrice } from '../../domain/billing/room-price';
import { parseLocalDate } from '../../domain/time/local-date';
import { daysInMonth, monthOf } from '../../domain/time/year-month';
import { Problem } from '../../platform/errors/problem';
import { Access } from '../../platform/http/access';
import { Tariffs } from '../../ports/tariffs';
import { SettingsSource } from '../../ports/utility-settings';
import { RoomPriceQuery } from './room-price.dto';
import { roomPriceJson } from './room-price.command';

@ApiTags('figures')
@Controller('api/v1/room-price')
@Access('anyone')
export class RoomPriceController {
  constructor(
    private readonly tariffs: Tariffs,
    private readonly source: SettingsSource,
  ) {}

  @Get()
  @ApiOperation({ summary: "The most that may be asked for a rented room's electricity; open to everybody" })
  check(@Query() query: RoomPriceQuery): ReturnType<typeof roomPriceJson> {
    const [from, until] = [dayOf('from', query.from), dayOf('until', query.until)];
    const result = checkRoomPrice(this.tariffs.rules, {
      period: { from, until },
      nominalDays: daysInMonth(monthOf(until - 1)),
      roomKwh: query.kwh,
      people: query.people,
      situation: query.declared === 'true' ? 'declared' : 'undeclared',
      askedDong: query.asked,
      vatDate: this.source.settings.billing.vatDate,
    });
    if (result.kind === 'refused')
      throw new Problem(result.refusal.code, `cannot check the price: ${result.refusal.message}`);
    return roomPriceJson(result.check);
  }
}

function dayOf(name: string, text: string): number {
  const day = parseLocalDate(text);
  if (day === null)
    throw new Problem('bad-request', `${name} "${text}" is not a calendar day like 2025-06-30`);
  return day;
}
