import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access';
import { type StatusJson, StatusService } from './status.service';

@ApiTags('status')
@Controller('api/v1/status')
@Access('staff', 'machine')
export class StatusController {
  constructor(private readonly statuses: StatusService) {}

  @Get()
  status(): Promise<StatusJson> {
    return this.statuses.status();
  }
}
