/** One table of the records in an export. */
export interface ExportedTable {
  table: string;
  /** name of the file inside the folder of the export */
  file: string;
  rows: number;
}

/** All records as files: their schema as SQL, each table as one file. */
export abstract class RecordsArchive {
  /** Whether nothing has been imported, reported or registered yet. */
  abstract isEmpty(): Promise<boolean>;
  /** Reads every cell of every table; throws `database-damaged` or its like where one cannot be read. */
  abstract check(): Promise<{ table: string; rows: number }[]>;
  /** Writes everything as it stands at one moment into `folder`, which must not exist. Others go on working. */
  abstract exportTo(folder: string): Promise<ExportedTable[]>;
  /**
   * Takes everything from the folder of an export, also of an older version of this program; all or nothing.
   * What the data folder knows of itself (its series store) stays. `mark` is kept until `finishImport`.
   * Throws `database-newer` for an export of a newer version, `backup-damaged` for what cannot be read.
   */
  abstract importFrom(folder: string, mark: string): Promise<ExportedTable[]>;
  /** The mark of an import that was begun and not finished; null when there is none. */
  abstract unfinishedImport(): Promise<string | null>;
  abstract finishImport(): Promise<void>;
}
