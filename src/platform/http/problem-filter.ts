import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { messageOf, systemCodeOf } from '../errors/problem';

/** Codes of refusals and problems that are the caller's to mend; everything else with a code is 422. */
const STATUS_OF_CODE: Record<string, number> = {
  'unknown-usage-point': 404,
  'unknown-customer': 404,
  'unknown-report': 404,
  'unknown-import': 404,
  'unknown-kind': 404,
  'unknown-case': 404,
  'unknown-node': 404,
  'no-rejects': 404,
  'bad-option': 400,
  'bad-request': 400,
  'chromium-missing': 503,
  'database-busy': 503,
  'disk-full': 507,
  'series-unreachable': 503,
  'series-slow': 503,
  'series-busy': 503,
  'series-unauthorized': 503,
  'series-forbidden': 503,
  'series-bucket-missing': 503,
  'series-bucket-taken': 503,
  'series-bucket-other': 503,
  'series-bucket-newer': 503,
  'series-bucket-forgets': 503,
  'series-refused': 502,
  'series-disk-full': 507,
};
const UNPROCESSABLE = 422;
const INTERNAL = 500;

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** faults of a request, field by field */
  errors?: string[];
}

/** Answers every error as application/problem+json with a stable code; what nobody expected is logged and said to nobody. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const body = problemOf(error);
    if (body.status >= INTERNAL)
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
  }
}

function problemOf(error: unknown): ProblemBody {
  if (error instanceof HttpException) return ofHttp(error);
  const code = systemCodeOf(error);
  if (code === '' || /^[A-Z_]+$/.test(code))
    return body(INTERNAL, 'internal', 'something went wrong here; the log has it under this request id');
  return body(STATUS_OF_CODE[code] ?? UNPROCESSABLE, code, messageOf(error));
}

function ofHttp(error: HttpException): ProblemBody {
  const given = error.getResponse();
  const messages = typeof given === 'object' && 'message' in given ? given.message : error.message;
  const status = error.getStatus();
  const code =
    status === 400
      ? 'bad-request'
      : status === 403
        ? 'forbidden'
        : status === 404
          ? 'not-found'
          : `http-${status}`;
  if (!Array.isArray(messages)) return body(status, code, String(messages));
  return { ...body(status, code, messages.join('; ')), errors: messages.map(String) };
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  500: 'Internal error',
  502: 'Refused by the store',
  503: 'Not available now',
  507: 'No room left',
};

const body = (status: number, code: string, detail: string): ProblemBody => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'Error',
  status,
  code,
  detail,
});
