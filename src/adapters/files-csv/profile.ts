import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { Problem } from '../../platform/errors/problem';

/** How a file in somebody else's shape is read. Every part may be left out. */
export interface ImportProfile {
  /** one character, default comma */
  delimiter: string;
  /** a WHATWG encoding name, default utf-8 */
  encoding: string;
  /** `.` (default) or `,`; with `,` dots are thousands separators, with `.` commas are */
  decimalSign: '.' | ',';
  /** of dates and moments, from yyyy MM dd HH mm ss and literals; empty = ISO */
  dateFormat: string;
  /** canonical name → name in the file */
  columns: Record<string, string>;
  /** canonical name → the same text in every row */
  constants: Record<string, string>;
  /** canonical name → text in front of the line number, for files without an identifier */
  rowIds: Record<string, string>;
  /** canonical name → text in the file → canonical text */
  values: Record<string, Record<string, string>>;
  /** canonical name → columns of date and time that make one moment */
  moments: Record<string, { date: string; time: string }>;
  /** canonical name → what its numbers are multiplied by (0.001 for Wh) */
  factors: Record<string, number>;
  /** IANA zone of moments without offset; empty = the utility's own */
  timeZone: string;
  /** whether a day's register is the end of that day or of the day before */
  registerOf: 'end-of-day' | 'end-of-day-before';
}

export const PLAIN_PROFILE: ImportProfile = {
  delimiter: ',',
  encoding: 'utf-8',
  decimalSign: '.',
  dateFormat: '',
  columns: {},
  constants: {},
  rowIds: {},
  values: {},
  moments: {},
  factors: {},
  timeZone: '',
  registerOf: 'end-of-day',
};

/** Reads a profile file; lists every fault at once. */
export async function readProfile(path: string): Promise<ImportProfile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new Problem(
      'profile-unreadable',
      `cannot read import profile ${path}: name a file of config/profiles`,
      { cause },
    );
  }
  const given: unknown = parse(text);
  const faults = faultsOf(given);
  if (faults.length > 0)
    throw new Problem('profile-faulty', `import profile ${basename(path)}: ${faults.join('; ')}`);
  return { ...PLAIN_PROFILE, ...(given as Partial<ImportProfile>) };
}

function faultsOf(given: unknown): string[] {
  if (given === null || typeof given !== 'object')
    return ['is empty; it must be a mapping such as "delimiter: ;"'];
  return Object.entries(given).flatMap(([name, value]) => faultOf(name, value));
}

function faultOf(name: string, value: unknown): string[] {
  if (!(name in PLAIN_PROFILE))
    return [`"${name}" is no setting of a profile (${Object.keys(PLAIN_PROFILE).join(', ')})`];
  const expected = typeof PLAIN_PROFILE[name as keyof ImportProfile];
  if (typeof value !== expected || value === null)
    return [`"${name}" must be a ${expected === 'object' ? 'mapping' : expected}`];
  if (name === 'delimiter' && (value as string).length !== 1) return ['"delimiter" must be one character'];
  if (name === 'decimalSign' && !['.', ','].includes(value as string))
    return ['"decimalSign" must be "." or ","'];
  if (name === 'registerOf' && !['end-of-day', 'end-of-day-before'].includes(value as string))
    return ['"registerOf" must be end-of-day or end-of-day-before'];
  if (name === 'encoding' && !isEncoding(value as string))
    return [`"encoding" ${value as string} is not known here`];
  return [];
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding.length > 0;
  } catch {
    return false;
  }
}
