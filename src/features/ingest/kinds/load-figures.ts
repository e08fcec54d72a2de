import type { LoadRecords, PlannedLoadDay, SystemLoadDay } from '../../../ports/load-records';
import { bad, CellError, dayCell, decimalCell, kwhCell } from './cells';
import { instantCell } from './local-time';
import { type KnownNode, networkPathCell } from './network-path';
import type { RecordKind } from './record-kind';

const WATT_PER_MEGAWATT = 1_000_000;

/** What network nodes are planned to take. */
export const plannedLoad = (records: LoadRecords, isKnown: KnownNode): RecordKind<PlannedLoadDay> => ({
  name: 'planned-load',
  columns: { required: ['network_path', 'day', 'kwh'], optional: [] },
  parse: (cell, context) => ({
    networkPath: networkPathCell(cell('network_path'), isKnown, context),
    day: dayCell('day', cell('day')),
    plannedWh: energyCell('kwh', cell('kwh')),
  }),
  keyOf: (row) => `${row.networkPath}\u0000${row.day}`,
  dayOf: (row) => row.day,
  save: (rows) => records.savePlannedLoad(rows),
});

/** What network nodes have received at their borders, with the day's peak where the source has it. */
export const systemLoad = (records: LoadRecords, isKnown: KnownNode): RecordKind<SystemLoadDay> => ({
  name: 'system-load',
  columns: { required: ['network_path', 'day', 'received_kwh'], optional: ['peak_mw', 'peak_at'] },
  parse: (cell, context) => {
    const [day, peak, at] = [dayCell('day', cell('day')), cell('peak_mw'), cell('peak_at')];
    if (peak === '' && at !== '') throw new CellError(`peak_at "${at}" stands without peak_mw`);
    const peakAt = at === '' ? null : instantCell('peak_at', at, context.zone);
    if (peakAt && context.zone.dayOf(peakAt.getTime()) !== day)
      bad('peak_at', at, `is not on ${cell('day')}`);
    return {
      networkPath: networkPathCell(cell('network_path'), isKnown, context),
      day,
      receivedWh: energyCell('received_kwh', cell('received_kwh')),
      peakWatt: peak === '' ? null : Math.round(decimalCell('peak_mw', peak) * WATT_PER_MEGAWATT),
      peakAt,
    };
  },
  keyOf: (row) => `${row.networkPath}\u0000${row.day}`,
  dayOf: (row) => row.day,
  save: (rows) => records.saveSystemLoad(rows),
});

function energyCell(column: string, text: string): number {
  const wh = Math.round(kwhCell(column, text));
  return wh >= 0 ? wh : bad(column, text, 'is negative');
}
