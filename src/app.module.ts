import { dirname, join, resolve } from 'node:path';
import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { ChartjsPainter } from './adapters/charts-chartjs/chartjs-painter';
import { ShiftedClock } from './adapters/clock-system/shifted-clock';
import { SystemClock } from './adapters/clock-system/system-clock';
import { ParquetSeriesFiles } from './adapters/files-parquet/parquet-series-files';
import { CsvMeterFiles } from './adapters/files-csv/csv-meter-files';
import { GreenButtonWriter } from './adapters/files-green-button/green-button-writer';
import { MarketNem12Files } from './adapters/files-nem12/nem12-files';
import { HandlebarsPageTemplates } from './adapters/html-handlebars/handlebars-page-templates';
import { PuppeteerPdfPrinter } from './adapters/pdf-puppeteer/puppeteer-pdf-printer';
import { DuckDbBillRecords } from './adapters/records-duckdb/duckdb-bill-records';
import { DuckDbCaseRecords } from './adapters/records-duckdb/duckdb-case-records';
import { DuckDbClosingFleet } from './adapters/records-duckdb/duckdb-closing-fleet';
import { DuckDbDayStates } from './adapters/records-duckdb/duckdb-day-states';
import { DuckDbImportRecords } from './adapters/records-duckdb/duckdb-import-records';
import { DuckDbInterruptionRecords } from './adapters/records-duckdb/duckdb-interruption-records';
import { DuckDbLoadRecords } from './adapters/records-duckdb/duckdb-load-records';
import { DuckDbOutbox } from './adapters/records-duckdb/duckdb-outbox';
import { DuckDbPeriodResults } from './adapters/records-duckdb/duckdb-period-results';
import { DuckDbReliabilityRecords } from './adapters/records-duckdb/duckdb-reliability-records';
import { DuckDbReportArchive } from './adapters/records-duckdb/duckdb-report-archive';
import { DuckDbUsagePointRecords } from './adapters/records-duckdb/duckdb-usage-point-records';
import { DuckDbWeatherRecords } from './adapters/records-duckdb/duckdb-weather-records';
import { RECORDS_FILE } from './adapters/records-duckdb/schema';
import { DuckDbRecordsArchive } from './adapters/records-duckdb/duckdb-records-archive';
import {
  changeSeriesStore,
  claimSeriesStore,
  dataFolderId,
  rememberSeriesBucket,
  seriesBucket,
} from './adapters/records-duckdb/series-store';
import { CsvRejectsFiles } from './adapters/rejects-csv/csv-rejects-files';
import { ExcelWorkbookWriter } from './adapters/sheet-excel/excel-workbook-writer';
import { DuckDbReadingStore } from './adapters/series-duckdb/duckdb-reading-store';
import { SERIES_FILE } from './adapters/series-duckdb/schema';
import { type FolderMemory, NO_MEMORY } from './adapters/series-influxdb/folder-memory';
import { InfluxReadingStore } from './adapters/series-influxdb/influx-reading-store';
import { InfluxServer } from './adapters/series-influxdb/influx-server';
import { YamlSettings } from './adapters/settings-yaml/read-settings';
import { TariffFiles } from './adapters/settings-yaml/tariff-files';
import { DuckDbImportStages } from './adapters/stage-duckdb/duckdb-import-stages';
import { AggregateJobModule, AggregateModule } from './features/aggregate/aggregate.module';
import { CasesHttpModule, CasesModule } from './features/cases/cases.module';
import { ClosePeriodsJobModule, ClosePeriodsModule } from './features/close-periods/close-periods.module';
import { FiguresHttpModule } from './features/figures/figures.module';
import { IssueReportsHttpModule, IssueReportsModule } from './features/issue-reports/issue-reports.module';
import { IngestHttpModule, IngestModule } from './features/ingest/ingest.module';
import { KeepDataModule } from './features/keep-data/keep-data.module';
import { StatusHttpModule, StatusModule } from './features/status/status.module';
import { Zone } from './domain/time/zone';
import { DataFolder } from './platform/config/data-folder';
import { type Environment, influxSettings } from './platform/config/environment';
import { type Database, openDataFolder } from './platform/duckdb';
import {
  HealthController,
  READINESS_CHECKS,
  type ReadinessChecks,
} from './platform/health/health.controller';
import { AccessGuard } from './platform/http/access';
import { loggingModule } from './platform/logging/logging';
import { Problem } from './platform/errors/problem';
import { QuietTime } from './platform/schedule/quiet-time';
import { TimetableModule } from './platform/schedule/timetable.module';
import { ChartPainter } from './ports/chart-painter';
import { Clock } from './ports/clock';
import { BillRecords } from './ports/bill-records';
import { CaseRecords } from './ports/case-records';
import { ClosingFleet } from './ports/closing-fleet';
import { DayStates } from './ports/day-states';
import { ImportRecords } from './ports/import-records';
import { ImportStages } from './ports/import-stage';
import { InterruptionRecords } from './ports/interruption-records';
import { LoadRecords } from './ports/load-records';
import { MeterFiles, Nem12Files } from './ports/meter-files';
import { Outbox } from './ports/outbox';
import { PageTemplates } from './ports/page-templates';
import { PdfPrinter } from './ports/pdf-printer';
import { PeriodResults } from './ports/period-results';
import { ReadingStore } from './ports/reading-store';
import { RecordsArchive } from './ports/records-archive';
import { SeriesFiles } from './ports/series-files';
import { SeriesStores } from './ports/series-stores';
import { RejectsFiles } from './ports/rejects-file';
import { ReliabilityRecords } from './ports/reliability-records';
import { ReportArchive } from './ports/report-archive';
import { Tariffs } from './ports/tariffs';
import { UsageFeedWriter } from './ports/usage-feed';
import { UsagePointRecords } from './ports/usage-point-records';
import { SettingsSource } from './ports/utility-settings';
import { WorkbookWriter } from './ports/workbook-writer';
import { WeatherRecords } from './ports/weather-records';
import { ReportPipeline } from './reports/report-pipeline';
import { ReportSources } from './reports/report-sources';

