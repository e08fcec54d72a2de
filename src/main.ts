import 'reflect-metadata';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { type HousePlace, ServiceModule } from './app.module';
import { COMMANDS } from './commands';
import { Problem } from './platform/errors/problem';
import { CommandServer } from './platform/handover/command-server';
import { askWho } from './platform/handover/hand-over';
import { socketPathOf } from './platform/handover/socket-path';
import { dressServer } from './platform/http/server';

export interface RunningService {
  app: INestApplication;
  url: string;
  /** Stops taking requests, lets those at work end, closes the stores. */
  stop(): Promise<void>;
}

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string }).version;

/** Refuses a folder that another service serves, and names that one. */
export async function refuseSecond(dataFolder: string): Promise<void> {
  const other = await askWho(socketPathOf(dataFolder));
  if (other)
    throw new Problem(
      'already-served',
      `cannot serve ${dataFolder}: process ${other.pid} serves it already at ${other.url}; stop that one first, or use another --data folder`,
    );
}

/** Starts HTTP, jobs and the socket that takes commands. */
export async function startService(place: HousePlace): Promise<RunningService> {
  mkdirSync(place.dataFolder, { recursive: true });
  await refuseSecond(place.dataFolder);
  const app = await NestFactory.create(ServiceModule.at(place), { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  dressServer(app, packageVersion());
  await app.listen(place.environment.port, place.environment.host);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const commands = new CommandServer(socketPathOf(place.dataFolder), {
    find: (name) => COMMANDS.find((command) => command.name === name),
    get: (token) => app.get(token, { strict: false }),
    url,
  });
  await commands.listen();
  return {
    app,
    url,
    stop: async () => {
      await commands.close();
      await app.close();
    },
  };
}
