import { closingFleet } from './closing-fleet';
import type { Figure } from './measure';
import { once, seconds } from './once';

/** So many usage points as one company has at most. */
const POINTS = Number(process.env.BENCH_POINTS ?? 1_000_000);

const CLOSED = ['on=2025-06-30', 'json'];

/** The close of a month for a whole fleet: the first time, again with nothing new, and its result read as a whole. */
export async function benchClosing(folder: string): Promise<Figure[]> {
  console.error(`making ${POINTS} usage points with registers …`);
  await closingFleet(folder, POINTS);
  const first = await once(folder, {}, 'close-period', ...CLOSED);
  const again = await once(folder, {}, 'close-period', ...CLOSED);
  const changes = await once(folder, {}, 'changes', ...CLOSED, 'flagged');
  const { closed, flagged, notices, cases } = first.head;
  return [
    { name: `close of ${closed} periods`, value: seconds(first) },
    { name: 'most memory', value: `${first.memoryMb} MB` },
    { name: 'flagged, notices, cases', value: `${flagged}, ${notices}, ${cases}` },
    {
      name: 'the same again, nothing new',
      value: seconds(again),
      ratio: again.ms / first.ms,
      against: 'first',
    },
    { name: 'most memory', value: `${again.memoryMb} MB` },
    { name: 'changes --flagged --json', value: seconds(changes) },
    { name: 'most memory', value: `${changes.memoryMb} MB` },
  ];
}
