import { Module } from '@nestjs/common';
import { CaseFollowUp } from './case-follow-up';
import { ClosePeriodsJob } from './close-periods.job';
import { ClosePeriodsService } from './close-periods.service';
import { FlagFollowUp } from './flag-follow-up';
import { PeriodClosing } from './period-closing';

@Module({
  providers: [ClosePeriodsService, PeriodClosing, FlagFollowUp, CaseFollowUp],
  exports: [ClosePeriodsService],
})
export class ClosePeriodsModule {}

/** The timed side, for the service only: a command that opens the data folder itself starts no jobs. */
@Module({ imports: [ClosePeriodsModule], providers: [ClosePeriodsJob], exports: [ClosePeriodsJob] })
export class ClosePeriodsJobModule {}
