import { messageOf } from '../errors/problem';
import type { Command, CommandContext, CommandInput } from './command';

/** Runs a command; what it throws becomes a message and exit code 1. */
export async function runCommand(
  command: Command,
  input: CommandInput,
  context: CommandContext,
): Promise<number> {
  try {
    return await command.run(input, context);
  } catch (error) {
    context.message(messageOf(error));
    return 1;
  }
}
