import { Module } from '@nestjs/common';
import { StatusController } from './status.controller';
import { StatusService } from './status.service';

@Module({ providers: [StatusService], exports: [StatusService] })
export class StatusModule {}

@Module({ imports: [StatusModule], controllers: [StatusController] })
export class StatusHttpModule {}
