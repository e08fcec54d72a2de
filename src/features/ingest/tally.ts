import type { FindingCount, Severity } from '../../domain/metering/finding';
import { formatLocalDate } from '../../domain/time/local-date';
import type { ImportResult } from '../../ports/import-records';

/** Counts what one import does: rows = accepted + unchanged + corrected + rejected, always. */
export class ImportTally {
  accepted = 0;
  unchanged = 0;
  corrected = 0;
  rejected = 0;
  private readonly findings = new Map<string, FindingCount>();
  private firstDay = Infinity;
  private lastDay = -Infinity;

  find(code: string, severity: Severity, line: number | null, message: string, count = 1): void {
    const known = this.findings.get(code);
    if (known) known.count += count;
    else this.findings.set(code, { code, severity, count, example: { line, message } });
  }

  reject(line: number, reason: string, count = 1): void {
    this.rejected += count;
    this.find('rejected', 'rejected', line, reason, count);
  }

  span(day: number): void {
    if (day < this.firstDay) this.firstDay = day;
    if (day > this.lastDay) this.lastDay = day;
  }

  spanDays(days: { from: number; to: number } | null): void {
    if (!days) return;
    this.span(days.from);
    this.span(days.to);
  }

  result(importId: string, file: string, kind: string, rejectsFile: string | null): ImportResult {
    const { accepted, unchanged, corrected, rejected } = this;
    return {
      importId,
      file,
      kind,
      rows: accepted + unchanged + corrected + rejected,
      accepted,
      unchanged,
      corrected,
      rejected,
      findings: [...this.findings.values()].sort((a, b) => a.code.localeCompare(b.code)),
      days: Number.isFinite(this.firstDay)
        ? { from: formatLocalDate(this.firstDay), to: formatLocalDate(this.lastDay) }
        : null,
      rejectsFile,
    };
  }
}
