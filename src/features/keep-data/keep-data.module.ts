import { Module } from '@nestjs/common';
import { BackupService } from './backup.service';
import { MoveSeriesService } from './move-series.service';
import { RestoreService } from './restore.service';
import { VerifyService } from './verify.service';

@Module({
  providers: [BackupService, RestoreService, VerifyService, MoveSeriesService],
  exports: [BackupService, RestoreService, VerifyService, MoveSeriesService],
})
export class KeepDataModule {}
