import fc from 'fast-check';
import { keyConditions } from './key-conditions';
import { blockOf } from './measurements';

const keysOf = (condition: string): number[] =>
  Array.from(condition.matchAll(/"key"='(\d+)'/g), ([, key]) => Number(key));
const blocksOf = (condition: string): number[] =>
  Array.from(condition.matchAll(/block='(\d+)'/g), ([, block]) => Number(block));

describe('conditions on usage points', () => {
  it('name few of them, and take the block of many', () => {
    expect(keyConditions(Int32Array.of(7, 5000))).toEqual([`("key"='7' OR "key"='5000')`]);
    expect(keyConditions(Int32Array.from({ length: 65 }, (_, index) => 1024 + index))).toEqual([`block='1'`]);
    expect(keyConditions(new Int32Array())).toEqual([]);
  });

  it('find each usage point once, and name no more than 64 at a time', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 600 }), (list) => {
        const conditions = keyConditions(Int32Array.from(list).sort());
        const named = conditions.flatMap(keysOf);
        const blocks = conditions.flatMap(blocksOf);
        for (const condition of conditions) expect(keysOf(condition).length).toBeLessThanOrEqual(64);
        expect(new Set(blocks).size).toBe(blocks.length);
        const byBlock = list.filter((key) => blocks.includes(blockOf(key)));
        expect([...named, ...byBlock].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });
});
