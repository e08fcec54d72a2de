import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataFolder } from '../../platform/config/data-folder';
import { messageOf, Problem } from '../../platform/errors/problem';
import { Timetable } from '../../platform/schedule/timetable';
import { ReadingStore } from '../../ports/reading-store';
import { SettingsSource } from '../../ports/utility-settings';
import { describe } from './ingest.command';
import { IngestService, PLAIN_IMPORT } from './ingest.service';
import { IMPORT_KINDS, type ImportKind } from './kinds';

export const INBOX_JOB = 'inbox';
/** Names under which programs write a file before it is whole. */
const UNFINISHED = /^\.|\.(part|tmp|partial|filepart)$/i;

/**
 * Takes files out of `inbox/<kind>/`: a file is taken when it has not changed between two looks, moved to
 * `inbox/done/<kind>/` when imported and to `inbox/bad/<kind>/`, with the reason beside it, when it could not be read.
 */
@Injectable()
export class InboxJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('inbox');
  private seen = new Map<string, string>();
  private waitsForStore = false;

  constructor(
    private readonly ingest: IngestService,
    private readonly store: ReadingStore,
    private readonly folder: DataFolder,
    private readonly source: SettingsSource,
    private readonly timetable: Timetable,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const kind of IMPORT_KINDS) await mkdir(this.path(kind), { recursive: true });
    const { schedules, timeZone } = this.source.settings;
    this.timetable.add(INBOX_JOB, schedules.inbox, timeZone, () => this.look());
  }

  /**
   * One look: master data first, since readings need it. Returns how many files were taken. While the store is away the
   * files wait where they are: the first that met its absence is tried again when it answers.
   */
  async look(): Promise<number> {
    if (this.waitsForStore && !(await this.storeAnswers())) return 0;
    this.waitsForStore = false;
    const found = new Map<string, string>();
    let taken = 0;
    for (const kind of IMPORT_KINDS)
      for (const name of (await readdir(this.path(kind))).sort()) {
        const path = join(this.path(kind), name);
        const state = await stat(path);
        if (!state.isFile() || UNFINISHED.test(name)) continue;
        const mark = `${state.size}/${state.mtimeMs}`;
        if (this.seen.get(path) !== mark || this.waitsForStore) found.set(path, mark);
        else if (await this.take(kind, name, path)) taken++;
        else found.set(path, mark);
      }
    this.seen = found;
    return taken;
  }

  private async storeAnswers(): Promise<boolean> {
    return this.store.lastDay().then(
      () => true,
      () => false,
    );
  }

  /** False where the file is fine and has to wait. */
  private async take(kind: ImportKind, name: string, path: string): Promise<boolean> {
    try {
      const result = await this.ingest.importFile(kind, path, {
        ...PLAIN_IMPORT,
        displayName: `inbox/${kind}/${name}`,
      });
      this.logger.log(describe(result));
      await this.move(path, this.path('done', kind), `${result.importId}-${name}`);
    } catch (error) {
      this.logger.warn(messageOf(error));
      if (error instanceof Problem && error.retryable) {
        this.waitsForStore = true;
        return false;
      }
      const moved = await this.move(path, this.path('bad', kind), name);
      await writeFile(`${moved}.reason.txt`, `${messageOf(error)}\n`);
    }
    return true;
  }

  private async move(from: string, folder: string, name: string): Promise<string> {
    await mkdir(folder, { recursive: true });
    const to = join(folder, name);
    await rename(from, to);
    return to;
  }

  private path(...parts: string[]): string {
    return join(this.folder.path, 'inbox', ...parts);
  }
}
