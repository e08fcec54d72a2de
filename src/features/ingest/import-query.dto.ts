import { IsOptional, IsString, Matches } from 'class-validator';

export class ImportQuery {
  /** import profile for files in another shape */
  @IsOptional()
  @Matches(/^[\w-]+$/, { message: 'profile must be the name of a file in config/profiles' })
  profile?: string;

  /** days for which an interruption log is complete, `2025-06-01..2025-06-30` */
  @IsOptional()
  @IsString()
  covers?: string;

  /** name shown for a raw body */
  @IsOptional()
  @IsString()
  name?: string;
}
