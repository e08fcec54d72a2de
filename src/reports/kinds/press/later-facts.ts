import { type LaterFact, laterFacts } from '../../later-facts';
import { laterAreaFacts } from '../../load/later-load-facts';
import { laterWorksFacts } from '../../reliability/later-works-facts';

/** What briefings that were filed earlier do not have. Add a line with each fact that is added. */
export const LATER_FACTS: readonly LaterFact[] = [
  ...['whole', 'regions[]'].flatMap(laterAreaFacts),
  // the briefing does not name who works where
  ...laterWorksFacts('works').filter(({ path }) => path !== 'works.byNode'),
  ...laterFacts('', { rises: () => null }),
  ...laterFacts('supply', { excluded: () => ({ classes: [], named: [] }) }),
];
