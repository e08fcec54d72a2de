import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Access } from '../http/access';
import { messageOf } from '../errors/problem';

/** What must answer before the service is ready; each check rejects when it does not. */
export type ReadinessChecks = Record<string, () => Promise<unknown>>;
export const READINESS_CHECKS = Symbol('readiness checks');

const UNAVAILABLE = 503;
const ANSWERS_WITHIN_MS = 5_000;

@ApiTags('health')
@Controller()
@Access('anyone')
export class HealthController {
  private readonly registry = new Registry();

  constructor(@Inject(READINESS_CHECKS) private readonly checks: ReadinessChecks) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** The process answers. */
  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The stores answer. */
  @Get('health/ready')
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ status: string; checks: Record<string, string> }> {
    const states = await Promise.all(
      Object.entries(this.checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
    );
    const isReady = states.every(([, state]) => state === 'ok');
    if (!isReady) response.status(UNAVAILABLE);
    return { status: isReady ? 'ok' : 'not ready', checks: Object.fromEntries(states) };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.registry.metrics();
  }
}

/** A store that stands still must not make whoever asks stand still as well. */
async function stateOf(check: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(
      () => resolve(`has not answered within ${ANSWERS_WITHIN_MS / 1000} s`),
      ANSWERS_WITHIN_MS,
    );
  });
  const state = check().then(
    () => 'ok',
    (error: unknown) => messageOf(error),
  );
  try {
    return await Promise.race([state, late]);
  } finally {
    clearTimeout(timer);
  }
}
