import type { EscalationLevel } from '../domain/changes/escalation';
import type { VerificationSettings } from '../domain/changes/verification';
import type { PlausibilityRules } from '../domain/metering/judge';
import type { Language } from '../domain/text/language';

export type Translated = Record<Language, string>;

export interface RegionSettings {
  /** as in the `region` column */
  id: string;
  name: Translated;
  /** months (1–12) of the hot season */
  hotMonths: number[];
}

/** What differs between companies: the checked content of the utility's file. Thresholds marked M are settings. */
export interface UtilitySettings {
  utility: {
    id: string;
    name: Translated;
    shortName: string;
    /** SVG or PNG as data URI, empty = none */
    logo: string;
    hotline: string;
    web: string;
    email: string;
    address: Translated;
  };
  /** true = every page says that the data are simulated */
  simulated: boolean;
  /** first one is the utility's own */
  languages: Language[];
  /** IANA name */
  timeZone: string;
  /** names of the network levels, from the top */
  networkLevels: Translated[];
  regions: RegionSettings[];
  metering: {
    plausibility: PlausibilityRules;
    /** registers at most this many days apart are interpolated (M10) */
    interpolationDays: number;
    /** hours from the day's end above which a read time is remarked (M12) */
    offTimeHours: number;
    /** days for which rows of unknown usage points wait (M14) */
    parkingDays: number;
  };
  coverage: {
    /** every node at or above = complete day */
    completeDay: number;
    /** below, comparisons are withheld (A2) */
    comparison: number;
  };
  changes: VerificationSettings & {
    thresholdPercent: number;
    minPeers: number;
    /** days for which a flag waits for a register after the period before somebody goes there (M) */
    laterRegisterWaitDays: number;
    /** points read monthly and used less than this a month may be read every three months (M13) */
    quarterlyBelowKwh: number;
    /** changes below come last in the queue; nobody is taken out of the count (C2) */
    queueFloorKwh: number;
    /** a complaint is answered within this time */
    complaintHours: number;
    /** from which multiple of the base on whose signature releases the bill */
    escalation: EscalationLevel[];
  };
  /** who acts on cases until there are accounts (W1) */
  people: { id: string; name: string; roles: string[] }[];
  billing: {
    /** whole kWh from registers (B3) */
    wholeKwh: 'floor';
    vatDate: 'issued' | 'periodEnd';
    /** days after the period's end on which the invoice is made, 1 = the next day */
    invoiceDelayDays: number;
  };
  reliability: {
    /** above = sustained */
    sustainedMinutes: number;
    exclusionClasses: { id: string; name: Translated }[];
    /** above = remarked (L4) */
    longDays: number;
  };
  works: {
    noticeDays: number;
    /** within which an emergency is told (Electricity Law 61/2024 Đ49.2) */
    emergencyNoticeHours: number;
    toleranceMinutes: number;
    heatCelsius: number;
  };
  schedules: {
    /** cron expressions in the utility's zone */
    aggregate: string;
    closePeriods: string;
    weekly: string;
    inbox: string;
  };
}

/** Injection token of the checked settings. */
export abstract class SettingsSource {
  abstract readonly settings: UtilitySettings;
}
