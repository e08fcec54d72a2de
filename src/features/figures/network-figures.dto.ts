import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsPositive, IsString, Matches, Min } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const message = '$property must be a day like 2025-06-30';
const GROUPS = ['region', 'network', 'cause', 'month'] as const;

export class SpanQuery {
  @Matches(DAY, { message }) from!: string;
  /** inclusive */
  @Matches(DAY, { message }) to!: string;
}

export class LoadQuery extends SpanQuery {
  /** path of a network node or name of a region, default the whole utility */
  @IsOptional() @IsString() node?: string;
}

export class ReliabilityQuery extends SpanQuery {
  @IsOptional() @IsIn(GROUPS) by?: (typeof GROUPS)[number];
  /** customers served, instead of those counted */
  @IsOptional() @Type(() => Number) @IsInt() @IsPositive() customers?: number;
  /** ids of interruptions left out after exclusions, apart by commas */
  @IsOptional() @IsString() exclude?: string;
  /** lists what each index is made of */
  @IsOptional() @IsIn(['true', 'false']) events?: 'true' | 'false';
}

export class BillQuery {
  /** whole kWh */
  @Type(() => Number) @IsInt() @Min(0) kwh!: number;
  @Matches(DAY, { message }) from!: string;
  /** first day after the period */
  @Matches(DAY, { message }) until!: string;
  @IsOptional() @IsString() tariff?: string;
  /** households sharing the meter, quarters allowed */
  @IsOptional() @Type(() => Number) @IsNumber() @IsPositive() households?: number;
  @IsOptional() @Type(() => Number) @IsInt() @IsPositive() nominalDays?: number;
  @IsOptional() @Matches(DAY, { message }) issued?: string;
}
