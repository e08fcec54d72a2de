import { Module } from '@nestjs/common';
import { CaseFollowUp } from './case-follow-up';
import { ChangedPointsReader } from './changed-points';
import { ChangesController } from './changes.controller';
import { ClosePeriodsJob } from './close-periods.job';
import { ClosePeriodsService } from './close-periods.service';
import { FlagFollowUp } from './flag-follow-up';
import { PeriodClosing } from './period-closing';

@Module({
  providers: [ClosePeriodsService, PeriodClosing, FlagFollowUp, CaseFollowUp, ChangedPointsReader],
  exports: [ClosePeriodsService, ChangedPointsReader],
})
export class ClosePeriodsModule {}

/** Addresses and the timed side, for the service only: a command that opens the data folder itself starts no jobs. */
@Module({
  imports: [ClosePeriodsModule],
  controllers: [ChangesController],
  providers: [ClosePeriodsJob],
  exports: [ClosePeriodsJob],
})
export class ClosePeriodsJobModule {}
