import { Module } from '@nestjs/common';
import { AggregateJob } from './aggregate.job';
import { AggregateService } from './aggregate.service';

@Module({ providers: [AggregateService], exports: [AggregateService] })
export class AggregateModule {}

/** The timed side, for the service only: a command that opens the data folder itself starts no jobs. */
@Module({ imports: [AggregateModule], providers: [AggregateJob], exports: [AggregateJob] })
export class AggregateJobModule {}
