import { localDate } from '../../src/domain/time/local-date';
import { UsagePointRecords } from '../../src/ports/usage-point-records';
import { customerReport } from '../../src/reports/kinds/customer';
import { managementReport } from '../../src/reports/kinds/management';
import { pressReport } from '../../src/reports/kinds/press';
import { ReportRefusal } from '../../src/reports/report-kind';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import type { HouseOptions, TestHouse } from '../builders/house';
import { openSimulatedUtility } from '../builders/simulated-utility';
import { describeWithData, givenFile } from '../real-data/given-data';
import { NswHouse } from '../real-data/nsw-house';
import { TestInflux } from './test-influx';

jest.setTimeout(900_000);

/** As many as the demo makes. */
const USAGE_POINTS = 2000;

let influx: TestInflux;
beforeAll(async () => {
  influx = await TestInflux.start();
});
afterAll(() => influx?.stop());

function inInflux(): HouseOptions {
  const { url, org, bucket, token } = influx.newAddress();
  return {
    variables: {
      GRIDBRIEF_STORE: 'influxdb',
      INFLUX_URL: url,
      INFLUX_ORG: org,
      INFLUX_BUCKET: bucket,
      INFLUX_TOKEN: token,
    },
  };
}

interface Asked {
  week: string;
  press: { from: string; to: string };
  period: string;
  /** last day of the periods that closed */
  closed: string;
  customers: string[];
  point: string;
}

/** What every report and every command says, each under its name; what is refused says why. */
async function saidBy(house: TestHouse, asked: Asked): Promise<Record<string, string>> {
  const pipeline = house.get(ReportPipeline);
  const facts = async (issued: Promise<{ facts: unknown }>): Promise<string> =>
    issued.then(
      (report) => JSON.stringify(report.facts),
      (error: unknown) => {
        if (error instanceof ReportRefusal) return error.message;
        throw error;
      },
    );
  const printed = async (name: string, args: string[], options: Record<string, string>): Promise<string> => {
    const { code, out, messages } = await house.run(name, args, { ...options, json: true });
    return JSON.stringify([code, out, messages]);
  };
  const { press, closed, period, point } = asked;
  const month = { from: `${period}-01`, to: closed };
  const said: Record<string, string> = {
    management: await facts(
      pipeline.issue(managementReport, managementReport.requestFrom({ week: asked.week })),
    ),
    press: await facts(pipeline.issue(pressReport, pressReport.requestFrom(press))),
    load: await printed('load', [], month),
    changes: await printed('changes', [], { on: closed }),
    reliability: await printed('reliability', [], { ...month, by: 'network' }),
    usage: await printed('usage', [point], month),
    period: await printed('period', [point], { from: month.from, until: untilOf(closed) }),
  };
  for (const customerCode of asked.customers)
    said[`customer ${customerCode}`] = await facts(
      pipeline.issue(customerReport, customerReport.requestFrom({ customerCode, period })),
    );
  return said;
}

const untilOf = (lastDay: string): string =>
  new Date(Date.parse(lastDay) + 86_400_000).toISOString().slice(0, 10);

async function expectSame(one: TestHouse, other: TestHouse, asked: Asked): Promise<Record<string, string>> {
  const [said, expected] = [await saidBy(one, asked), await saidBy(other, asked)];
  for (const [name, text] of Object.entries(expected)) expect([name, said[name]]).toEqual([name, text]);
  return said;
}

describe('the same utility in both stores', () => {
  it('says the same, byte for byte, in every report and command', async () => {
    const duckdb = await openSimulatedUtility(USAGE_POINTS);
    const other = await openSimulatedUtility(USAGE_POINTS, inInflux());
    const codes = await duckdb
      .get(UsagePointRecords)
      .customerCodes(localDate(2025, 6, 1), localDate(2025, 6, 30));
    const said = await expectSame(other, duckdb, {
      week: '2025-W23',
      press: { from: '2025-06-01', to: '2025-06-15' },
      period: '2025-06',
      closed: '2025-06-30',
      customers: codes.filter((_, index) => index % 50 === 0),
      point: (
        await duckdb
          .get(UsagePointRecords)
          .pointsOfCustomer(codes[0], localDate(2025, 6, 1), localDate(2025, 6, 30))
      )[0].usagePointId,
    });
    expect(said.management.length).toBeGreaterThan(10_000);
    await duckdb.close();
    await other.close();
  });
});

describeWithData('nsw-households', 'ten real households in both stores', () => {
  it('say the same, from the half-hours', async () => {
    const houses = [await NswHouse.open(), await NswHouse.open(inInflux())];
    for (const nsw of houses) {
      await nsw.importing(
        'interval-usage',
        givenFile('nsw-households', 'half-hourly.csv.gz'),
        'nsw-half-hourly',
      );
      await nsw.house.run('aggregate');
      await nsw.house.run('close-period');
    }
    const [duckdb, other] = houses.map(({ house }) => house);
    const points = await duckdb
      .get(UsagePointRecords)
      .customerCodes(localDate(2012, 1, 1), localDate(2014, 3, 31));
    await expectSame(other, duckdb, {
      week: '2013-W03',
      press: { from: '2013-01-01', to: '2013-01-31' },
      period: '2013-01',
      closed: '2013-01-31',
      customers: points,
      point: points[0].slice(1),
    });
    for (const nsw of houses) await nsw.close();
  });
});
