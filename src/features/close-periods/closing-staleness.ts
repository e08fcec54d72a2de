import type { LocalDate } from '../../domain/time/local-date';
import type { ClosingState } from '../../ports/period-results';

/** all = figures everybody's results rest on have changed; open = only days that some points watch have. */
export type Staleness = 'fresh' | 'open' | 'all';

export const revisionOf = (days: readonly LocalDate[], revisions: ReadonlyMap<LocalDate, number>): number =>
  days.reduce((sum, day) => sum + (revisions.get(day) ?? 0), 0);

/** Source revisions only rise, so their sum tells whether any of the days has changed since it was read (ruling M8). */
export function stalenessOf(
  state: ClosingState | undefined,
  revisions: ReadonlyMap<LocalDate, number>,
): Staleness {
  if (!state || revisionOf(state.sourceDays, revisions) !== state.sourceRevision) return 'all';
  return revisionOf(state.openDays, revisions) === state.openRevision ? 'fresh' : 'open';
}
