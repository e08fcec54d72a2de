#!/usr/bin/env node
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Command as Program, CommanderError } from 'commander';
import { CommandsModule, type HousePlace } from './app.module';
import { COMMANDS } from './commands';
import { demoCommand, demoNow } from './features/demo-utility/demo.command';
import { claimFolder, removeDemo } from './features/demo-utility/demo-folder';
import { restoreCommand } from './features/keep-data/keep-data.commands';
import { packageVersion, startService } from './main';
import type { Command, CommandContext, CommandInput } from './platform/commands/command';
import { runCommand } from './platform/commands/run-command';
import { LineTerminal } from './platform/commands/line-terminal';
import { readEnvironment } from './platform/config/environment';
import { messageOf, Problem } from './platform/errors/problem';
import { askWho, handOver } from './platform/handover/hand-over';
import { socketPathOf } from './platform/handover/socket-path';

/** The simulated utility's file, beside the real one's. */
const DEMO_CONFIG = join(__dirname, '..', 'config', 'demo-utility.yaml');

const terminal = new LineTerminal(process.stdout, process.stderr);

/** Options that every command has. */
function withPlace(program: Program): Program {
  return program
    .option('--data <DIR>', 'data folder, default ./var or GRIDBRIEF_DATA')
    .option('--config <FILE>', "the utility's file", 'config/utility.yaml')
    .option('--store <NAME>', 'series store, default GRIDBRIEF_STORE, else duckdb');
}

function placeOf(options: CommandInput['options']): HousePlace {
  const variables = { ...process.env };
  if (typeof options.store === 'string') variables.GRIDBRIEF_STORE = options.store;
  const environment = readEnvironment(variables);
  return {
    dataFolder: resolve(typeof options.data === 'string' ? options.data : environment.dataFolder),
    configPath: resolve(options.config as string),
    environment,
  };
}

/** Runs a command in the service of the data folder, or here when nobody serves it. */
async function runAnywhere(command: Command, input: CommandInput, place: HousePlace): Promise<number> {
  if (command.needsFolder === 'alone') {
    await refuseServed(place.dataFolder, command.name);
    return runHere(command, input, place);
  }
  return (
    (await handOver(socketPathOf(place.dataFolder), command.name, input, terminal)) ??
    runHere(command, input, place)
  );
}

async function runHere(command: Command, input: CommandInput, place: HousePlace): Promise<number> {
  const house = await NestFactory.createApplicationContext(CommandsModule.at(place), {
    logger: false,
    abortOnError: false,
  });
  const context: CommandContext = {
    out: (text) => terminal.out(text),
    message: (text) => terminal.message(text),
    progress: (text) => terminal.progress(text),
    cwd: process.cwd(),
    run: (name, given, as = context) => runCommand(commandNamed(name), given, as),
    get: (token) => house.get(token, { strict: false }),
  };
  try {
    return await runCommand(command, input, context);
  } finally {
    await house.close();
  }
}

const commandNamed = (name: string): Command => {
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command;
};

/** `after` goes on with what a command prepared, when it did. */
function addCommand(
  program: Program,
  command: Command,
  place: (options: CommandInput['options']) => HousePlace | Promise<HousePlace> = placeOf,
  after?: (place: HousePlace, options: CommandInput['options']) => Promise<void>,
): Program {
  const sub = withPlace(program.command(command.args ? `${command.name} ${command.args}` : command.name))
    .description(command.summary)
    .addHelpText('after', `\nExample:\n  gridbrief ${command.example}\n`);
  for (const { flags, description, required } of command.options ?? [])
    if (required) sub.requiredOption(flags, description);
    else sub.option(flags, description);
  sub.action(async () => {
    const options: CommandInput['options'] = sub.opts();
    const at = await place(options);
    process.exitCode = await runAnywhere(command, { args: sub.args, options }, at);
    if (process.exitCode === 0) await after?.(at, options);
  });
  return sub;
}

function addServe(program: Program): void {
  const serve = withPlace(program.command('serve'))
    .description('HTTP service and scheduler')
    .addHelpText('after', '\nExample:\n  gridbrief serve --data ./var\n');
  serve.action(() => serveUntilStopped(placeOf(serve.opts())));
}

async function serveUntilStopped(place: HousePlace): Promise<void> {
  const service = await startService(place);
  terminal.message(`serving ${service.url} (API at ${service.url}/api/docs); stop with Ctrl-C`);
  await untilStopped();
  await service.stop();
}

/** The demo has a folder, a utility and a clock of its own; made once, it goes on to serve. */
function addDemo(program: Program): void {
  const demo = addCommand(program, demoCommand, demoPlace, async (place, options) => {
    if (options.serve !== false) await serveUntilStopped(place);
  });
  demo.setOptionValueWithSource('config', DEMO_CONFIG, 'default');
}

/** A folder whose restoring was broken off opens for that command only. */
const restorePlace = (options: CommandInput['options']): HousePlace => ({
  ...placeOf(options),
  isRestoring: true,
});

async function demoPlace(options: CommandInput['options']): Promise<HousePlace> {
  const place = placeOf(options);
  const dataFolder = typeof options.data === 'string' ? place.dataFolder : join(place.dataFolder, 'demo');
  if (options.fresh === true) {
    await refuseServed(dataFolder, 'demo --fresh');
    refuseClaimedBucket(place, dataFolder);
    removeDemo(dataFolder);
  }
  claimFolder(dataFolder);
  // who tries it reads the messages, not the log
  const logLevel = process.env.LOG_LEVEL ?? 'warn';
  return { ...place, dataFolder, environment: { ...place.environment, logLevel }, startAt: demoNow() };
}

/** A bucket belongs to the folder that made it, and would refuse a new one in its place. */
function refuseClaimedBucket({ environment }: HousePlace, dataFolder: string): void {
  if (environment.store !== 'influxdb' || !existsSync(dataFolder)) return;
  throw new Problem(
    'demo-bucket-taken',
    `cannot make ${dataFolder} anew: its series lie in the bucket "${environment.influx.bucket}", which belongs to that folder; name a new folder with --data and a new bucket with INFLUX_BUCKET`,
  );
}

/** A folder is not changed under the feet of the service that works in it. */
async function refuseServed(dataFolder: string, command: string): Promise<void> {
  const other = await askWho(socketPathOf(dataFolder));
  if (other)
    throw new Problem(
      'already-served',
      `cannot run ${command} in ${dataFolder}: process ${other.pid} serves it at ${other.url}; stop that one first`,
    );
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
  });
}

async function main(): Promise<void> {
  const program = new Program('gridbrief')
    .description('Turns meter readings and interruption logs into reports')
    .version(packageVersion())
    .showHelpAfterError('(add --help for usage)')
    .exitOverride();
  for (const command of COMMANDS)
    if (command === restoreCommand) addCommand(program, command, restorePlace);
    else if (command !== demoCommand) addCommand(program, command);
  addServe(program);
  addDemo(program);
  for (const sub of program.commands) sub.exitOverride();
  await program.parseAsync(process.argv);
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
  else {
    terminal.message(messageOf(error));
    process.exitCode = 1;
  }
});
