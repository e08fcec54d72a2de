import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { instanceToPlain, plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { parse, YAMLParseError } from 'yaml';
import { Zone } from '../../domain/time/zone';
import { messageOf, Problem } from '../../platform/errors/problem';
import { SettingsSource, type UtilitySettings } from '../../ports/utility-settings';
import { SettingsSchema } from './settings-schema';

const EXAMPLES: Record<string, string> = {
  utility: 'utility: { id: evnnpc, name: { vi: …, en: … }, shortName: EVNNPC }',
  timeZone: 'timeZone: Asia/Ho_Chi_Minh',
  networkLevels: 'networkLevels: [{ vi: Tổng công ty, en: Corporation }]',
  regions: 'regions: [{ id: north, name: { vi: Miền Bắc, en: North }, hotMonths: [5, 6, 7] }]',
};

/** The utility's file, read once and checked whole: every fault is listed, with the setting's name and an example. */
export class YamlSettings extends SettingsSource {
  readonly settings: UtilitySettings;

  constructor(readonly path: string) {
    super();
    this.settings = readSettings(path);
  }
}

/** Reads and checks a utility's file. Throws a coded problem that lists all faults. */
export function readSettings(path: string): UtilitySettings {
  const given = parseFile(path);
  // twice, so that defaults become instances of their classes too: only those are checked inside
  const withDefaults = plainToInstance(SettingsSchema, given, { exposeDefaultValues: true });
  const settings = plainToInstance(SettingsSchema, instanceToPlain(withDefaults));
  const faults = [
    ...validateSync(settings, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    }).flatMap((error) => faultsOf(error, '')),
    ...zoneFaults(settings.timeZone),
  ];
  if (faults.length > 0)
    throw new Problem(
      'settings-faulty',
      `cannot use ${path}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  return {
    ...settings,
    utility: { ...settings.utility, logo: embedLogo(dirname(path), settings.utility.logo) },
  };
}

function parseFile(path: string): object {
  if (!existsSync(path))
    throw new Problem(
      'settings-missing',
      `cannot read ${path}: it does not exist; name the utility's file with --config FILE`,
    );
  try {
    const given: unknown = parse(readFileSync(path, 'utf8'));
    if (given !== null && typeof given === 'object') return given;
    throw new Problem(
      'settings-faulty',
      `cannot use ${path}: it is no mapping of settings; start from config/utility.yaml`,
    );
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new Problem('settings-faulty', `cannot read ${path}: ${error.message}`, { cause: error });
  }
}

function faultsOf(error: ValidationError, parent: string): string[] {
  const name = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((text) => `${name}: ${text}${exampleOf(name)}`);
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, name))];
}

const exampleOf = (name: string): string => (name in EXAMPLES ? ` — for example "${EXAMPLES[name]}"` : '');

function zoneFaults(name: unknown): string[] {
  if (typeof name !== 'string') return [];
  try {
    return new Zone(name).name === '' ? [`timeZone: is empty${exampleOf('timeZone')}`] : [];
  } catch (error) {
    return [`timeZone: ${messageOf(error)}${exampleOf('timeZone')}`];
  }
}

const MIME: Record<string, string> = { '.svg': 'image/svg+xml', '.png': 'image/png' };

/** A logo file beside the utility's file becomes a data URI, since pages reach no file. */
function embedLogo(folder: string, logo: string): string {
  if (logo === '' || logo.startsWith('data:')) return logo;
  const mime = MIME[extname(logo).toLowerCase()];
  const path = join(folder, logo);
  if (!mime || !existsSync(path))
    throw new Problem(
      'settings-faulty',
      `cannot use the logo ${path}: name an existing .svg or .png file beside the utility's file`,
    );
  return `data:${mime};base64,${readFileSync(path).toString('base64')}`;
}
