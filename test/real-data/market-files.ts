import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBuffer } from 'yauzl';
import { givenFile } from './given-data';

/** Text of a market file, plain or zipped. */
export async function marketText(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 0, 2) !== 'PK') return bytes.toString('utf8');
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.once('entry', (entry) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        }),
      );
      zip.readEntry();
    }),
  );
}

/** Every valid market file that is given. */
export function validMarketFiles(): string[] {
  const inFolder = (...folder: string[]) =>
    readdirSync(givenFile('nem12', ...folder))
      .filter((name) => /\.(zip|csv)$/i.test(name))
      .map((name) => join(givenFile('nem12', ...folder), name));
  return [...inFolder(), ...inFolder('nem12'), ...inFolder('nem13'), ...inFolder('unzipped')];
}

export interface StatedEnergy {
  nmis: Set<string>;
  /** Wh of E streams by NMI, null data left out */
  intervalsWh: Map<string, number>;
  /** Wh that the quantities of NEM13 add up to, by NMI, direction E */
  quantitiesWh: Map<string, number>;
}

const WH: Record<string, number> = { WH: 1, KWH: 1000, MWH: 1_000_000 };

/** What a file says, read in the plainest way and apart from the importer. */
export function statedEnergy(text: string): StatedEnergy {
  const stated: StatedEnergy = { nmis: new Set(), intervalsWh: new Map(), quantitiesWh: new Map() };
  const add = (map: Map<string, number>, nmi: string, wh: number) => map.set(nmi, (map.get(nmi) ?? 0) + wh);
  let stream: { nmi: string; factor: number; count: number } | null = null;
  let last: { nmi: string; values: number[] } | null = null;
  for (const cells of text.split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.trim()))) {
    if (cells[0] === '200') {
      stated.nmis.add(cells[1]);
      const factor = WH[cells[7].toUpperCase()] ?? 0;
      stream = cells[4].startsWith('E') ? { nmi: cells[1], factor, count: 1440 / Number(cells[8]) } : null;
    } else if (cells[0] === '300') {
      last = null;
      if (!stream) continue;
      const { nmi, factor, count } = stream;
      const values = cells.slice(2, 2 + count).map((cell) => Number(cell) * factor);
      if (cells[2 + count].startsWith('N')) continue;
      last = { nmi, values };
      add(
        stated.intervalsWh,
        nmi,
        values.reduce((sum, value) => sum + value, 0),
      );
    } else if (cells[0] === '400' && last && cells[3].startsWith('N')) {
      const dropped = last.values.slice(Number(cells[1]) - 1, Number(cells[2]));
      add(stated.intervalsWh, last.nmi, -dropped.reduce((sum, value) => sum + value, 0));
    } else if (cells[0] === '250') {
      stated.nmis.add(cells[1]);
      if (cells[7] === 'E')
        add(stated.quantitiesWh, cells[1], Number(cells[18]) * (WH[cells[19].toUpperCase()] ?? 0));
    }
  }
  return stated;
}
