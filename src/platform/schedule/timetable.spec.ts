import { Logger } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Problem } from '../errors/problem';
import { Timetable, TRIED_AGAIN_AFTER_MS } from './timetable';

describe('Timetable', () => {
  let timetable: Timetable;
  beforeEach(() => {
    Logger.overrideLogger(false);
    jest.useFakeTimers();
    timetable = new Timetable(new SchedulerRegistry());
  });
  afterEach(async () => {
    await timetable.onModuleDestroy();
    jest.useRealTimers();
    Logger.overrideLogger(['error']);
  });

  /** Work that fails the first so many times. */
  const failing = (times: number, error: Error) => {
    const ran = { times: 0 };
    const work = async () => {
      if (++ran.times <= times) throw error;
    };
    return { ran, work };
  };

  it('tries a job again soon when the reason may pass, until it is done', async () => {
    const away = new Problem('series-unreachable', 'the server is away', { retryable: true });
    const { ran, work } = failing(2, away);
    await timetable.run('aggregate', work);
    expect(ran.times).toBe(1);
    await jest.advanceTimersByTimeAsync(TRIED_AGAIN_AFTER_MS);
    await jest.advanceTimersByTimeAsync(TRIED_AGAIN_AFTER_MS);
    expect(ran.times).toBe(3);
    await jest.advanceTimersByTimeAsync(10 * TRIED_AGAIN_AFTER_MS);
    expect(ran.times).toBe(3);
  });

  it('leaves a job that failed for good to its next time', async () => {
    const { ran, work } = failing(1, new Error('a mistake'));
    await timetable.run('aggregate', work);
    await jest.advanceTimersByTimeAsync(10 * TRIED_AGAIN_AFTER_MS);
    expect(ran.times).toBe(1);
  });

  it('forgets the next try when the job has run meanwhile, and when it is stopped', async () => {
    const away = new Problem('series-unreachable', 'the server is away', { retryable: true });
    const { ran, work } = failing(1, away);
    await timetable.run('aggregate', work);
    await timetable.run('aggregate', work);
    await jest.advanceTimersByTimeAsync(10 * TRIED_AGAIN_AFTER_MS);
    expect(ran.times).toBe(2);
    const other = failing(1, away);
    await timetable.run('close', other.work);
    await timetable.onModuleDestroy();
    await jest.advanceTimersByTimeAsync(10 * TRIED_AGAIN_AFTER_MS);
    expect(other.ran.times).toBe(1);
  });

  it('refuses an expression that is none', () => {
    expect(() => timetable.add('x', 'whenever', 'UTC', async () => undefined)).toThrow(
      /cannot schedule x by "whenever"/,
    );
  });
});
