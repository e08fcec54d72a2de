/** An option of a command, as the command line and its help show it. */
export interface CommandOption {
  /** `--from <DAY>`, `--json` */
  flags: string;
  description: string;
  required?: boolean;
}

export interface CommandInput {
  args: string[];
  options: Record<string, string | boolean | undefined>;
}

/** Where a command prints and what it may ask; the same for a command run here and one handed over by socket. */
export interface CommandContext {
  /** Data. */
  out(text: string): void;
  /** Messages, one line each. */
  message(text: string): void;
  /** Progress, only where the caller sits at a terminal. */
  progress(text: string): void;
  /** Folder in which the caller stands: paths are relative to it. */
  cwd: string;
  /** Runs another command in the same house; its exit code. It prints where `as` prints, by default here. */
  run(name: string, input: CommandInput, as?: CommandContext): Promise<number>;
  /** A provider of the running house by its class. */
  get<T>(token: abstract new (...args: never[]) => T): T;
}

/**
 * A command as plain data; the parser lives in `cli.ts`. Exit codes: 0 done, 1 nothing done, 2 done in part.
 * What it throws with a code becomes one sentence on standard error and exit code 1.
 */
export interface Command {
  name: string;
  summary: string;
  /** `<kind> <files...>` */
  args?: string;
  options?: readonly CommandOption[];
  /** `alone`: not while a service works in the data folder */
  needsFolder?: 'alone';
  example: string;
  run(input: CommandInput, context: CommandContext): Promise<number>;
}
