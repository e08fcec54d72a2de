import { readEnvironment } from './environment';

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toMatchObject({ host: '127.0.0.1', port: 3000, store: 'duckdb' });
  });

  it('lists every fault with the name of its variable', () => {
    const faults = { PORT: 'abc', GRIDBRIEF_STORE: 'oracle', LOG_LEVEL: 'loud', HOST: '0.0.0.0' };
    for (const name of Object.keys(faults)) expect(() => readEnvironment(faults)).toThrow(name);
  });

  it('refuses a store that is not built yet, before a data folder is marked as its own', () => {
    expect(() => readEnvironment({ GRIDBRIEF_STORE: 'influxdb' })).toThrow(/"influxdb" is not built yet/);
  });
});
