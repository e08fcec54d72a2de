/** Where everything of one utility lies on disk. */
export class DataFolder {
  constructor(readonly path: string) {}
}
