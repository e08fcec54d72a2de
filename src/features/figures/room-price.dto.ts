import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsPositive, Matches, Max, Min } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const message = '$property must be a day like 2025-06-30';

export class RoomPriceQuery {
  /** whole kWh of the room */
  @Type(() => Number) @IsInt() @Min(0) kwh!: number;
  @Matches(DAY, { message }) from!: string;
  /** first day after the period */
  @Matches(DAY, { message }) until!: string;
  @Type(() => Number) @IsInt() @IsPositive() @Max(9999) people!: number;
  /** đồng asked for, VAT included */
  @Type(() => Number) @IsInt() @Min(0) asked!: number;
  /** residence of everybody is declared */
  @IsOptional() @IsIn(['true', 'false']) declared?: 'true' | 'false';
}
