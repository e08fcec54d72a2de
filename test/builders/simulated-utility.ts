import { join } from 'node:path';
import { demoNow } from '../../src/features/demo-utility/demo.command';
import { DEMO_SCENARIO, type Scenario } from '../../src/features/demo-utility/scenario';
import { writeDemoFiles } from '../../src/features/demo-utility/write-files';
import { formatLocalDate } from '../../src/domain/time/local-date';
import { Tariffs } from '../../src/ports/tariffs';
import { type HouseOptions, REPOSITORY, TestHouse } from './house';

/** The simulated utility of the demo on the morning after its last day: imported, aggregated, its periods closed. */
export async function openSimulatedUtility(
  usagePoints: number,
  given: HouseOptions = {},
): Promise<TestHouse> {
  const scenario: Scenario = { ...DEMO_SCENARIO, usagePoints };
  const house = await TestHouse.open({
    now: demoNow().toISOString(),
    configPath: join(REPOSITORY, 'config', 'demo-utility.yaml'),
    ...given,
  });
  const { holidays } = house.get(Tariffs);
  const covers = `${formatLocalDate(scenario.from)}..${formatLocalDate(scenario.to)}`;
  for (const { kind, path } of await writeDemoFiles(scenario, holidays, join(house.folder, 'given')))
    await must(house, 'import', [kind, path], kind === 'interruptions' ? { covers } : {});
  await must(house, 'aggregate');
  await must(house, 'close-period');
  return house;
}

async function must(house: TestHouse, name: string, args: string[] = [], options = {}): Promise<void> {
  const { code, messages } = await house.run(name, args, options);
  if (code === 1) throw new Error(`${name} ${args.join(' ')} failed: ${messages.join('; ')}`);
}
