import { Module } from '@nestjs/common';
import { ReportFormats } from './report-formats';
import { ReportsController } from './reports.controller';

@Module({ providers: [ReportFormats], exports: [ReportFormats] })
export class IssueReportsModule {}

@Module({ imports: [IssueReportsModule], controllers: [ReportsController] })
export class IssueReportsHttpModule {}
