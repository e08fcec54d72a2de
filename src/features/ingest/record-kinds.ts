import { Injectable } from '@nestjs/common';
import { type BillRow, BillRecords } from '../../ports/bill-records';
import {
  InterruptionRecords,
  type InterruptionStep,
  type WorkVersion,
} from '../../ports/interruption-records';
import { LoadRecords, type PlannedLoadDay, type SystemLoadDay } from '../../ports/load-records';
import {
  type CustomersServedMonth,
  ReliabilityRecords,
  type YearTarget,
} from '../../ports/reliability-records';
import { type MeterRow, UsagePointRecords, type UsagePointVersion } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import { type TemperatureDay, WeatherRecords } from '../../ports/weather-records';
import type { RecordImportKind } from './kinds';
import { bills } from './kinds/bills';
import { type InterruptionChecks, interruptions } from './kinds/interruptions';
import { plannedLoad, systemLoad } from './kinds/load-figures';
import { meters } from './kinds/meters';
import type { KnownNode } from './kinds/network-path';
import type { RecordKind } from './kinds/record-kind';
import { customersServed, targets } from './kinds/reliability-figures';
import { temperatures } from './kinds/temperatures';
import { usagePoints } from './kinds/usage-points';
import { works } from './kinds/works';

/** The tables of records, bound to where they are kept. */
@Injectable()
export class RecordKinds {
  constructor(
    private readonly usagePointRecords: UsagePointRecords,
    private readonly interruptionRecords: InterruptionRecords,
    private readonly weatherRecords: WeatherRecords,
    private readonly billRecords: BillRecords,
    private readonly loadRecords: LoadRecords,
    private readonly reliabilityRecords: ReliabilityRecords,
    private readonly source: SettingsSource,
  ) {}

  /** The table of that name. */
  async named(kind: RecordImportKind) {
    const kinds = {
      'usage-points': () => this.usagePoints(),
      meters: () => this.meters(),
      temperatures: () => this.temperatures(),
      interruptions: () => this.interruptions(),
      works: () => this.works(),
      bills: () => this.bills(),
      'planned-load': () => this.plannedLoad(),
      'system-load': () => this.systemLoad(),
      'customers-served': () => this.customersServed(),
      targets: () => this.targets(),
    } satisfies Record<RecordImportKind, () => unknown>;
    return kinds[kind]();
  }

  usagePoints(): RecordKind<UsagePointVersion> {
    return usagePoints(this.usagePointRecords);
  }

  meters(): RecordKind<MeterRow> {
    return meters(this.usagePointRecords);
  }

  temperatures(): RecordKind<TemperatureDay> {
    return temperatures(this.weatherRecords);
  }

  works(): RecordKind<WorkVersion> {
    return works(this.interruptionRecords);
  }

  async interruptions(): Promise<RecordKind<InterruptionStep>> {
    return interruptions(this.interruptionRecords, await this.interruptionChecks());
  }

  bills(): RecordKind<BillRow> {
    return bills(this.billRecords, this.usagePointRecords);
  }

  async plannedLoad(): Promise<RecordKind<PlannedLoadDay>> {
    return plannedLoad(this.loadRecords, await this.knownNodes());
  }

  async systemLoad(): Promise<RecordKind<SystemLoadDay>> {
    return systemLoad(this.loadRecords, await this.knownNodes());
  }

  async customersServed(): Promise<RecordKind<CustomersServedMonth>> {
    return customersServed(this.reliabilityRecords, await this.knownNodes());
  }

  async targets(): Promise<RecordKind<YearTarget>> {
    return targets(this.reliabilityRecords, await this.knownNodes());
  }

  /** An interruption log is complete for these days, both inclusive (ruling L1). */
  addCoveredDays(from: number, to: number): Promise<void> {
    return this.interruptionRecords.addCoveredDays(from, to);
  }

  private async knownNodes(): Promise<KnownNode> {
    const areas = await this.usagePointRecords.areas();
    const known = new Set(areas.flatMap(({ kind, path }) => (kind === 'network' ? [path] : [])));
    return (path) => known.has(path);
  }

  private async interruptionChecks(): Promise<InterruptionChecks> {
    const areas = await this.usagePointRecords.areas();
    const known = new Set(areas.map((area) => `${area.kind}:${area.path}`));
    const { longDays, exclusionClasses } = this.source.settings.reliability;
    return {
      longDays,
      exclusionClasses: new Set(exclusionClasses.map(({ id }) => id)),
      isKnownArea: (path, region) =>
        (path === '' || known.has(`network:${path}`)) && (region === '' || known.has(`region:${region}`)),
    };
  }
}
