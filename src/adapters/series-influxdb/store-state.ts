import { escape } from '@influxdata/influxdb-client';
import type { LocalDate } from '../../domain/time/local-date';
import type { InfluxServer } from './influx-server';
import { SEARCHING } from './patience';
import { DAY_READING, dayOf, daysWithin, SERIES_STORE } from './measurements';
import type { Row } from './query-answer';

/** Days from `first` to `last`; null = none. */
export type DaySpan = { first: LocalDate; last: LocalDate } | null;

/** What a bucket knows of itself, so that nobody has to search a million series for it. */
export interface StoreState {
  /** id of the data folder that the series belong to */
  owner: string;
  /** form of measurements, tags and fields */
  form: number;
  /** days with a value */
  days: DaySpan;
  /** days for which writing has begun at least; wider than `days` when a write broke off */
  begun: DaySpan;
}

/** Form in which this version writes and reads. */
export const FORM = 1;

const FIELDS = 'owner, form, first_day, last_day, begun_first_day, begun_last_day';

/** The state point; null in a bucket that nobody has claimed. */
export async function readState(server: InfluxServer): Promise<StoreState | null> {
  return server.query(`SELECT ${FIELDS} FROM ${SERIES_STORE} WHERE time = 0s`, async (rows) => {
    let found: Row | null = null;
    for await (const [row] of rows) found = row;
    if (found === null) return null;
    const [, owner, form, first, last, begunFirst, begunLast] = found;
    return {
      owner: String(owner),
      form: Number(form),
      days: spanOf(first, last),
      begun: spanOf(begunFirst, begunLast),
    };
  });
}

const spanOf = (first: Row[number], last: Row[number]): DaySpan =>
  first === null || last === null ? null : { first: Number(first), last: Number(last) };

export function stateLine({ owner, form, days, begun }: StoreState): string {
  const fields = [
    `owner=${escape.quoted(owner)}`,
    `form=${form}i`,
    ...(days ? [`first_day=${days.first}i`, `last_day=${days.last}i`] : []),
    ...(begun ? [`begun_first_day=${begun.first}i`, `begun_last_day=${begun.last}i`] : []),
  ];
  return `${SERIES_STORE} ${fields.join(',')} 0`;
}

/** The span that holds both. */
export function wider(span: DaySpan, other: DaySpan): DaySpan {
  if (!span || !other) return span ?? other;
  return { first: Math.min(span.first, other.first), last: Math.max(span.last, other.last) };
}

export const isSame = (span: DaySpan, other: DaySpan): boolean =>
  span?.first === other?.first && span?.last === other?.last;

/**
 * The days with a value, found by looking where a write broke off: for the first day before the known ones and the last
 * one behind them. The server goes through every series of those days, which may take it a while.
 */
export async function searchDays(server: InfluxServer, { days, begun }: StoreState): Promise<DaySpan> {
  if (!begun) return days;
  const stretch = (from: LocalDate, to: LocalDate, order: string): Promise<LocalDate | null> =>
    from > to
      ? Promise.resolve(null)
      : server.query(
          `SELECT value_wh FROM ${DAY_READING} WHERE ${daysWithin(from, to)} ORDER BY time ${order} LIMIT 1`,
          async (rows) => {
            let day: LocalDate | null = null;
            for await (const [row] of rows) day = dayOf(Number(row[0]));
            return day;
          },
          SEARCHING,
        );
  const before = await stretch(begun.first, days ? days.first - 1 : begun.last, 'ASC');
  const behind = await stretch(days ? days.last + 1 : begun.first, begun.last, 'DESC');
  const found = [before, behind].filter((day) => day !== null);
  return found.reduce<DaySpan>((span, day) => wider(span, { first: day, last: day }), days);
}
