/**
 * What is thrown where a caller cannot go on: a stable code, a sentence that says what cannot be done, why, and the
 * mend, and whether trying again may help.
 */
export class Problem extends Error {
  readonly retryable: boolean;

  constructor(
    readonly code: string,
    message: string,
    options: { retryable?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'Problem';
    this.retryable = options.retryable ?? false;
  }
}

/** Something with the fields of an error; errors of other realms (a worker's, a test runner's) are no `Error` here. */
const fieldOf = (error: unknown, name: 'message' | 'code'): string | null => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null;
  return typeof value === 'string' ? value : null;
};

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => fieldOf(error, 'message') ?? String(error);

/** `ENOENT` and its like, or the code of a problem; empty where there is none. */
export const systemCodeOf = (error: unknown): string => fieldOf(error, 'code') ?? '';
