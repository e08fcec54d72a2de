import { dailyUsage } from './daily-usage';
import { intervalUsage } from './interval-usage';
import type { ReadingKind } from './reading-kind';
import { registerReadings } from './register-readings';

/** Tables of readings; adding one = one file and one line here. */
export const READING_KINDS: readonly ReadingKind[] = [registerReadings, dailyUsage, intervalUsage];

/** Every kind of file that can be imported. */
export const IMPORT_KINDS = [
  'usage-points',
  'meters',
  'register-readings',
  'daily-usage',
  'interval-usage',
  'temperatures',
  'interruptions',
  'works',
  'bills',
  'planned-load',
  'system-load',
  'customers-served',
  'targets',
  'nem12',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds whose rows are records; `RecordKinds.named` does not compile while one of them lacks there. */
export type RecordImportKind = Exclude<
  ImportKind,
  'register-readings' | 'daily-usage' | 'interval-usage' | 'nem12'
>;

export const isImportKind = (text: string): text is ImportKind => IMPORT_KINDS.includes(text as ImportKind);
