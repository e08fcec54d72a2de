import { blockOf } from './measurements';

/** Up to so many usage points of a block are named one by one; beyond, reading the block is cheaper. */
const NAMED_OF_A_BLOCK = 64;
/** Names in one statement: the server's work grows with their square. */
const NAMED_AT_ONCE = 64;

/**
 * Conditions that together find every one of the keys (ascending, distinct), each of them once, and possibly others of
 * their blocks.
 */
export function keyConditions(keys: Int32Array): string[] {
  const conditions: string[] = [];
  const named: number[] = [];
  for (const [block, ofBlock] of byBlock(keys))
    if (ofBlock.length > NAMED_OF_A_BLOCK) conditions.push(`block='${block}'`);
    else named.push(...ofBlock);
  for (let from = 0; from < named.length; from += NAMED_AT_ONCE)
    conditions.push(anyOf('key', named.slice(from, from + NAMED_AT_ONCE)));
  return conditions;
}

/** A tag that is one of these numbers. */
export const anyOf = (tag: string, numbers: readonly number[]): string =>
  `(${numbers.map((number) => `"${tag}"='${number}'`).join(' OR ')})`;

function byBlock(keys: Int32Array): Map<number, number[]> {
  const blocks = new Map<number, number[]>();
  for (const key of keys) {
    const block = blockOf(key);
    const known = blocks.get(block);
    if (known) known.push(key);
    else blocks.set(block, [key]);
  }
  return blocks;
}
