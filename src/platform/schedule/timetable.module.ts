import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Timetable } from './timetable';

/** Timed jobs, for the service only. */
@Global()
@Module({ imports: [ScheduleModule.forRoot()], providers: [Timetable], exports: [Timetable] })
export class TimetableModule {}
