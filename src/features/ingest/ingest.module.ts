import { Module } from '@nestjs/common';
import { InboxJob } from './inbox.job';
import { IngestController } from './ingest.controller';
import { IngestService } from './ingest.service';
import { IntervalImport } from './interval-import';
import { ReadingImport } from './reading-import';
import { RecordKinds } from './record-kinds';

@Module({
  providers: [IngestService, ReadingImport, IntervalImport, RecordKinds],
  exports: [IngestService],
})
export class IngestModule {}

/** Addresses and the watched folder, for the service only. */
@Module({
  imports: [IngestModule],
  controllers: [IngestController],
  providers: [InboxJob],
  exports: [InboxJob],
})
export class IngestHttpModule {}