/** Which utility, and on which machine. */
export interface HousePlace {
  dataFolder: string;
  /** the utility's file; its folder holds tariffs and import profiles too */
  configPath: string;
  environment: Environment;
  /** the clock goes on from that instant instead of the machine's time: the simulated utility has its own days */
  startAt?: Date;
  /** opens a folder whose restoring was broken off, to go on with it */
  isRestoring?: boolean;
  /** tests move it; it wins over `startAt` */
  clock?: Clock;
}

/** The databases of the data folder, opened together or not at all. The series are a file of it only with DuckDB. */
abstract class OpenedFolder {
  abstract readonly records: Database;
  abstract readonly series: Database | null;
}

const PORTS = [
  UsagePointRecords,
  ImportRecords,
  DayStates,
  InterruptionRecords,
  WeatherRecords,
  ReportArchive,
  ClosingFleet,
  PeriodResults,
  Outbox,
  CaseRecords,
  BillRecords,
  LoadRecords,
  ReliabilityRecords,
  RecordsArchive,
  ReadingStore,
  SeriesStores,
  SeriesFiles,
  QuietTime,
  ImportStages,
  RejectsFiles,
  MeterFiles,
  Nem12Files,
  UsageFeedWriter,
  PageTemplates,
  ChartPainter,
  PdfPrinter,
  WorkbookWriter,
  SettingsSource,
  Tariffs,
  Clock,
  DataFolder,
  ReportSources,
  ReportPipeline,
] as const;

function recordProviders(): Provider[] {
  const onRecords = (port: unknown, adapter: new (database: Database) => unknown): Provider => ({
    provide: port as never,
    useFactory: ({ records }: OpenedFolder) => new adapter(records),
    inject: [OpenedFolder],
  });
  return [
    onRecords(UsagePointRecords, DuckDbUsagePointRecords),
    onRecords(ImportRecords, DuckDbImportRecords),
    onRecords(DayStates, DuckDbDayStates),
    onRecords(InterruptionRecords, DuckDbInterruptionRecords),
    onRecords(WeatherRecords, DuckDbWeatherRecords),
    onRecords(ReportArchive, DuckDbReportArchive),
    onRecords(ClosingFleet, DuckDbClosingFleet),
    onRecords(PeriodResults, DuckDbPeriodResults),
    onRecords(Outbox, DuckDbOutbox),
    onRecords(CaseRecords, DuckDbCaseRecords),
    onRecords(BillRecords, DuckDbBillRecords),
    onRecords(LoadRecords, DuckDbLoadRecords),
    onRecords(ReliabilityRecords, DuckDbReliabilityRecords),
    onRecords(RecordsArchive, DuckDbRecordsArchive),
  ];
}

