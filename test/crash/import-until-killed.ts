import { TestHouse } from '../builders/house';
import { type Moment, MOMENTS } from './moments';

/** The command `import register-readings` on a data folder, in a process that is killed at a moment. */
async function main(folder: string, file: string, moment: Moment): Promise<void> {
  const house = await TestHouse.open({ folder });
  MOMENTS[moment](house);
  const ran = await house.run('import', ['register-readings', file]);
  throw new Error(`it was not killed: ${ran.out}${ran.messages.join()}`);
}

void main(process.argv[2], process.argv[3], process.argv[4] as Moment);
