import { aggregateCommand } from './features/aggregate/aggregate.command';
import { casesCommand } from './features/cases/cases.command';
import { changesCommand } from './features/close-periods/changes.command';
import { closePeriodCommand } from './features/close-periods/close-period.command';
import { demoCommand } from './features/demo-utility/demo.command';
import { exportCommand } from './features/export/export.command';
import { billCommand } from './features/figures/bill.command';
import { loadCommand } from './features/figures/load.command';
import { reliabilityCommand } from './features/figures/reliability.command';
import { roomPriceCommand } from './features/figures/room-price.command';
import { periodCommand, usageCommand } from './features/figures/usage.command';
import { worksCommand } from './features/figures/works.command';
import { importCommand } from './features/ingest/ingest.command';
import {
  backupCommand,
  moveSeriesCommand,
  restoreCommand,
  verifyCommand,
} from './features/keep-data/keep-data.commands';
import { reportCommand } from './features/issue-reports/report.command';
import { statusCommand } from './features/status/status.command';
import type { Command } from './platform/commands/command';

/** Every command that works on a data folder; the same list serves the command line and the socket. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  aggregateCommand,
  closePeriodCommand,
  usageCommand,
  periodCommand,
  changesCommand,
  casesCommand,
  billCommand,
  roomPriceCommand,
  loadCommand,
  reliabilityCommand,
  worksCommand,
  reportCommand,
  exportCommand,
  statusCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  moveSeriesCommand,
  demoCommand,
];
