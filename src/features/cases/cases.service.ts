import { Injectable } from '@nestjs/common';
import { openCase, signRoleOf } from '../../domain/changes/case-opening';
import { CASE_ROLES, stepCase } from '../../domain/changes/case-steps';
import { byRisk } from '../../domain/changes/queue';
import { type Actor, type CaseAction, type CaseEvent } from '../../domain/changes/usage-case';
import type { LocalDate } from '../../domain/time/local-date';
import { Problem } from '../../platform/errors/problem';
import { CaseRecords, type StoredCase } from '../../ports/case-records';
import { ClosingFleet } from '../../ports/closing-fleet';
import { Clock } from '../../ports/clock';
import { Outbox } from '../../ports/outbox';
import { type PeriodResult, PeriodResults, resultAt } from '../../ports/period-results';
import { UsagePointRecords } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import { caseGrounds } from '../../reports/changes/case-grounds';
import { caseSettlement, type CaseSettlement } from '../../reports/changes/case-settlement';
import { heldBill } from '../../reports/changes/notices';
import { personOf } from '../../reports/people';
import { ReportSources } from '../../reports/report-sources';

const MS_PER_HOUR = 3_600_000;

export type CaseCommand = Exclude<CaseAction, { kind: 'data' | 'complain' }>;

/** A complaint against a case, or against the period of a usage point that closed on a day. */
export interface ComplaintAbout {
  caseId: string | null;
  usagePointId: string | null;
  on: LocalDate | null;
  by: string;
  note: string;
}

/** A case with its history, the former ones of its usage point, and what it comes to in đồng. */
export interface ShownCase {
  found: StoredCase;
  events: CaseEvent[];
  former: StoredCase[];
  settlement: CaseSettlement;
}

/** The re-verification queue: thin, the steps are those of the domain. */
@Injectable()
export class CasesService {
  constructor(
    private readonly cases: CaseRecords,
    private readonly results: PeriodResults,
    private readonly outbox: Outbox,
    private readonly usagePoints: UsagePointRecords,
    private readonly fleet: ClosingFleet,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
    private readonly sources: ReportSources,
  ) {}

  /** The person of the utility's file with that id (ruling W1). */
  actorOf(id: string): Actor {
    return personOf(this.source.settings, id);
  }

  /** What is to be done, the riskiest first; changes below the floor come last. */
  async queue(): Promise<StoredCase[]> {
    const floor = byRisk(this.source.settings.changes.queueFloorKwh);
    const keyed = (await this.cases.unsettled()).map((each) => ({
      each,
      reasons: each.reasons,
      changeKwh: Math.abs((each.figures.currentKwh ?? 0) - (each.figures.baseKwh ?? 0)),
    }));
    return keyed.sort(floor).map(({ each }) => each);
  }

  async show(id: string): Promise<ShownCase> {
    const found = await this.known(id);
    const former = (await this.cases.ofPoint(found.key)).filter((each) => each.id !== id);
    const settlement = await caseSettlement(this.sources, found);
    return { found, events: await this.cases.events(id), former, settlement };
  }

  /** Takes a case one step on; a closed one lets its bill go. */
  async act(id: string, action: CaseCommand, actor: Actor): Promise<StoredCase> {
    if (action.kind === 'assign') this.actorOf(action.to);
    const next = await this.step(await this.known(id), action, actor);
    if (next.state === 'closed') await this.moveBill(next, 'held', 'ready', actor);
    return next;
  }

  /** Opens a case, or sets the clock of the one there is; the bill waits until it is answered. */
  async complain(about: ComplaintAbout, actor: Actor): Promise<StoredCase> {
    const found = about.caseId ? await this.known(about.caseId) : await this.caseOfPeriod(about, actor);
    const answerWithinMs = this.source.settings.changes.complaintHours * MS_PER_HOUR;
    const action = { kind: 'complain', by: about.by, note: about.note, answerWithinMs } as const;
    const next = await this.step(found, action, actor);
    await this.moveBill(next, 'ready', 'held', actor);
    return next;
  }

