/**
 * Works on the items in their order, `width` of them at a time. After a failure nothing new is begun, and what was begun
 * has ended when it rejects.
 */
export async function inParallel<Item>(
  width: number,
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const source = drawn(items);
  const worker = async (): Promise<void> => {
    // leaving the loop by an error ends the source, and with it the other workers' loops
    for await (const item of source) await work(item);
  };
  const results = await Promise.allSettled(Array.from({ length: width }, worker));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function* drawn<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* items;
}
