import type { ReadingBatch } from '../../ports/meter-files';

export interface ReadingRow {
  line: number;
  raw: string;
  usagePointId: string;
  meterSerial: string;
  day: number;
  channel: number;
  startMinute: number;
  minutes: number;
  valueWh: number;
  quality: number;
}

/** Collects readings into the columns that an import takes. */
export class ReadingRowsBuilder {
  private raws: string[] = [];
  private batch = this.empty();

  get count(): number {
    return this.batch.line.length + this.batch.rejects.length;
  }

  add(row: ReadingRow): void {
    const { batch } = this;
    batch.line.push(row.line);
    batch.usagePointId.push(row.usagePointId);
    batch.meterSerial.push(row.meterSerial);
    batch.day.push(row.day);
    batch.channel.push(row.channel);
    batch.startMinute.push(row.startMinute);
    batch.minutes.push(row.minutes);
    batch.valueWh.push(row.valueWh);
    batch.quality.push(row.quality);
    this.raws.push(row.raw);
  }

  reject(line: number, reason: string, raw: string): void {
    this.batch.rejects.push({ line, reason, raw });
  }

  remark(code: string, severity: 'info' | 'warning', line: number, message: string): void {
    this.batch.findings.push({ code, severity, line, message });
  }

  /** What has been collected; the builder starts anew. */
  take(): ReadingBatch {
    const { batch, raws } = this;
    batch.rawOf = (index) => raws[index];
    this.raws = [];
    this.batch = this.empty();
    return batch;
  }

  private empty(): ReadingBatch {
    return {
      line: [],
      usagePointId: [],
      meterSerial: [],
      day: [],
      channel: [],
      startMinute: [],
      minutes: [],
      valueWh: [],
      quality: [],
      rawOf: () => '',
      rejects: [],
      findings: [],
    };
  }
}
