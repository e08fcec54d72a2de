import { randomUUID } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { destination } from 'pino';

const REQUEST_ID = /^[\w.-]{1,64}$/;
const STANDARD_ERROR = 2;

/**
 * Structured logs on standard error, one JSON object a line, with a request id that a caller may give in
 * `X-Request-Id` and finds in the answer. Bodies, query strings and authorisation are not logged.
 */
export function loggingModule(level: string): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: [
      {
        level,
        genReqId: (request, response) => {
          const given = request.headers['x-request-id'];
          const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
          response.setHeader('X-Request-Id', id);
          return id;
        },
        serializers: {
          req: (request: { id: string; method: string; url: string }) => ({
            id: request.id,
            method: request.method,
            path: request.url.split('?')[0],
          }),
          res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        },
      },
      destination(STANDARD_ERROR),
    ],
  });
}
