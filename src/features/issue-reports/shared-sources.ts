import type { MeterSegment } from '../../domain/metering/meter';
import type { ReportSources } from '../../reports/report-sources';

/**
 * Sources for one run over many customers: what most of them ask alike is asked once. What is imported meanwhile may
 * not be seen.
 */
export async function sharedSources(sources: ReportSources): Promise<ReportSources> {
  const { usagePoints, readings, imports, days, weather, interruptions } = sources;
  const meters = await usagePoints.fleetMeters();
  const segmentsOf = (keys: Int32Array): Promise<Map<number, MeterSegment[]>> =>
    Promise.resolve(new Map(Array.from(keys, (key) => [key, [...meters.segmentsOf(key)]])));
  return {
    ...sources,
    usagePoints: replacing(usagePoints, {
      segmentsOf,
      areas: remembering(usagePoints, 'areas'),
      versionsOf: remembering(usagePoints, 'versionsOf'),
    }),
    readings: replacing(readings, { areaDays: remembering(readings, 'areaDays') }),
    imports: replacing(imports, { lastFinishedAt: remembering(imports, 'lastFinishedAt') }),
    days: replacing(days, { lastAggregated: remembering(days, 'lastAggregated') }),
    weather: replacing(weather, { temperatures: remembering(weather, 'temperatures') }),
    interruptions: replacing(interruptions, { works: remembering(interruptions, 'works') }),
  };
}

type Method = (...given: unknown[]) => unknown;

/** The same port with some methods of its own. */
const replacing = <Port extends object>(port: Port, methods: Partial<Port>): Port =>
  new Proxy(port, {
    get: (target, name) => {
      const replaced: unknown = Reflect.get(methods, name);
      const value: unknown = replaced ?? Reflect.get(target, name);
      return typeof value === 'function' && !replaced ? (value as Method).bind(target) : value;
    },
  });

/** Enough for what comes again soon; a run over millions of customers stays small. */
const ANSWERS_KEPT = 1000;

/** A method that asks the port only once for what it was asked lately. */
function remembering<Port extends object, Name extends keyof Port>(port: Port, name: Name): Port[Name] {
  const answers = new Map<string, unknown>();
  const ask: Method = (...given) => {
    const question = JSON.stringify(given);
    if (!answers.has(question)) answers.set(question, (port[name] as Method).apply(port, given));
    const [oldest] = answers.keys();
    if (answers.size > ANSWERS_KEPT) answers.delete(oldest);
    return answers.get(question);
  };
  return ask as Port[Name];
}
