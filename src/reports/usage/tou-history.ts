import { TOU_REGISTERS, type TouRegister } from '../../domain/billing/tariff';
import { type DaySeries, type PeriodEnergy, periodFromRegisters } from '../../domain/metering/period';
import { Channel } from '../../domain/metering/reading';
import type { Period } from '../../domain/time/period';
import type { ReportSources } from '../report-sources';
import type { PointHistory } from './point-series';

const CHANNELS: Record<TouRegister, Channel> = {
  normal: Channel.Normal,
  peak: Channel.Peak,
  offpeak: Channel.Offpeak,
};

/** The registers by time of use of one point around a period (ruling M11). */
export class TouHistory {
  private constructor(
    private readonly registers: Record<TouRegister, DaySeries>,
    private readonly history: PointHistory,
    private readonly interpolationDays: number,
  ) {}

  static async load(
    { readings, settings }: Pick<ReportSources, 'readings' | 'settings'>,
    history: PointHistory,
    { from, until }: Period,
  ): Promise<TouHistory> {
    const reach = settings.metering.interpolationDays;
    const read = (register: TouRegister) =>
      readings.pointDays(history.key, CHANNELS[register], from - 1 - reach, until + reach);
    const [normal, peak, offpeak] = await Promise.all(TOU_REGISTERS.map(read));
    return new TouHistory({ normal, peak, offpeak }, history, reach);
  }

  /** Energy of one register; its boundaries are found as those of the total are. */
  period(register: TouRegister, { from, until }: Period): PeriodEnergy {
    const { registers, history, interpolationDays } = this;
    return periodFromRegisters(registers[register], from, until, history.segments, interpolationDays);
  }
}
