/** Every text of a view with the path at which it stands; drawn charts are left out. */
export function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return path.endsWith('.svg') ? [] : [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));
}

const FIGURE = /^[+\u2212]?[\d.,]+%?$/;
const swapped = (text: string): string => text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

/** Cells that are figures in both languages and differ: a table that rounds one way in one and another in the other. */
export function differingFigures(vi: object, en: object): string[] {
  const english = new Map(textsOf(en));
  return textsOf(vi).flatMap(([path, text]) => {
    const other = english.get(path) ?? '';
    return FIGURE.test(text) && FIGURE.test(other) && swapped(text) !== other
      ? [`${path}: ${text}, ${other}`]
      : [];
  });
}
