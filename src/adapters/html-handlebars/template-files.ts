import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateError } from '../../ports/page-templates';

const OVERRIDES = 'overrides';

/** Templates and styles by their path below `templates/`; a utility's own file replaces the one of the same path. */
export class TemplateFiles {
  private readonly files = new Map<string, string>();

  constructor(folder: string, utility: string | null) {
    if (!existsSync(folder)) throw new TemplateError('template-missing', `there is no folder "${folder}"`);
    this.read(folder, '');
    if (utility) this.read(join(folder, OVERRIDES, utility), '');
  }

  /** Template names (without `.hbs`) and sources. */
  templates(): [name: string, source: string][] {
    return [...this.files]
      .filter(([path]) => path.endsWith('.hbs'))
      .map(([path, source]) => [path.slice(0, -'.hbs'.length), source]);
  }

  /** All style sheets in the order of their names. */
  styles(): string {
    return this.inOrder((path) => path.endsWith('.css'))
      .map(([, source]) => source)
      .join('\n');
  }

  /** Fingerprint of what a kind is printed from: everything but the other kinds' own folders. */
  fingerprint(kind: string): string {
    const hash = createHash('sha256');
    const folders = ['layout', 'partials', 'styles', 'fonts', kind];
    for (const [path, source] of this.inOrder((path) => folders.includes(path.split('/')[0]))) {
      hash.update(`${path}\0${source}\0`);
    }
    return hash.digest('hex').slice(0, 12);
  }

  get(path: string): string | undefined {
    return this.files.get(path);
  }

  private inOrder(wanted: (path: string) => boolean): [string, string][] {
    return [...this.files].filter(([path]) => wanted(path)).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private read(folder: string, prefix: string): void {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        if (path !== OVERRIDES) this.read(join(folder, entry.name), `${path}/`);
      } else if (/\.(hbs|css|json)$/.test(path)) {
        this.files.set(path, readFileSync(join(folder, entry.name), 'utf8'));
      }
    }
  }
}
