import { influxSettings, readEnvironment } from './environment';

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toMatchObject({ host: '127.0.0.1', port: 3000, store: 'duckdb' });
  });

  it('lists every fault with the name of its variable', () => {
    const faults = { PORT: 'abc', GRIDBRIEF_STORE: 'oracle', LOG_LEVEL: 'loud', HOST: '0.0.0.0' };
    for (const name of Object.keys(faults)) expect(() => readEnvironment(faults)).toThrow(name);
  });

  const influx = {
    INFLUX_URL: 'https://influx.example:8086',
    INFLUX_ORG: 'utility',
    INFLUX_BUCKET: 'gridbrief',
    INFLUX_TOKEN: 'secret',
  };

  it('takes InfluxDB with everything that it needs', () => {
    const environment = readEnvironment({ GRIDBRIEF_STORE: 'influxdb', ...influx });
    expect(environment.store).toBe('influxdb');
    expect(influxSettings(environment)).toEqual({
      url: 'https://influx.example:8086',
      org: 'utility',
      bucket: 'gridbrief',
      token: 'secret',
    });
  });

  it.each(Object.keys(influx))('wants %s for InfluxDB, and gives an example', (name) => {
    const rest = { ...influx, [name]: undefined };
    expect(() => readEnvironment({ GRIDBRIEF_STORE: 'influxdb', ...rest })).toThrow(
      new RegExp(`${name} is not set.*for example ${name}=`),
    );
    const withDuckDb = readEnvironment(rest);
    expect(() => influxSettings(withDuckDb)).toThrow(name);
  });

  it('says that an address is none, and never the token', () => {
    const refused = () =>
      readEnvironment({ GRIDBRIEF_STORE: 'influxdb', ...influx, INFLUX_URL: 'influx:8086', INFLUX_ORG: '' });
    expect(refused).toThrow(/INFLUX_ORG is not set[^]*INFLUX_URL "influx:8086" is no address/);
    expect(refused).not.toThrow(/secret/);
  });
});
