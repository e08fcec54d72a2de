import type { WriteStream } from 'node:tty';

type Stream = Pick<WriteStream, 'write'> & { isTTY?: boolean };

/** Data to one stream, messages to the other; progress is one line that is written over, only at a terminal. */
export class LineTerminal {
  private hasProgress = false;

  constructor(
    private readonly data: Stream,
    private readonly messages: Stream,
  ) {}

  get isTerminal(): boolean {
    return this.messages.isTTY === true;
  }

  out(text: string): void {
    this.clear();
    this.data.write(text);
  }

  message(text: string): void {
    this.clear();
    this.messages.write(`${text}\n`);
  }

  progress(text: string): void {
    if (!this.isTerminal) return;
    this.messages.write(`\r\u001b[2K${text}`);
    this.hasProgress = true;
  }

  private clear(): void {
    if (this.hasProgress) this.messages.write('\r\u001b[2K');
    this.hasProgress = false;
  }
}
