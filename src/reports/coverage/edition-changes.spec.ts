import { factChanges } from '../fact-changes';
import type { PrintContext, ReportFacts } from '../report-kind';
import { editionChanges, undone } from './edition-changes';

interface Facts extends ReportFacts {
  kwh: number | null;
  fit: { slope: number } | { refused: string };
  days: { day: string; kwh: number }[];
}

const facts = (rest: Partial<Facts>): Facts => ({
  kind: 'test',
  generatedAt: 'then',
  dataCutOff: { importedUntil: null, lastCompleteDay: null },
  simulated: false,
  kwh: 1,
  fit: { slope: 2 },
  days: [{ day: '2025-06-01', kwh: 5 }],
  ...rest,
});
const context = (edition: number, changes: ReturnType<typeof factChanges>): PrintContext => ({
  language: 'en',
  edition: { edition, changes },
  settings: {} as PrintContext['settings'],
});

describe('what an edition changed', () => {
  it.each<[string, Partial<Facts>, Partial<Facts>]>([
    ['a figure', { kwh: 1 }, { kwh: 2 }],
    ['a figure that came', { kwh: null }, { kwh: 2 }],
    ['a figure that went', { kwh: 2 }, { kwh: null }],
    ['a row that came', { days: [] }, { days: [{ day: '2025-06-01', kwh: 5 }] }],
    [
      'a row that went',
      {
        days: [
          { day: '2025-06-01', kwh: 5 },
          { day: '2025-06-02', kwh: 6 },
        ],
      },
      {},
    ],
  ])('undoes %s', (_, before, after) => {
    const [old, now] = [facts(before), facts(after)];
    expect(undone(now, factChanges(old, now))).toEqual(old);
  });

  it('gives a shape that changed what it had, beside null for what it had not', () => {
    const [old, now] = [facts({ fit: { slope: 2 } }), facts({ fit: { refused: 'few-days' } })];
    expect(undone(now, factChanges(old, now)).fit).toEqual({ slope: 2, refused: null });
  });

  const printed = ({ kwh, days }: Facts) => [
    { key: 'kwh', label: 'Energy', text: `${kwh ?? '–'} kWh` },
    ...days.map(({ day, kwh: each }) => ({ key: day, label: `Day ${day}`, text: String(each) })),
  ];
  const lines = (before: Facts, after: Facts): readonly string[] =>
    editionChanges(after, context(2, factChanges(before, after)), printed)!.lines;

  it('names the printed figure, old and new, and the reason', () => {
    expect(lines(facts({ kwh: 1 }), facts({ kwh: 2 }))).toEqual([
      'Energy: 1 kWh, now 2 kWh',
      'Reason: data received or corrected after the edition before.',
    ]);
  });

  it('says that no printed figure changed when only details did', () => {
    expect(lines(facts({}), facts({ fit: { slope: 3 } }))[0]).toBe(
      'Only details changed (1 value); the main figures stand.',
    );
  });

  it('stops after eight figures', () => {
    const days = (kwh: number) => Array.from({ length: 12 }, (_, day) => ({ day: String(day), kwh }));
    const found = lines(facts({ days: days(1) }), facts({ days: days(2) }));
    expect(found).toHaveLength(10);
    expect(found[8]).toBe('and 4 more');
  });

  it('says nothing in a first edition', () => {
    expect(editionChanges(facts({}), context(1, []), printed)).toBeNull();
  });
});
