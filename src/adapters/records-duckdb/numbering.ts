/** Dense numbers, from 0, given to texts once and for all; kept in memory beside the table that holds them. */
export class Numbering {
  private readonly numbers = new Map<string, number>();
  private readonly list: string[] = [];

  constructor(texts: Iterable<string> = []) {
    this.take(texts);
  }

  get size(): number {
    return this.numbers.size;
  }

  /** −1 where there is none. */
  numberOf(text: string): number {
    return this.numbers.get(text) ?? -1;
  }

  textOf(number: number): string {
    return this.list[number];
  }

  texts(): string[] {
    return [...this.list];
  }

  toMap(): Map<string, number> {
    return new Map(this.numbers);
  }

  /** Gives numbers beyond the present ones, which nobody else sees before `take` (after the commit). */
  draft(): NumberingDraft {
    return new NumberingDraft(this);
  }

  take(texts: Iterable<string>): void {
    for (const text of texts) {
      if (this.numbers.has(text)) continue;
      this.numbers.set(text, this.list.length);
      this.list.push(text);
    }
  }
}

export class NumberingDraft {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly base: Numbering) {}

  get firstNew(): number {
    return this.base.size;
  }

  numberOf(text: string): number {
    const known = this.base.numberOf(text);
    if (known >= 0) return known;
    const drafted = this.numbers.get(text) ?? this.base.size + this.numbers.size;
    this.numbers.set(text, drafted);
    return drafted;
  }

  /** New texts in the order of their numbers. */
  added(): string[] {
    return [...this.numbers.keys()];
  }
}
