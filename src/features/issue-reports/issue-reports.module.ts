import { Module } from '@nestjs/common';
import { BulkSummaries } from './bulk-summaries.service';
import { ReportFormats } from './report-formats';
import { ReportsController } from './reports.controller';

@Module({ providers: [ReportFormats, BulkSummaries], exports: [ReportFormats, BulkSummaries] })
export class IssueReportsModule {}

@Module({ imports: [IssueReportsModule], controllers: [ReportsController] })
export class IssueReportsHttpModule {}
