import { RunProgress } from '../../src/features/issue-reports/run-progress';

describe('progress of a long run', () => {
  it('says how far, how fast and how long, once the first ones are made', () => {
    let now = 0;
    const told: string[] = [];
    const progress = new RunProgress(
      (text) => told.push(text),
      () => now,
    );
    for (let done = 1; done <= 5; done++) progress.show(done, 7205);
    now = 10_000;
    progress.show(205, 7205);
    now = 10_100;
    progress.show(206, 7205);
    now = 310_000;
    progress.show(6205, 7205);
    progress.show(7205, 7205);
    expect(told).toEqual([
      '1 of 7205',
      '205 of 7205, 20.0 a second, 6 min left',
      '6205 of 7205, 20.0 a second, 50 s left',
      expect.stringMatching(/^7205 of 7205, .* 0 s left$/),
    ]);
  });
});