function openFolder(place: HousePlace): Provider {
  return {
    provide: OpenedFolder,
    useFactory: async (clock: Clock): Promise<OpenedFolder> => {
      const { records } = await openDataFolder(place.dataFolder, { records: RECORDS_FILE });
      try {
        await claimSeriesStore(records, place.environment.store);
        if (!place.isRestoring) await refuseUnfinished(records, place.dataFolder);
        await new DuckDbImportRecords(records).markInterrupted(clock.now());
        const series = place.environment.store === 'duckdb' ? await openSeriesFile(place) : null;
        return { records, series };
      } catch (error) {
        await records.close();
        throw error;
      }
    },
    inject: [Clock],
  };
}

async function openSeriesFile({ dataFolder }: HousePlace): Promise<Database> {
  return (await openDataFolder(dataFolder, { series: SERIES_FILE })).series;
}

/** A folder that holds half a backup must not be taken for a whole one. */
async function refuseUnfinished(records: Database, folder: string): Promise<void> {
  const madeAt = await new DuckDbRecordsArchive(records).unfinishedImport();
  if (madeAt === null) return;
  throw new Problem(
    'restore-unfinished',
    `cannot use ${folder}: restoring the backup of ${madeAt} into it was broken off; run the same restore again`,
  );
}

function seriesStores(place: HousePlace, records: Database, usagePoints: UsagePointRecords): SeriesStores {
  return {
    current: place.environment.store,
    open: async (name) =>
      name === 'duckdb'
        ? new DuckDbReadingStore(await openSeriesFile(place))
        : // the folder's series are elsewhere until it changes over
          openInflux(place, records, usagePoints, NO_MEMORY),
    changeOver: (to) =>
      changeSeriesStore(records, to, to === 'influxdb' ? influxSettings(place.environment).bucket : null),
  };
}

/** The server need not answer yet: the bucket is claimed for this data folder at its first use. */
async function openInflux(
  { environment }: HousePlace,
  records: Database,
  usagePoints: UsagePointRecords,
  memory: FolderMemory,
): Promise<ReadingStore> {
  const server = new InfluxServer(influxSettings(environment));
  const names = {
    usagePoints: (keys: Int32Array) => usagePoints.idsOf(keys),
    areas: async (indices: Int32Array) => {
      const areas = await usagePoints.areas();
      return Array.from(indices, (index) => areas[index]);
    },
  };
  return new InfluxReadingStore(server, await dataFolderId(records), names, memory);
}

const memoryOf = (records: Database): FolderMemory => ({
  bucket: () => seriesBucket(records),
  remember: (bucket) => rememberSeriesBucket(records, bucket),
});

function placeProviders(place: HousePlace): Provider[] {
  const configFolder = dirname(resolve(place.configPath));
  return [
    {
      provide: Clock,
      useFactory: () => place.clock ?? (place.startAt ? new ShiftedClock(place.startAt) : new SystemClock()),
    },
    { provide: DataFolder, useValue: new DataFolder(resolve(place.dataFolder)) },
    { provide: SettingsSource, useFactory: () => new YamlSettings(place.configPath) },
    { provide: Tariffs, useFactory: () => new TariffFiles(join(configFolder, 'tariffs')) },
    { provide: MeterFiles, useFactory: () => new CsvMeterFiles(join(configFolder, 'profiles')) },
    { provide: Nem12Files, useClass: MarketNem12Files },
    { provide: UsageFeedWriter, useClass: GreenButtonWriter },
    {
      provide: ImportStages,
      // the folder is opened first: it says what is wrong with it
      useFactory: () => DuckDbImportStages.inDataFolder(place.dataFolder),
      inject: [OpenedFolder],
    },
    { provide: SeriesFiles, useClass: ParquetSeriesFiles },
    { provide: QuietTime, useFactory: () => new QuietTime() },
    {
      provide: SeriesStores,
      useFactory: ({ records }: OpenedFolder, usagePoints: UsagePointRecords) =>
        seriesStores(place, records, usagePoints),
      inject: [OpenedFolder, UsagePointRecords],
    },
    { provide: RejectsFiles, useFactory: () => new CsvRejectsFiles(place.dataFolder) },
    {
      provide: ReadingStore,
      useFactory: ({ records, series }: OpenedFolder, usagePoints: UsagePointRecords) =>
        series ? new DuckDbReadingStore(series) : openInflux(place, records, usagePoints, memoryOf(records)),
      inject: [OpenedFolder, UsagePointRecords],
    },
  ];
}

