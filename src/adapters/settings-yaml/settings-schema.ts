import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsPositive,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DEFAULT_QUARTERLY_BELOW_KWH } from '../../domain/changes/change-between';
import { DEFAULT_ESCALATION } from '../../domain/changes/escalation';
import { DEFAULT_VERIFICATION } from '../../domain/changes/verification';
import { DEFAULT_WORK_SETTINGS } from '../../domain/reliability/work';
import type { Language } from '../../domain/text/language';

/* The shape of the utility's file, with the default of every setting that rulings leave open. */

export class TranslatedSchema {
  @IsString() vi!: string;
  @IsString() en!: string;
}

export class UtilitySchema {
  @Matches(/^[a-z0-9-]+$/, { message: '$property must be a short name in a-z, 0-9 and -, e.g. evnnpc' })
  id!: string;
  @ValidateNested() @Type(() => TranslatedSchema) name!: TranslatedSchema;
  @IsString() shortName!: string;
  @IsString() logo = '';
  @IsString() hotline = '';
  @IsString() web = '';
  @IsString() email = '';
  @ValidateNested() @Type(() => TranslatedSchema) address: TranslatedSchema = Object.assign(
    new TranslatedSchema(),
    { vi: '', en: '' },
  );
}

export class RegionSchema {
  @IsString() id!: string;
  @ValidateNested() @Type(() => TranslatedSchema) name!: TranslatedSchema;
  @IsArray() @IsInt({ each: true }) @Min(1, { each: true }) @Max(12, { each: true }) hotMonths!: number[];
}

export class PlausibilitySchema {
  @IsPositive() floorWhPerDay = 50_000;
  @IsPositive() factor = 5;
  @IsInt() @IsPositive() historyDays = 60;
  @IsInt() @IsPositive() minHistoryDays = 7;
}

export class MeteringSchema {
  @ValidateNested() @Type(() => PlausibilitySchema) plausibility = new PlausibilitySchema();
  @IsInt() @Min(0) interpolationDays = 10;
  @IsPositive() offTimeHours = 2;
  @IsInt() @Min(0) parkingDays = 60;
}

export class CoverageSchema {
  @IsNumber() @Min(0) @Max(1) completeDay = 0.98;
  @IsNumber() @Min(0) @Max(1) comparison = 0.95;
}

export class EscalationSchema {
  @IsPositive() ratio!: number;
  @IsString() role!: string;
}

export class ChangesSchema {
  @IsPositive() thresholdPercent = 30;
  @IsInt() @Min(1) minPeers = 30;
  @IsBoolean() remoteAllowed = DEFAULT_VERIFICATION.remoteAllowed;
  @IsPositive() fieldRatio = DEFAULT_VERIFICATION.fieldRatio;
  @IsNumber() @Min(0) @Max(1) randomFieldShare = DEFAULT_VERIFICATION.randomFieldShare;
  @IsInt() @Min(0) laterRegisterWaitDays = 2;
  @IsNumber() @Min(0) quarterlyBelowKwh = DEFAULT_QUARTERLY_BELOW_KWH;
  @IsNumber() @Min(0) queueFloorKwh = 0;
  @IsPositive() complaintHours = 24;
  @IsArray() @ValidateNested({ each: true }) @Type(() => EscalationSchema) escalation: EscalationSchema[] =
    DEFAULT_ESCALATION.map((level) => Object.assign(new EscalationSchema(), level));
}

export class PersonSchema {
  @IsString() id!: string;
  @IsString() name!: string;
  @IsArray() @IsString({ each: true }) roles!: string[];
}

export class BillingSchema {
  @IsIn(['floor']) wholeKwh = 'floor' as const;
  @IsIn(['issued', 'periodEnd']) vatDate: 'issued' | 'periodEnd' = 'issued';
  @IsInt() @Min(0) invoiceDelayDays = 1;
}

export class ExclusionClassSchema {
  @IsString() id!: string;
  @ValidateNested() @Type(() => TranslatedSchema) name!: TranslatedSchema;
}

export class ReliabilitySchema {
  @IsPositive() sustainedMinutes = 5;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExclusionClassSchema)
  exclusionClasses: ExclusionClassSchema[] = [];
  @IsPositive() longDays = 7;
}

export class WorksSchema {
  @IsInt() @Min(0) noticeDays = 5;
  @IsPositive() emergencyNoticeHours = DEFAULT_WORK_SETTINGS.emergencyNoticeHours;
  @IsInt() @Min(0) toleranceMinutes = 15;
  @IsNumber() heatCelsius = 36;
}

export class SchedulesSchema {
  @IsString() aggregate = '30 2 * * *';
  @IsString() closePeriods = '0 3 * * *';
  @IsString() weekly = '0 7 * * 1';
  @IsString() inbox = '*/30 * * * * *';
}

export class SettingsSchema {
  @ValidateNested() @Type(() => UtilitySchema) utility!: UtilitySchema;
  @IsBoolean() simulated = false;
  @IsArray() @ArrayNotEmpty() @IsIn(['vi', 'en'], { each: true }) languages: Language[] = ['vi', 'en'];
  @IsString() timeZone!: string;
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => TranslatedSchema)
  networkLevels!: TranslatedSchema[];
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => RegionSchema)
  regions!: RegionSchema[];
  @ValidateNested() @Type(() => MeteringSchema) metering = new MeteringSchema();
  @ValidateNested() @Type(() => CoverageSchema) coverage = new CoverageSchema();
  @ValidateNested() @Type(() => ChangesSchema) changes = new ChangesSchema();
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonSchema) people: PersonSchema[] = [];
  @ValidateNested() @Type(() => BillingSchema) billing = new BillingSchema();
  @ValidateNested() @Type(() => ReliabilitySchema) reliability = new ReliabilitySchema();
  @ValidateNested() @Type(() => WorksSchema) works = new WorksSchema();
  @ValidateNested() @Type(() => SchedulesSchema) schedules = new SchedulesSchema();
}
