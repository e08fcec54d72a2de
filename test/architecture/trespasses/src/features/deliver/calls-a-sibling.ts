import { IngestService } from '../ingest/ingest.service';
export const X = IngestService;
