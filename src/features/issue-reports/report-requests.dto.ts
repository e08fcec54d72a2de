import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { LANGUAGES, type Language } from '../../domain/text/language';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class LanguageQuery {
  /** default: the customer's own, else the utility's first */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}

/** What a report is about: `week` for management, `from` and `to` for press, `customerCode` and `period` for a customer. */
export class IssueReportBody {
  @IsOptional()
  @Matches(/^\d{4}-W\d{2}$/, { message: 'week must be like 2025-W23' })
  week?: string;

  @IsOptional()
  @Matches(DAY, { message: 'from must be a day like 2025-06-01' })
  from?: string;

  @IsOptional()
  @Matches(DAY, { message: 'to must be a day like 2025-06-15' })
  to?: string;

  @IsOptional()
  @IsString()
  customerCode?: string;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/, { message: 'period must be like 2025-06' })
  period?: string;
}
