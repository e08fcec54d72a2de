import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandsModule, type HousePlace } from '../../src/app.module';
import { COMMANDS } from '../../src/commands';
import type { Command, CommandContext } from '../../src/platform/commands/command';
import { runCommand } from '../../src/platform/commands/run-command';
import { readEnvironment } from '../../src/platform/config/environment';
import { Clock } from '../../src/ports/clock';

export const REPOSITORY = join(__dirname, '..', '..');
export const DEFAULT_CONFIG = join(REPOSITORY, 'config', 'utility.yaml');

/** A clock that stands until a test moves it. */
export class MovedClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return this.instant;
  }

  moveTo(iso: string): void {
    this.instant = new Date(iso);
  }
}

export interface Ran {
  code: number;
  out: string;
  messages: string[];
}

export interface HouseOptions {
  now?: string;
  configPath?: string;
  folder?: string;
  isRestoring?: boolean;
  /** of the environment: which store, and where it is */
  variables?: Record<string, string>;
}

/** A whole house on a data folder of its own, with real stores; commands run as the command line runs them. */
export class TestHouse {
  private constructor(
    readonly folder: string,
    readonly clock: MovedClock,
    private readonly given: HouseOptions,
    private app: INestApplicationContext,
  ) {}

  static async open(given: HouseOptions = {}): Promise<TestHouse> {
    const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'gridbrief-test-'));
    const clock = new MovedClock(new Date(given.now ?? '2025-07-02T02:00:00Z'));
    return new TestHouse(folder, clock, given, await start(placeOf(folder, clock, given)));
  }

  get place(): HousePlace {
    return placeOf(this.folder, this.clock, this.given);
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get(token, { strict: false });
  }

  /** Runs a command; options by their long names in camel case. What it throws is a message and exit code 1. */
  async run(name: string, args: string[] = [], options: Record<string, string | boolean> = {}): Promise<Ran> {
    const ran: Ran = { code: 1, out: '', messages: [] };
    const context: CommandContext = {
      out: (text) => (ran.out += text),
      message: (text) => ran.messages.push(text),
      progress: () => undefined,
      cwd: this.folder,
      run: (other, input) => runCommand(commandNamed(other), input, context),
      get: (token) => this.get(token),
    };
    ran.code = await runCommand(commandNamed(name), { args, options }, context);
    return ran;
  }

  async json<T>(
    name: string,
    args: string[] = [],
    options: Record<string, string | boolean> = {},
  ): Promise<T> {
    const ran = await this.run(name, args, { ...options, json: true });
    if (ran.out === '') throw new Error(`${name} printed nothing: ${ran.messages.join('; ')}`);
    return JSON.parse(ran.out) as T;
  }

  /** Writes a file into the data folder's scratch place; its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, 'given', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Closes and opens again on the same folder. */
  async reopen(): Promise<void> {
    await this.app.close();
    this.app = await start(this.place);
  }

  /** Closes and leaves the folder. */
  shut(): Promise<void> {
    return this.app.close();
  }

  async close(): Promise<void> {
    await this.shut();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command;
}

const placeOf = (folder: string, clock: Clock, given: HouseOptions): HousePlace => ({
  dataFolder: join(folder, 'var'),
  configPath: given.configPath ?? DEFAULT_CONFIG,
  environment: readEnvironment({ PORT: '0', LOG_LEVEL: 'silent', ...given.variables }),
  clock,
  isRestoring: given.isRestoring ?? false,
});

const start = (place: HousePlace): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(CommandsModule.at(place), {
    logger: false,
    abortOnError: false,
  });
