/** A figure of the text as the annex gives it: exactly, with what it rests on. */
export interface BookedFigure {
  label: string;
  /** exact value with its unit */
  value: string;
  period: string;
  /** what it is compared with; null = nothing */
  base: string | null;
  source: string;
  /** coverage of the readings it rests on; null = it rests on none */
  coverage: string | null;
}

/** Numbers the figures in the order in which the text cites them; a figure cited again keeps its number. */
export class FigureBook {
  private readonly booked = new Map<string, BookedFigure>();

  /** `[3]`, to stand behind the number. */
  cite(key: string, figure: BookedFigure): string {
    if (!this.booked.has(key)) this.booked.set(key, figure);
    return `\u00a0[${[...this.booked.keys()].indexOf(key) + 1}]`;
  }

  get figures(): { number: number; figure: BookedFigure }[] {
    return [...this.booked.values()].map((figure, index) => ({ number: index + 1, figure }));
  }
}
