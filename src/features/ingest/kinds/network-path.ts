import type { RecordContext } from './record-kind';

/** Whether a network node with that path has usage points. */
export type KnownNode = (networkPath: string) => boolean;

/** A node of the network, empty for the whole utility. An unknown one is remarked and kept: its points may come later. */
export function networkPathCell(text: string, isKnown: KnownNode, context: RecordContext): string {
  if (text !== '' && !isKnown(text))
    context.remark('unknown-area', 'warning', `network_path "${text}" is not known: row kept`);
  return text;
}
