import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/time/local-date';
import { Clock } from '../../ports/clock';
import { type Notice, type NoticeKind, Outbox } from '../../ports/outbox';
import type { FlaggedPeriod } from './flagged-periods';
import { noticeKindOf, noticesFor } from './usage-notices';

const USAGE_KINDS: readonly NoticeKind[] = ['usage-increase', 'usage-decrease'];

/** What follows from flags: everyone flagged is told; what lost its ground before it was delivered is withdrawn. */
@Injectable()
export class FlagFollowUp {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async follow(
    day: LocalDate,
    flagged: readonly FlaggedPeriod[],
  ): Promise<{ notices: number; cases: number }> {
    const now = this.clock.now();
    const stored = await this.outbox.ofPeriods(day + 1);
    await this.withdraw(day + 1, stored, flagged);
    const notices = await this.outbox.put(flagged.flatMap((period) => noticesFor(period, now)));
    return { notices, cases: 0 };
  }

  /** Notices whose flag is gone, or that said the usage rose where it fell. */
  private async withdraw(
    until: LocalDate,
    stored: readonly Notice[],
    flagged: readonly FlaggedPeriod[],
  ): Promise<void> {
    const kindOf = new Map(flagged.map((period) => [period.contact.key, noticeKindOf(period)]));
    for (const kind of [...USAGE_KINDS, 'bill-notice' as const]) {
      const stale = stored.filter(
        (notice) =>
          notice.kind === kind &&
          (kind === 'bill-notice' ? !kindOf.has(notice.key) : kindOf.get(notice.key) !== kind),
      );
      const keys = Int32Array.from(stale, ({ key }) => key);
      await this.outbox.move(until, keys, [kind], ['held', 'ready', 'failed'], 'withdrawn');
    }
  }
}
