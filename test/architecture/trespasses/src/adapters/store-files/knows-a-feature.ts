import { IngestService } from '../../features/ingest/ingest.service';
export const X = IngestService;
