import { Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const message = '$property must be a day like 2025-06-30';

export class UsageQuery {
  @Matches(DAY, { message }) from!: string;
  /** inclusive */
  @Matches(DAY, { message }) to!: string;
}

export class PeriodQuery {
  @Matches(DAY, { message }) from!: string;
  /** first day after the period */
  @Matches(DAY, { message }) until!: string;
}
