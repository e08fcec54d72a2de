import { Problem } from '../errors/problem';

/** What differs between machines. */
export interface Environment {
  host: string;
  port: number;
  /** data folder, `--data` wins over it */
  dataFolder: string;
  store: 'duckdb' | 'influxdb';
  /** bind beyond loopback although nobody has to say who they are */
  allowUnauthenticated: boolean;
  logLevel: string;
  influx: InfluxSettings;
}

/** Where the series are when they are in InfluxDB 2; empty where nothing is set. */
export interface InfluxSettings {
  url: string;
  token: string;
  org: string;
  bucket: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
const STORES: Environment['store'][] = ['duckdb', 'influxdb'];
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads the environment whole; throws a coded problem that lists every fault with the variable's name and an example. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const faults: string[] = [];
  const environment: Environment = {
    host: variables.HOST ?? '127.0.0.1',
    port: portOf(variables.PORT, faults),
    dataFolder: variables.GRIDBRIEF_DATA ?? './var',
    store: oneOf('GRIDBRIEF_STORE (or --store)', variables.GRIDBRIEF_STORE ?? 'duckdb', STORES, faults),
    allowUnauthenticated: variables.GRIDBRIEF_ALLOW_UNAUTHENTICATED === '1',
    logLevel: oneOf('LOG_LEVEL', variables.LOG_LEVEL ?? 'info', LEVELS, faults),
    influx: {
      url: variables.INFLUX_URL ?? '',
      token: variables.INFLUX_TOKEN ?? '',
      org: variables.INFLUX_ORG ?? '',
      bucket: variables.INFLUX_BUCKET ?? '',
    },
  };
  if (environment.store === 'influxdb') faults.push(...influxFaults(environment.influx));
  if (!isLoopback(environment.host) && !environment.allowUnauthenticated)
    faults.push(
      `HOST "${environment.host}" is reachable from outside and nobody is asked who they are: use HOST=127.0.0.1, or set GRIDBRIEF_ALLOW_UNAUTHENTICATED=1 behind a proxy that asks`,
    );
  refuse('start', faults);
  return environment;
}

/** The settings of InfluxDB, for a store that is opened beside the one in use; throws where they do not suffice. */
export function influxSettings({ influx }: Environment): InfluxSettings {
  refuse('use InfluxDB', influxFaults(influx));
  return influx;
}

function refuse(what: string, faults: string[]): void {
  if (faults.length > 0)
    throw new Problem(
      'environment-faulty',
      `cannot ${what} with this environment:\n${faults.map((each) => `  - ${each}`).join('\n')}`,
    );
}

export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

function portOf(text: string | undefined, faults: string[]): number {
  const port = Number(text ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    faults.push(`PORT "${text ?? ''}" is no port: for example PORT=3000`);
  return port;
}

const INFLUX_EXAMPLES: Record<keyof InfluxSettings, [variable: string, what: string, example: string]> = {
  url: ['INFLUX_URL', 'the address of the server', 'http://127.0.0.1:8086'],
  org: ['INFLUX_ORG', 'the organisation', 'my-utility'],
  bucket: ['INFLUX_BUCKET', "a bucket of this data folder's own", 'gridbrief'],
  token: ['INFLUX_TOKEN', 'a token that may read and write the bucket', 'the text that InfluxDB showed once'],
};

function influxFaults(influx: InfluxSettings): string[] {
  const missing = Object.entries(INFLUX_EXAMPLES)
    .filter(([name]) => influx[name as keyof InfluxSettings] === '')
    .map(
      ([, [variable, what, example]]) =>
        `${variable} is not set, and InfluxDB needs it: ${what}, for example ${variable}=${example}`,
    );
  const isFaulty = influx.url !== '' && !isHttpAddress(influx.url);
  return isFaulty
    ? [...missing, `INFLUX_URL "${influx.url}" is no address: for example INFLUX_URL=http://127.0.0.1:8086`]
    : missing;
}

const isHttpAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

function oneOf<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
  faults: string[],
): Choice {
  if (!(choices as readonly string[]).includes(text))
    faults.push(
      `${name} "${text}" is not one of ${choices.join(', ')}: for example ${name.split(' ')[0]}=${choices[0]}`,
    );
  return text as Choice;
}
