import { chunksOf, texts } from '../../platform/duckdb';
import type { Database, Session } from '../../platform/duckdb';
import type { Area } from '../../ports/usage-point-records';
import { Numbering } from './numbering';
import type { NumberingDraft } from './numbering';

/** Separates the parts of a numbered text; cannot stand in a CSV field that was typed. */
const SEPARATOR = '\u001f';
const AREA_KINDS = { network: `network${SEPARATOR}`, region: `region${SEPARATOR}` };

/** What is numbered: usage points, areas, classes of customers (tariff and class). Loaded once. */
export interface Registers {
  keys: Numbering;
  areas: Numbering;
  classes: Numbering;
}

export type RegisterDrafts = { [name in keyof Registers]: NumberingDraft };

const KEYS = 'SELECT usage_point_id AS text FROM usage_point_keys ORDER BY key';
const AREAS = 'SELECT kind || $1 || path AS text FROM areas ORDER BY area';
const CLASSES = 'SELECT tariff || $1 || customer_class AS text FROM customer_classes ORDER BY class_index';

export async function loadRegisters(database: Database): Promise<Registers> {
  return database.read(async (session) => ({
    keys: await loadNumbering(session, KEYS),
    areas: await loadNumbering(session, AREAS, SEPARATOR),
    classes: await loadNumbering(session, CLASSES, SEPARATOR),
  }));
}

async function loadNumbering(session: Session, sql: string, ...params: string[]): Promise<Numbering> {
  const numbering = new Numbering();
  for (const chunk of chunksOf(await session.run(sql, ...params))) numbering.take(texts(chunk, 0));
  return numbering;
}

export const draftsOf = (registers: Registers): RegisterDrafts => ({
  keys: registers.keys.draft(),
  areas: registers.areas.draft(),
  classes: registers.classes.draft(),
});

/** After the commit. */
export function takeDrafts(registers: Registers, drafts: RegisterDrafts): void {
  for (const name of ['keys', 'areas', 'classes'] as const) registers[name].take(drafts[name].added());
}

/** Index of a network node; the nodes above it are numbered before it. */
export function networkNode(areas: NumberingDraft, path: string): number {
  const parts = path.split('/');
  let index = -1;
  for (let level = 1; level <= parts.length; level++)
    index = areas.numberOf(AREA_KINDS.network + parts.slice(0, level).join('/'));
  return index;
}

export const regionArea = (areas: NumberingDraft, name: string): number =>
  areas.numberOf(AREA_KINDS.region + name);

/** Path of a network node, or name of a region. */
export const areaText = ({ areas }: Registers, index: number): string =>
  areas.textOf(index).slice(areas.textOf(index).indexOf(SEPARATOR) + 1);

export const classOf = (classes: NumberingDraft, tariff: string, customerClass: string): number =>
  classes.numberOf(tariff + SEPARATOR + customerClass);

/** Tariff and customer class of a numbered class. */
export const classAt = ({ classes }: Registers, index: number): { tariff: string; customerClass: string } =>
  splitClass(classes.textOf(index));

export function splitClass(text: string): { tariff: string; customerClass: string } {
  const [tariff, customerClass] = text.split(SEPARATOR);
  return { tariff, customerClass };
}

/** The tariff, refined by the customer class. */
export function classNames(classes: Numbering): string[] {
  return classes.texts().map((text) => text.split(SEPARATOR).filter(Boolean).join('/'));
}

export function areasOf(numbering: Numbering): Area[] {
  return numbering.texts().map((text, index) => areaOf(text, index, numbering));
}

function areaOf(text: string, index: number, numbering: Pick<Numbering, 'numberOf'>): Area {
  const [kind, path] = text.split(SEPARATOR) as [Area['kind'], string];
  if (kind === 'region') return { index, kind, path, name: path, level: 0, parent: -1 };
  const parts = path.split('/');
  const above = parts.slice(0, -1).join('/');
  const parent = parts.length > 1 ? numbering.numberOf(AREA_KINDS.network + above) : -1;
  return { index, kind, path, name: parts[parts.length - 1], level: parts.length - 1, parent };
}

/** Writes what the drafts have added. */
export async function saveDrafts(session: Session, drafts: RegisterDrafts): Promise<void> {
  const keys = drafts.keys.added();
  const keyNumbers = Int32Array.from(keys, (_, index) => drafts.keys.firstNew + index);
  await session.append('usage_point_keys', [keyNumbers, keys], keys.length);

  const areas = drafts.areas
    .added()
    .map((text, index) => areaOf(text, drafts.areas.firstNew + index, drafts.areas));
  const areaColumns = (['index', 'kind', 'path', 'name', 'level', 'parent'] as const).map((name) =>
    areas.map((area) => area[name]),
  );
  await session.append('areas', areaColumns, areas.length);

  const classes = drafts.classes.added().map(splitClass);
  const classNumbers = Int32Array.from(classes, (_, index) => drafts.classes.firstNew + index);
  const classColumns = [
    classNumbers,
    classes.map((one) => one.tariff),
    classes.map((one) => one.customerClass),
  ];
  await session.append('customer_classes', classColumns, classes.length);
}
