import type { Command, CommandContext } from '../../platform/commands/command';
import { pathIn, requiredOption } from '../../platform/commands/options';
import { SERIES_STORES, type SeriesStoreName } from '../../ports/series-stores';
import { BackupService } from './backup.service';
import { MoveSeriesService } from './move-series.service';
import { RestoreService } from './restore.service';
import { type VerifiedJson, VerifyService } from './verify.service';

const storeNamed = (text: string): SeriesStoreName | null =>
  SERIES_STORES.find((each) => each === text) ?? null;

const progressOf = (context: CommandContext) => (text: string) => context.progress(text);

export const backupCommand: Command = {
  name: 'backup',
  summary:
    'writes everything of the data folder into a new folder: series as Parquet, records as SQL and Parquet',
  args: '<folder>',
  example: 'backup ../backups/2025-07-01',
  run: async (input, context) => {
    const folder = pathIn(context, input.args[0]);
    const { files, days } = await context.get(BackupService).backup(folder, progressOf(context));
    const readings = days.reduce((sum, day) => sum + day.readings, 0);
    context.message(
      `${folder}: ${files.length} files, ${readings} readings; check it with: verify ${input.args[0]}`,
    );
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'fills an empty data folder from a backup; --store says where its series go',
  args: '<folder>',
  needsFolder: 'alone',
  example: 'restore ../backups/2025-07-01 --data ./var-restored',
  run: async (input, context) => {
    const folder = pathIn(context, input.args[0]);
    const manifest = await context.get(RestoreService).restore(folder, progressOf(context));
    const readings = manifest.days.reduce((sum, day) => sum + day.readings, 0);
    context.message(
      `restored ${manifest.usagePoints} usage points and ${readings} readings of ${manifest.madeAt}`,
    );
    return 0;
  },
};

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'reads everything that the data folder holds, or a backup, and says what is wrong with it',
  args: '[folder]',
  options: [{ flags: '--json', description: 'print as JSON' }],
  example: 'verify',
  run: async (input, context) => {
    const service = context.get(VerifyService);
    const [folder] = input.args;
    const verified = folder
      ? await service.verifyBackup(pathIn(context, folder), progressOf(context))
      : await service.verify(progressOf(context));
    context.out(input.options.json === true ? `${JSON.stringify(verified, null, 2)}\n` : describe(verified));
    return verified.faults.length === 0 ? 0 : 1;
  },
};

export const moveSeriesCommand: Command = {
  name: 'move-series',
  summary: 'copies the series into another store, compares, and lets the data folder change over',
  needsFolder: 'alone',
  options: [{ flags: '--to <STORE>', description: SERIES_STORES.join(' or '), required: true }],
  example: 'move-series --to influxdb',
  run: async (input, context) => {
    const to = requiredOption(input, 'to', storeNamed, SERIES_STORES.join(' or '));
    const moved = await context.get(MoveSeriesService).move(to, progressOf(context));
    context.message(
      `moved ${moved.readings} readings of ${moved.days} days from ${moved.from} to ${to}; counts and sums of every day are equal`,
    );
    context.message(
      `from now on start with GRIDBRIEF_STORE=${to}; what ${moved.from} holds was left as it is and can be removed`,
    );
    return 0;
  },
};

function describe({ records, faults, ...verified }: VerifiedJson): string {
  const lines = [
    `store          ${verified.store}`,
    `records        ${records.reduce((sum, { rows }) => sum + rows, 0)} rows in ${records.length} tables`,
    `usage points   ${verified.usagePoints}`,
    `readings       ${verified.readings}${verified.days ? ` of ${verified.days.count} days, ${verified.days.from} to ${verified.days.to}` : ''}`,
    `interval days  ${verified.intervalDays}`,
    `area days      ${verified.areaDays}`,
    ...(faults.length === 0 ? ['sound'] : faults.map((fault) => `fault: ${fault}`)),
  ];
  return `${lines.join('\n')}\n`;
}
