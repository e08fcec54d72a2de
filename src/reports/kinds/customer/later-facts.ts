import { type LaterFact, laterFacts } from '../../later-facts';

/** What summaries that were filed earlier do not have. Add a line with each fact that is added. */
export const LATER_FACTS: readonly LaterFact[] = laterFacts('points[]', {
  invoice: () => null,
  peers: () => null,
  thresholdPercent: () => 30,
  verification: () => null,
});
