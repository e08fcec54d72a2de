import { type LaterFact, laterFacts } from '../later-facts';

const NO_PLAN = { plannedKwh: null, plannedDays: 0, changePercent: null, withheld: 'no-plan' };

/** What came to the facts of areas after editions had been filed: plans, and supply from the grid. */
export const laterAreaFacts = (area: string): LaterFact[] => [
  ...laterFacts(area, { plan: () => NO_PLAN, planYearToDate: () => NO_PLAN, received: () => null }),
  ...laterDayFacts(`${area}.days[]`),
];

export const laterDayFacts = (day: string): LaterFact[] => laterFacts(day, { plannedKwh: () => null });
