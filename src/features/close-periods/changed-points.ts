import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/time/local-date';
import { Problem } from '../../platform/errors/problem';
import { UsagePointRecords } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import { changeRow, type ChangeRowJson, changesHead } from '../../reports/changes/changes-json';
import { namedSettings, type NamedSettings } from '../../reports/named-settings';
import { closedChanges } from '../../reports/changes/closed-changes';
import { ClosePeriodsService } from './close-periods.service';

/** The result of the rule for a day, as it is given out. */
export interface ChangedPoints {
  head: ReturnType<typeof changesHead> & { settings: NamedSettings };
  /** ascending by usage point */
  rows: ChangeRowJson[];
  /** false: reckoned now, since nothing was closed or readings have come since */
  isStored: boolean;
}

/** Reads the results of a day and puts names to them, for the command and over HTTP. */
@Injectable()
export class ChangedPointsReader {
  constructor(
    private readonly closing: ClosePeriodsService,
    private readonly usagePoints: UsagePointRecords,
    private readonly source: SettingsSource,
  ) {}

  /** By the threshold of the settings unless another is given. */
  async read(on: LocalDate, given: number | undefined, onlyFlagged: boolean): Promise<ChangedPoints> {
    const threshold = given ?? this.source.settings.changes.thresholdPercent;
    if (threshold <= 0)
      throw new Problem('bad-option', `a threshold of ${threshold} % flags everything: give one above 0`);
    const { table, isStored } = await this.closing.resultsOn(on);
    const changes = closedChanges(table, await this.usagePoints.areas(), threshold);
    const ids = new Map([...(await this.usagePoints.allKeys())].map(([id, key]) => [key, id]));
    const rows: ChangeRowJson[] = [];
    for (let row = 0; row < table.count; row++) {
      const change = changes.changeAt(row);
      if (change.flagged || !onlyFlagged) rows.push(changeRow(table, row, change, ids.get(table.key[row])!));
    }
    rows.sort((a, b) => (a.usagePointId < b.usagePointId ? -1 : 1));
    const settings = namedSettings(this.source.settings, 'changes');
    return { head: { ...changesHead(on, threshold, changes), settings }, rows, isStored };
  }
}
