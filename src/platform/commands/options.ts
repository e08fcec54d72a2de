import { isAbsolute, join } from 'node:path';
import { Problem } from '../errors/problem';
import type { CommandContext, CommandInput } from './command';

/** An option's text; undefined where it was not given. */
export function textOption({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** An option read by `parse`, which gives null for what it does not understand. */
export function parsedOption<T>(
  input: CommandInput,
  name: string,
  parse: (text: string) => T | null,
  example: string,
): T | undefined {
  const text = textOption(input, name);
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === null) throw new Problem('bad-option', `--${name} "${text}" is not like ${example}`);
  return value;
}

export function requiredOption<T>(
  input: CommandInput,
  name: string,
  parse: (text: string) => T | null,
  example: string,
): T {
  const value = parsedOption(input, name, parse, example);
  if (value === undefined)
    throw new Problem('bad-option', `--${name} is missing: for example --${name} ${example}`);
  return value;
}

/** A path as the caller means it. */
export const pathIn = ({ cwd }: CommandContext, path: string): string =>
  isAbsolute(path) ? path : join(cwd, path);