  /** Lets go the bills of the periods of a day that were verified remotely; those that somebody has to sign are kept. */
  async releaseRemote(on: LocalDate, actor: Actor): Promise<{ released: number; kept: number }> {
    if (!actor.roles.includes(CASE_ROLES.release))
      throw new Problem(
        'wrong-role',
        `release needs the role ${CASE_ROLES.release}; ${actor.id} has ${actor.roles.join(', ')}`,
      );
    const table = await this.results.closedOn(on);
    const remote: PeriodResult[] = [];
    for (let row = 0; row < table.count; row++)
      if (table.verification[row] > 0) remote.push(resultAt(table, row));
    const open = new Set(
      (await this.cases.ofPeriods(on + 1)).filter(({ state }) => state !== 'closed').map(({ key }) => key),
    );
    const free = remote.filter(
      (result) => result.verification === 'remote' && !open.has(result.key) && this.maySign(result, actor),
    );
    const keys = Int32Array.from(free, ({ key }) => key);
    const released = await this.outbox.move(on + 1, keys, ['bill-notice'], ['held'], 'ready', this.by(actor));
    return { released, kept: remote.length - free.length };
  }

  private maySign({ current, previous }: PeriodResult, { roles }: Actor): boolean {
    const figures = { currentKwh: current.billedKwh, baseKwh: previous?.billedKwh ?? null };
    const role = signRoleOf(figures, this.source.settings.changes.escalation);
    return role === null || roles.includes(role);
  }

  private async step(current: StoredCase, action: CaseAction, actor: Actor): Promise<StoredCase> {
    const step = stepCase(current, action, actor, this.clock.now().getTime());
    if (step.kind === 'refused')
      throw new Problem(step.code, `cannot ${action.kind} ${current.id}: ${step.message}`);
    if (step.kind === 'unchanged') return current;
    const next = { ...current, ...step.next };
    await this.cases.change([{ next, event: step.event }]);
    return next;
  }

  private async known(id: string): Promise<StoredCase> {
    const found = await this.cases.get(id);
    if (!found) throw new Problem('unknown-case', `there is no case "${id}"; see: cases`);
    return found;
  }

  private async caseOfPeriod({ usagePointId, on }: ComplaintAbout, actor: Actor): Promise<StoredCase> {
    if (usagePointId === null || on === null)
      throw new Problem('bad-option', 'name a case, or --usage-point and --on (last day of the period)');
    const [key] = await this.usagePoints.keysOf([usagePointId]);
    const there = (await this.cases.ofPoint(key)).find(({ period }) => period.until === on + 1);
    if (there) return there;
    const result = (await this.results.ofPoint(key)).find(({ current }) => current.until === on + 1);
    const contact = (await this.fleet.contacts(Int32Array.of(key), on)).get(key);
    if (!result || !contact)
      throw new Problem(
        'period-not-closed',
        `no period of "${usagePointId}" was closed on that day; run: close-period --on DAY`,
      );
    const { changes, ...settings } = this.source.settings;
    const grounds = caseGrounds(result, contact, ['complaint'], settings);
    const opening = openCase(grounds, changes.escalation, actor, this.clock.now().getTime());
    const [opened] = await this.cases.open([{ key, ...opening }]);
    await this.outbox.put([heldBill({ result, contact }, this.clock.now())]);
    return opened;
  }

  private async moveBill(
    { key, period }: StoredCase,
    from: 'held' | 'ready',
    to: 'held' | 'ready',
    actor: Actor,
  ) {
    await this.outbox.move(period.until, Int32Array.of(key), ['bill-notice'], [from], to, this.by(actor));
  }

  private by({ id }: Actor): { id: string; at: Date } {
    return { id, at: this.clock.now() };
  }
}
