import { join } from 'node:path';
import { demoNow } from '../src/features/demo-utility/demo.command';
import { claimFolder } from '../src/features/demo-utility/demo-folder';
import { REPOSITORY, TestHouse } from '../test/builders/house';

/** The simulated utility with so many usage points, made by the command that everybody makes it with. */
export async function simulatedHouse(folder: string, usagePoints: number): Promise<TestHouse> {
  claimFolder(join(folder, 'var'));
  const house = await TestHouse.open({
    folder,
    now: demoNow().toISOString(),
    configPath: join(REPOSITORY, 'config', 'demo-utility.yaml'),
  });
  console.error(`making ${usagePoints} simulated usage points …`);
  const made = await house.run('demo', [], { usagePoints: String(usagePoints) });
  if (made.code !== 0) throw new Error(`cannot measure: ${made.messages.join('; ')}`);
  return house;
}
