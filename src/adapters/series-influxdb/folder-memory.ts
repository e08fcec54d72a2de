/** What a data folder remembers of the bucket that holds its series, so that another, empty one is not taken for it. */
export interface FolderMemory {
  /** The bucket's name; null before the first write. */
  bucket(): Promise<string | null>;
  /** Is called before series are written. */
  remember(bucket: string): Promise<void>;
}

/** Of a folder whose series are not here, or not yet. */
export const NO_MEMORY: FolderMemory = { bucket: async () => null, remember: async () => undefined };
