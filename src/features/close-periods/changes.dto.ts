import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../platform/http/page';

export class ChangesQuery {
  /** another threshold than the setting, percent */
  @IsOptional()
  @Matches(/^\d{1,4}(\.\d)?$/, { message: 'threshold must be a percent like 30 or 42.5' })
  threshold?: string;
}

export class ChangeRowsQuery extends PageQuery {
  @IsOptional()
  @Matches(/^\d{1,4}(\.\d)?$/, { message: 'threshold must be a percent like 30 or 42.5' })
  threshold?: string;

  /** only flagged rows */
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === '1')
  @IsBoolean()
  flagged?: boolean;
}
