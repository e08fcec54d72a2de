import type { QualityName } from '../../domain/metering/reading';
import type { FeedSeries } from '../../ports/usage-feed';
import { element } from './xml-text';

/*
 * Codes of NAESB REQ.21 (ESPI 1.1), as in espi.xsd.
 */

/** 0 valid, 7 approved by a human, 8 estimated from history, 11 derived rather than measured. */
export const QUALITY_CODES: Readonly<Record<Exclude<QualityName, 'missing'>, number>> = {
  measured: 0,
  manual: 7,
  substituted: 11,
  estimated: 8,
};

const ELECTRICITY = 0;
export const SERVICE_CATEGORY = element('ServiceCategory', element('kind', ELECTRICITY));

const DELTA_DATA = 4;
const ELECTRICITY_SECONDARY_METERED = 1;
const NORMAL_DATA = 12;
const FORWARD = 1;
const REVERSE = 19;
const ENERGY = 12;
const ALL_PHASES = 769;
const WATT_HOURS = 72;

/** What the values are: energy in whole Wh, each over its own interval. The order of the elements is the schema's. */
export const readingType = ({ direction, intervalSeconds }: FeedSeries): string =>
  [
    element('accumulationBehaviour', DELTA_DATA),
    element('commodity', ELECTRICITY_SECONDARY_METERED),
    element('dataQualifier', NORMAL_DATA),
    element('flowDirection', direction === 'delivered' ? FORWARD : REVERSE),
    element('intervalLength', intervalSeconds),
    element('kind', ENERGY),
    element('phase', ALL_PHASES),
    element('powerOfTenMultiplier', 0),
    element('timeAttribute', 0),
    element('uom', WATT_HOURS),
  ].join('');
