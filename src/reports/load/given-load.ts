import type { LocalDate } from '../../domain/time/local-date';
import type { Area } from '../../ports/usage-point-records';
import type { LoadRecords, SystemLoadDay } from '../../ports/load-records';

type ByDay<Value> = ReadonlyMap<LocalDate, Value>;

/** Planned and received load as it was given, by node. The whole utility is the row without a path, else its one top. */
export class GivenLoad {
  private constructor(
    private readonly planned: ReadonlyMap<string, ByDay<number>>,
    private readonly received: ReadonlyMap<string, ByDay<SystemLoadDay>>,
  ) {}

  /** Both ends inclusive. */
  static async read(loads: LoadRecords, from: LocalDate, to: LocalDate): Promise<GivenLoad> {
    const [planned, received] = await Promise.all([loads.plannedLoad(from, to), loads.systemLoad(from, to)]);
    return new GivenLoad(
      byNode(planned, ({ plannedWh }) => plannedWh),
      byNode(received, (row) => row),
    );
  }

  plannedOf(area: Place): ByDay<number> {
    return found(this.planned, area);
  }

  receivedOf(area: Place): ByDay<SystemLoadDay> {
    return found(this.received, area);
  }
}

interface Place {
  kind: 'whole' | Area['kind'];
  path: string;
}

function byNode<Row extends { networkPath: string; day: LocalDate }, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
): Map<string, Map<LocalDate, Value>> {
  const nodes = new Map<string, Map<LocalDate, Value>>();
  for (const row of rows) {
    const days = nodes.get(row.networkPath) ?? new Map<LocalDate, Value>();
    nodes.set(row.networkPath, days.set(row.day, valueOf(row)));
  }
  return nodes;
}

/** Plans and supply are given by network node; a region has none. */
function found<Value>(nodes: ReadonlyMap<string, ByDay<Value>>, { kind, path }: Place): ByDay<Value> {
  if (kind === 'region') return new Map();
  return (kind === 'whole' ? nodes.get('') : undefined) ?? nodes.get(path) ?? new Map<LocalDate, Value>();
}
