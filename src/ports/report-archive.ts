/** One edition of a report: the facts it was made from. Both languages of an edition share it. */
export interface ReportEdition {
  /** stable, `kind-subject-edition`, e.g. `management-2025-W23-2` */
  id: string;
  kind: string;
  /** what it is about: `2025-W23`, `2025-06-01..2025-06-15`, `PA18LC0093398-2025-06` */
  subject: string;
  edition: number;
  /** canonical JSON of the facts */
  facts: string;
  templateVersion: string;
  createdAt: Date;
}

export abstract class ReportArchive {
  /** The latest edition of a report; null when it was never made. */
  abstract latest(kind: string, subject: string): Promise<ReportEdition | null>;
  abstract get(id: string): Promise<ReportEdition | null>;
  /** Newest first, all kinds or one. */
  abstract list(kind: string | null, limit: number): Promise<Omit<ReportEdition, 'facts'>[]>;
  /** Adds an edition; throws when (kind, subject, edition) is there already. */
  abstract add(edition: ReportEdition): Promise<void>;
}
