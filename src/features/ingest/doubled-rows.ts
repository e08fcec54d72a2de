import type { DoubledKey, ImportStage } from '../../ports/import-stage';
import type { ImportRun } from './import-run';

/** Rows of one key in one file: equal ones count once, differing ones are all rejected, naming each other (ruling M18). */
export async function settleDoubled(run: ImportRun, stage: ImportStage): Promise<void> {
  for await (const doubled of stage.doubled())
    if (doubled.equal) {
      run.tally.unchanged += doubled.count - 1;
      run.tally.find(
        'doubled-row',
        'info',
        doubled.lines[1],
        'the same row stands in the file more than once',
        doubled.count - 1,
      );
    } else rejectDoubled(run, doubled);
}

function rejectDoubled(run: ImportRun, doubled: DoubledKey): void {
  const shown = doubled.lines.join(', ') + (doubled.count > doubled.lines.length ? ', …' : '');
  const reason = `lines ${shown} give different values for one usage point and time; keep the right one`;
  for (const line of doubled.lines) run.rejectLine(line, reason);
  const rest = doubled.count - doubled.lines.length;
  if (rest > 0) run.tally.reject(doubled.lines[0], reason, rest);
}
