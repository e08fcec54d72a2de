import { QuietTime } from './quiet-time';

describe('QuietTime', () => {
  const course: string[] = [];
  const ends = new Map<string, () => void>();
  beforeEach(() => {
    course.length = 0;
    ends.clear();
  });
  /** Work that lasts until it is ended by its name. */
  const lasting = (name: string) => async () => {
    course.push(`${name} begins`);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    course.push(`${name} ends`);
    return name;
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    ends.get(name)?.();
    await turn();
  };

  it('lets work go on side by side', async () => {
    const quiet = new QuietTime();
    const both = [quiet.work(lasting('a')), quiet.work(lasting('b'))];
    await turn();
    await end('b');
    await end('a');
    expect(await Promise.all(both)).toEqual(['a', 'b']);
    expect(course).toEqual(['a begins', 'b begins', 'b ends', 'a ends']);
  });

  it('begins when what was at work is done, and holds off what comes meanwhile', async () => {
    const quiet = new QuietTime();
    const all = [
      quiet.work(lasting('import')),
      quiet.keep(lasting('backup')),
      quiet.work(lasting('late import')),
      quiet.keep(lasting('second backup')),
    ];
    await turn();
    expect(course).toEqual(['import begins']);
    for (const name of ['import', 'backup', 'second backup', 'late import']) await end(name);
    await Promise.all(all);
    expect(course).toEqual([
      'import begins',
      'import ends',
      'backup begins',
      'backup ends',
      'second backup begins',
      'second backup ends',
      'late import begins',
      'late import ends',
    ]);
  });

  it('is over when something fails, and failing work does not disturb it', async () => {
    const quiet = new QuietTime();
    const fails = async () => {
      throw new Error('no');
    };
    await expect(quiet.work(fails)).rejects.toThrow('no');
    await expect(quiet.keep(fails)).rejects.toThrow('no');
    expect(await quiet.work(async () => 'goes on')).toBe('goes on');
  });
});
