/** Facts as the archive holds them. */
type Tree = Record<string, unknown>;

/**
 * A fact that came to a kind of report after editions of it had been filed: its path, `[]` for every item of a list, and
 * what stands there for editions that do not have it, made from the object that would hold it.
 */
export interface LaterFact {
  path: string;
  absent: (holder: Tree) => unknown;
}

/** The same for several fields of one object, or of each item of a list. */
export const laterFacts = (holder: string, absent: Record<string, LaterFact['absent']>): LaterFact[] =>
  Object.entries(absent).map(([field, value]) => ({
    path: holder === '' ? field : `${holder}.${field}`,
    absent: value,
  }));

/** Facts of a filed edition with what they lack filled in, so that they print. What is there stays as it is. */
export function completed<Facts>(filed: Facts, later: readonly LaterFact[]): Facts {
  const facts = JSON.parse(JSON.stringify(filed)) as Facts;
  for (const { path, absent } of later)
    for (const { holder, field } of holdersOf(facts, path))
      if (!(field in holder)) holder[field] = absent(holder);
  return facts;
}

/** Without what only the later edition can hold: a figure that is new is no figure that changed. */
export function realChanges<Change extends { path: string }>(
  changes: readonly Change[],
  before: unknown,
  later: readonly LaterFact[],
): Change[] {
  const lacking = later.flatMap(({ path }) =>
    holdersOf(before, path).flatMap(({ holder, field, at }) => (field in holder ? [] : [at])),
  );
  const isUnder = (path: string, at: string): boolean => path === at || path.startsWith(`${at}.`);
  return changes.filter(({ path }) => !lacking.some((at) => isUnder(path, at)));
}

interface Holder {
  holder: Tree;
  field: string;
  /** path with the places in lists, as changes name it */
  at: string;
}

/** Every object that has, or would have, the fact of that path. */
function holdersOf(facts: unknown, path: string): Holder[] {
  const steps = path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  const field = steps.pop()!;
  let found: { value: unknown; at: string[] }[] = [{ value: facts, at: [] }];
  for (const step of steps)
    found = found.flatMap(({ value, at }) => {
      if (step === '[]')
        return Array.isArray(value)
          ? value.map((each: unknown, index) => ({ value: each, at: [...at, String(index)] }))
          : [];
      return isTree(value) && step in value ? [{ value: value[step], at: [...at, step] }] : [];
    });
  return found.flatMap(({ value, at }) =>
    isTree(value) ? [{ holder: value, field, at: [...at, field].join('.') }] : [],
  );
}

const isTree = (value: unknown): value is Tree =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
