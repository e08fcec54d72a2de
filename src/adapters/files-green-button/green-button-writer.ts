import type { FeedReading, FeedSeries, UsageFeed } from '../../ports/usage-feed';
import { UsageFeedWriter } from '../../ports/usage-feed';
import { atomEntry, entryFrame, RESOURCES, uuidOf } from './atom-entry';
import { QUALITY_CODES, readingType, SERVICE_CATEGORY } from './espi-codes';
import { element, urlPart, xmlText } from './xml-text';

const ESPI = 'http://naesb.org/espi';
const LOCAL_TIME = `${RESOURCES}/LocalTimeParameters/1`;

/** Usage as a Green Button file: an Atom feed of ESPI resources (NAESB REQ.21). Personal data are not in it. */
export class GreenButtonWriter extends UsageFeedWriter {
  *write(feed: UsageFeed): Generator<string> {
    const at = feed.madeAt.toISOString();
    const point = `${RESOURCES}/UsagePoint/${urlPart(feed.usagePointId)}`;
    yield feedHead(feed, point, at);
    yield usagePoint(feed, point, at);
    if (feed.utcOffsetSeconds !== null) yield localTime(feed.utcOffsetSeconds, at);
    for (const series of feed.series) {
      const reading = `${point}/MeterReading/${nameOf(series)}`;
      yield* meterReading(series, reading, at);
      yield* intervalBlock(series, `${reading}/IntervalBlock/1`, at);
    }
    yield '</feed>\n';
  }
}

const nameOf = ({ direction, intervalSeconds }: FeedSeries): string => `${direction}-${intervalSeconds}`;

function feedHead({ usagePointId }: UsageFeed, point: string, at: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', `urn:uuid:${uuidOf(`${point}/feed`)}`),
    element('title', `Usage of ${xmlText(usagePointId)}`),
    element('updated', at),
    '\n',
  ].join('');
}

function usagePoint(feed: UsageFeed, self: string, at: string): string {
  const related = feed.utcOffsetSeconds === null ? [] : [LOCAL_TIME];
  const readings = feed.series.length > 0 ? [`${self}/MeterReading`] : [];
  const content = resource('UsagePoint', SERVICE_CATEGORY);
  return atomEntry({ self, related: [...readings, ...related], title: feed.usagePointId, content }, at);
}

/** Only zones that keep one offset: the rules of summer time are not ours to put into bits. */
function localTime(offsetSeconds: number, at: string): string {
  const rule = '00000000';
  const content = resource(
    'LocalTimeParameters',
    element('dstEndRule', rule),
    element('dstOffset', 0),
    element('dstStartRule', rule),
    element('tzOffset', offsetSeconds),
  );
  return atomEntry({ self: LOCAL_TIME, title: 'Local time', content }, at);
}

function* meterReading(series: FeedSeries, self: string, at: string): Generator<string> {
  const type = `${RESOURCES}/ReadingType/${nameOf(series)}`;
  const title = `Energy ${series.direction}, intervals of ${series.intervalSeconds} s`;
  const related = [`${self}/IntervalBlock`, type];
  yield atomEntry({ self, related, title, content: `<MeterReading xmlns="${ESPI}"/>` }, at);
  yield atomEntry({ self: type, title, content: resource('ReadingType', readingType(series)) }, at);
}

function* intervalBlock({ readings }: FeedSeries, self: string, at: string): Generator<string> {
  const last = readings[readings.length - 1];
  const end = last.start / 1000 + last.durationSeconds;
  const start = readings[0].start / 1000;
  const { begin, end: close } = entryFrame({ self, title: 'Readings' }, at);
  yield `${begin}<IntervalBlock xmlns="${ESPI}">${element('interval', stretch(end - start, start))}\n`;
  for (const reading of readings) yield intervalReading(reading);
  yield `</IntervalBlock>${close}`;
}

const stretch = (durationSeconds: number, startSeconds: number): string =>
  element('duration', durationSeconds) + element('start', startSeconds);

function intervalReading({ start, durationSeconds, energyWh, quality }: FeedReading): string {
  const known =
    quality === 'missing' ? '' : element('ReadingQuality', element('quality', QUALITY_CODES[quality]));
  const period = element('timePeriod', stretch(durationSeconds, start / 1000));
  return `${element('IntervalReading', known, period, element('value', energyWh))}\n`;
}

const resource = (name: string, ...content: string[]): string =>
  `<${name} xmlns="${ESPI}">${content.join('')}</${name}>`;
