import { edgeOf } from '../../domain/changes/period-walk';
import { Channel } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import type { FleetDay, ReadingStore } from '../../ports/reading-store';
import { type ClosingGroup, sourceDaysOf } from './closing-groups';

/** Reads every day that the groups rest on once, ascending, and hands it to those that need it. */
export async function readFleet(
  store: ReadingStore,
  groups: readonly ClosingGroup[],
  size: number,
  firstSourceDay: LocalDate,
): Promise<void> {
  let values: FleetDay | undefined;
  for (const day of sourceDaysOf(groups)) {
    if (day < firstSourceDay) continue;
    values = await store.fleetDay(day, Channel.Total, size, values);
    for (const group of groups) take(group, values);
  }
}

function take(group: ClosingGroup, values: FleetDay): void {
  const { points, previous, lastYear, walk } = group;
  if (values.day === previous.from - 1) group.previousStart = edgeOf(points.key, values);
  if (values.day === (lastYear?.from ?? NaN) - 1) group.lastYearStart = edgeOf(points.key, values);
  if (values.day === (lastYear?.until ?? NaN) - 1) group.lastYearEnd = edgeOf(points.key, values);
  walk.take(values);
}
