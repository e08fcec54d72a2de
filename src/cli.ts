#!/usr/bin/env node
import 'reflect-metadata';
import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Command as Program, CommanderError } from 'commander';
import { CommandsModule, type HousePlace } from './app.module';
import { COMMANDS } from './commands';
import { packageVersion, startService } from './main';
import type { Command, CommandContext, CommandInput } from './platform/commands/command';
import { LineTerminal } from './platform/commands/line-terminal';
import { readEnvironment } from './platform/config/environment';
import { messageOf } from './platform/errors/problem';
import { handOver } from './platform/handover/hand-over';
import { socketPathOf } from './platform/handover/socket-path';

const terminal = new LineTerminal(process.stdout, process.stderr);

/** Options that every command has. */
function withPlace(program: Program): Program {
  return program
    .option('--data <DIR>', 'data folder, default ./var or GRIDBRIEF_DATA')
    .option('--config <FILE>', "the utility's file", 'config/utility.yaml')
    .option('--store <NAME>', 'series store: duckdb or influxdb, default GRIDBRIEF_STORE, else duckdb');
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
async function runCommand(command: Command, input: CommandInput): Promise<number> {
  const place = placeOf(input.options);
  return (await handOver(socketPathOf(place.dataFolder), command.name, input, terminal)) ?? runHere(command, input, place);
}

async function runHere(command: Command, input: CommandInput, place: HousePlace): Promise<number> {
  const house = await NestFactory.createApplicationContext(CommandsModule.at(place), { logger: false, abortOnError: false });
  const context: CommandContext = {
    out: (text) => terminal.out(text),
    message: (text) => terminal.message(text),
    progress: (text) => terminal.progress(text),
    cwd: process.cwd(),
    get: (token) => house.get(token, { strict: false }),
  };
  try {
    return await command.run(input, context);
  } finally {
    await house.close();
  }
}

function addCommand(program: Program, command: Command): void {
  const sub = withPlace(program.command(command.args ? `${command.name} ${command.args}` : command.name))
    .description(command.summary)
    .addHelpText('after', `\nExample:\n  gridbrief ${command.example}\n`);
  for (const { flags, description, required } of command.options ?? [])
    if (required) sub.requiredOption(flags, description);
    else sub.option(flags, description);
  sub.action(async () => {
    process.exitCode = await runCommand(command, { args: sub.args, options: sub.opts() });
  });
}

function addServe(program: Program): void {
  const serve = withPlace(program.command('serve'))
    .description('HTTP service and scheduler')
    .addHelpText('after', '\nExample:\n  gridbrief serve --data ./var\n');
  serve.action(async () => {
    const service = await startService(placeOf(serve.opts()));
    terminal.message(`serving ${service.url} (API at ${service.url}/api/docs); stop with Ctrl-C`);
    await untilStopped();
    await service.stop();
  });
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
  for (const command of COMMANDS) addCommand(program, command);
  addServe(program);
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
