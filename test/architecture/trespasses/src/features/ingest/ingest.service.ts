import { Injectable } from '@nestjs/common';
import { LOG } from '../../platform/log';
import { STORE } from '../../ports/store';
@Injectable()
export class IngestService {
  readonly parts = [LOG, STORE];
}
