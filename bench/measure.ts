/** One line of the report. A ratio is against doing the same without us, in the same run. */
export interface Figure {
  name: string;
  value: string;
  ratio?: number;
  against?: string;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle one of several runs: a pause of the machine does not count. */
export async function medianMilliseconds(
  runs: number,
  work: (run: number) => Promise<unknown>,
): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await milliseconds(() => work(run)));
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

export function print(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const { name, value, ratio, against } of figures) {
    const compared = ratio === undefined ? '' : `${ratio.toFixed(2)} × ${against}`;
    console.log(`  ${name.padEnd(52)} ${value.padStart(14)}   ${compared}`);
  }
}
