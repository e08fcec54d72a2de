import type { Cell, TableView } from '../../ports/page-templates';

type Column = TableView['columns'][number];

/** Stands where a figure is not known; the page says why. */
export const dash: Cell = { text: '–', mark: 'missing' };
export const orDash = (text: string): Cell => (text === '–' ? dash : text);

/** A column of figures. */
export const rightColumn = (text: string, unit: string | null = null): Column => ({
  ...{ text, unit, width: null },
  align: 'right',
});

/** A column of words. */
export const leftColumn = (text: string, width: Column['width']): Column => ({
  ...{ text, width, unit: null },
  align: 'left',
});
