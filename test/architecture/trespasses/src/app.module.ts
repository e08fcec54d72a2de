import { MEMORY } from './adapters/store-memory/store';
import { IngestService } from './features/ingest/ingest.service';
export const HOUSE = [MEMORY, IngestService];
