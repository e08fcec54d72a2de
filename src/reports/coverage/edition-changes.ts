import { plural } from '../../domain/text/language';
import type { NoteView } from '../../ports/page-templates';
import type { FactChange, PrintContext } from '../report-kind';
import { type Say, sayIn } from './wording';

/** A figure as it is printed; `key` is the same in every edition. */
export interface PrintedFigure {
  key: string;
  label: string;
  text: string;
}

const MOST_LINES = 8;

/**
 * What an edition changed, as a reader saw it: the printed figures of the edition before are made again from the facts
 * with the changes undone, and set beside the present ones. Null for a first edition.
 */
export function editionChanges<Facts>(
  facts: Facts,
  { edition, language }: PrintContext,
  printed: (facts: Facts) => PrintedFigure[],
): NoteView | null {
  if (edition.edition < 2) return null;
  const say = sayIn(language);
  const before = new Map(printed(undone(facts, edition.changes)).map((figure) => [figure.key, figure]));
  const lines = printed(facts).flatMap(({ key, label, text }) => {
    const old = before.get(key)?.text ?? say('chưa có', 'none');
    return old === text ? [] : [say(`${label}: ${old} thành ${text}`, `${label}: ${old}, now ${text}`)];
  });
  return {
    kind: 'box',
    title: say(`Thay đổi so với bản ${edition.edition - 1}`, `Changes since edition ${edition.edition - 1}`),
    lines: [...shown(lines, edition.changes.length, say), reason(say)],
  };
}

function shown(lines: string[], changes: number, say: Say): string[] {
  if (lines.length === 0)
    return [
      say(
        `Chỉ thay đổi số liệu chi tiết (${changes} giá trị); các số liệu chính giữ nguyên.`,
        `Only details changed (${changes} ${plural(changes, 'value', 'values')}); the main figures stand.`,
      ),
    ];
  const rest = lines.length - MOST_LINES;
  return rest > 0
    ? [...lines.slice(0, MOST_LINES), say(`và ${rest} số liệu khác`, `and ${rest} more`)]
    : lines;
}

const reason = (say: Say): string =>
  say(
    'Nguyên nhân: số liệu nhận thêm hoặc được điều chỉnh sau bản trước.',
    'Reason: data received or corrected after the edition before.',
  );

/** The facts as they were. Lists of facts hold no null: what was not there before is left out again. */
export function undone<Facts>(facts: Facts, changes: readonly FactChange[]): Facts {
  const before = structuredCopy(facts);
  for (const { path, before: value } of changes) setAt(before as Tree, path.split('.'), value);
  return compacted(before) as Facts;
}

type Tree = Record<string, unknown>;

const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function setAt(tree: Tree, path: string[], value: unknown): void {
  let at: unknown = tree;
  for (const step of path.slice(0, -1)) {
    if (at === null || typeof at !== 'object') return;
    at = (at as Tree)[step];
  }
  if (at !== null && typeof at === 'object') (at as Tree)[path[path.length - 1]] = value;
}

function compacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== null).map(compacted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, compacted(each)]));
}
