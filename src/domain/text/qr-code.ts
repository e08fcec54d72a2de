/*
 * QR code of version 1, error correction M (ISO/IEC 18004): 21 × 21 modules for up to 14 bytes, of which a fifth may be
 * lost to dirt and folds. Enough for the code of a case, which a re-reader's telephone is to find.
 */

const SIZE = 21;
const DATA_CODEWORDS = 16;
const CHECK_CODEWORDS = 10;
/** Mode and length take twelve of the 128 bits. */
export const QR_MOST_BYTES = 14;
/** Error correction M with mask 0, with its check bits, masked (ISO/IEC 18004, table C.1). */
const FORMAT = 0b101010000010010;

/** Rows of modules, true = dark; null where the text is too long. The quiet zone around is the page's business. */
export function qrModules(text: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > QR_MOST_BYTES) return null;
  const data = dataCodewords(bytes);
  const { modules, isFixed } = fixedModules();
  placeBits(modules, isFixed, [...data, ...checkCodewords(data)]);
  return modules;
}

/** Byte mode, length, text, terminator, and the two pad bytes in turn. */
function dataCodewords(bytes: Uint8Array): number[] {
  const nibbles = [0b0100, bytes.length >> 4, bytes.length & 15];
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  nibbles.push(0);
  const codewords: number[] = [];
  for (let index = 0; index < nibbles.length; index += 2)
    codewords.push((nibbles[index] << 4) | nibbles[index + 1]);
  for (let pad = 0xec; codewords.length < DATA_CODEWORDS; pad ^= 0xec ^ 0x11) codewords.push(pad);
  return codewords;
}

/** Product in the field of 256 with the polynomial 0x11d. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}

/** Reed–Solomon remainder of the data, highest power first. */
export function checkCodewords(data: readonly number[], count = CHECK_CODEWORDS): number[] {
  const divisor = divisorOf(count);
  let rest = Array<number>(count).fill(0);
  for (const codeword of data) {
    const factor = codeword ^ rest[0];
    rest = [...rest.slice(1), 0].map((each, index) => each ^ times(divisor[index], factor));
  }
  return rest;
}

/** (x − 1)(x − 2)(x − 4)… without its leading one. */
function divisorOf(count: number): number[] {
  let divisor = [...Array<number>(count - 1).fill(0), 1];
  for (let root = 1, step = 0; step < count; step++, root = times(root, 2))
    divisor = divisor.map((each, index) => times(each, root) ^ (divisor[index + 1] ?? 0));
  return divisor;
}

interface Modules {
  modules: boolean[][];
  /** modules that hold no data */
  isFixed: boolean[][];
}

const square = (): boolean[][] => Array.from({ length: SIZE }, () => Array<boolean>(SIZE).fill(false));

function fixedModules(): Modules {
  const [modules, isFixed] = [square(), square()];
  const set = (x: number, y: number, dark: boolean): void => {
    if (x < 0 || y < 0 || x >= SIZE || y >= SIZE) return;
    modules[y][x] = dark;
    isFixed[y][x] = true;
  };
  for (let at = 0; at < SIZE; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [SIZE - 4, 3],
    [3, SIZE - 4],
  ])
    finder(x, y, set);
  formatBits(set);
  return { modules, isFixed };
}

type Set = (x: number, y: number, dark: boolean) => void;

/** Rings around the middle: dark, light between 1 and 3, and the light separator outside. */
function finder(x: number, y: number, set: Set): void {
  for (let dy = -4; dy <= 4; dy++)
    for (let dx = -4; dx <= 4; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      set(x + dx, y + dy, ring !== 2 && ring !== 4);
    }
}

/** Twice, so that one may be lost; and the one module that is always dark. */
function formatBits(set: Set): void {
  const bit = (index: number): boolean => ((FORMAT >> index) & 1) === 1;
  for (let index = 0; index < 15; index++) {
    if (index < 6) set(8, index, bit(index));
    else if (index < 8) set(8, index + 1, bit(index));
    else set(index === 8 ? 7 : 14 - index, 8, bit(index));
    if (index < 8) set(SIZE - 1 - index, 8, bit(index));
    else set(8, SIZE - 15 + index, bit(index));
  }
  set(8, SIZE - 8, true);
}

/** Two columns at a time from the right, up and down in turn, with mask 0. */
function placeBits(modules: boolean[][], isFixed: boolean[][], codewords: readonly number[]): void {
  let place = 0;
  for (const right of [20, 18, 16, 14, 12, 10, 8, 5, 3, 1])
    for (let step = 0; step < SIZE; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? SIZE - 1 - step : step;
        if (isFixed[y][x]) continue;
        const isOne = ((codewords[place >> 3] >> (7 - (place & 7))) & 1) === 1;
        modules[y][x] = isOne !== ((x + y) % 2 === 0);
        place++;
      }
}
