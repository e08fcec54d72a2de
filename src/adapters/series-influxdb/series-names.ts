export interface AreaName {
  /** `network` or `region` */
  kind: string;
  path: string;
}

/**
 * What usage points and areas are called, for other clients of the bucket: we write these names and never read by them.
 * A key must always have the same name: another one would make another series of the same values.
 */
export interface SeriesNames {
  /** One id a key, in order. */
  usagePoints(keys: Int32Array): Promise<string[]>;
  /** One name an area index, in order. */
  areas(indices: Int32Array): Promise<AreaName[]>;
}