const reportProviders: Provider[] = [
  {
    provide: PageTemplates,
    useFactory: ({ settings }: SettingsSource) =>
      new HandlebarsPageTemplates({ utility: settings.utility.id }),
    inject: [SettingsSource],
  },
  { provide: ChartPainter, useFactory: () => new ChartjsPainter() },
  { provide: WorkbookWriter, useClass: ExcelWorkbookWriter },
  { provide: PdfPrinter, useFactory: () => new PuppeteerPdfPrinter() },
  {
    provide: ReportSources,
    useFactory: (
      readings: ReadingStore,
      usagePoints: UsagePointRecords,
      imports: ImportRecords,
      days: DayStates,
      interruptions: InterruptionRecords,
      weather: WeatherRecords,
      tariffs: Tariffs,
      { settings }: SettingsSource,
      clock: Clock,
      periods: PeriodResults,
      cases: CaseRecords,
      bills: BillRecords,
      loads: LoadRecords,
      reliability: ReliabilityRecords,
    ): ReportSources => ({
      readings,
      usagePoints,
      imports,
      days,
      interruptions,
      weather,
      periods,
      cases,
      bills,
      loads,
      reliability,
      tariffs,
      settings,
      clock,
      zone: new Zone(settings.timeZone),
    }),
    inject: [
      ReadingStore,
      UsagePointRecords,
      ImportRecords,
      DayStates,
      InterruptionRecords,
      WeatherRecords,
      Tariffs,
      SettingsSource,
      Clock,
      PeriodResults,
      CaseRecords,
      BillRecords,
      LoadRecords,
      ReliabilityRecords,
    ],
  },
  {
    provide: ReportPipeline,
    useFactory: (
      sources: ReportSources,
      archive: ReportArchive,
      templates: PageTemplates,
      charts: ChartPainter,
      printer: PdfPrinter,
    ) => new ReportPipeline({ sources, archive, templates, charts, printer }),
    inject: [ReportSources, ReportArchive, PageTemplates, ChartPainter, PdfPrinter],
  },
];

/** Ends browser and databases, in that order, when the house is shut. */
@Injectable()
class HouseKeeper implements OnApplicationShutdown {
  constructor(
    private readonly printer: PdfPrinter,
    private readonly readings: ReadingStore,
    private readonly seriesFiles: SeriesFiles,
    @Inject(OpenedFolder) private readonly opened: OpenedFolder,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.printer.close();
    await this.readings.close();
    await this.seriesFiles.close();
    await this.opened.records.close();
  }
}

/** The ports of the house with the adapters that serve them: the only place that picks them. */
@Global()
@Module({})
export class HouseModule {
  static at(place: HousePlace): DynamicModule {
    return {
      module: HouseModule,
      providers: [
        ...placeProviders(place),
        openFolder(place),
        ...recordProviders(),
        ...reportProviders,
        HouseKeeper,
      ],
      exports: [...PORTS],
    };
  }
}

/** What commands need: the features without addresses and timed jobs. */
@Module({})
export class CommandsModule {
  static at(place: HousePlace): DynamicModule {
    return {
      module: CommandsModule,
      imports: [
        HouseModule.at(place),
        IngestModule,
        AggregateModule,
        ClosePeriodsModule,
        CasesModule,
        IssueReportsModule,
        StatusModule,
        KeepDataModule,
      ],
    };
  }
}

/** The service: everything that commands have, with HTTP, jobs and health. */
@Module({})
export class ServiceModule {
  static at(place: HousePlace): DynamicModule {
    const { environment } = place;
    return {
      module: ServiceModule,
      imports: [
        loggingModule(environment.logLevel),
        TimetableModule,
        CommandsModule.at(place),
        IngestHttpModule,
        AggregateJobModule,
        ClosePeriodsJobModule,
        CasesHttpModule,
        FiguresHttpModule,
        IssueReportsHttpModule,
        StatusHttpModule,
      ],
      controllers: [HealthController],
      providers: [
        {
          provide: APP_GUARD,
          useFactory: (reflector: Reflector) => new AccessGuard(reflector, environment.allowUnauthenticated),
          inject: [Reflector],
        },
        {
          provide: READINESS_CHECKS,
          useFactory: (readings: ReadingStore, records: UsagePointRecords): ReadinessChecks => ({
            series: () => readings.lastDay(),
            records: () => records.size(),
          }),
          inject: [ReadingStore, UsagePointRecords],
        },
      ],
    };
  }
}
