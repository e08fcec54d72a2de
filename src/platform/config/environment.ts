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
  influx: { url: string; token: string; org: string; bucket: string };
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads the environment whole; throws a coded problem that lists every fault with the variable's name and an example. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const faults: string[] = [];
  const environment: Environment = {
    host: variables.HOST ?? '127.0.0.1',
    port: portOf(variables.PORT, faults),
    dataFolder: variables.GRIDBRIEF_DATA ?? './var',
    store: storeOf(variables.GRIDBRIEF_STORE, faults),
    allowUnauthenticated: variables.GRIDBRIEF_ALLOW_UNAUTHENTICATED === '1',
    logLevel: oneOf('LOG_LEVEL', variables.LOG_LEVEL ?? 'info', LEVELS, faults),
    influx: {
      url: variables.INFLUX_URL ?? '',
      token: variables.INFLUX_TOKEN ?? '',
      org: variables.INFLUX_ORG ?? '',
      bucket: variables.INFLUX_BUCKET ?? '',
    },
  };
  if (!isLoopback(environment.host) && !environment.allowUnauthenticated)
    faults.push(
      `HOST "${environment.host}" is reachable from outside and nobody is asked who they are: use HOST=127.0.0.1, or set GRIDBRIEF_ALLOW_UNAUTHENTICATED=1 behind a proxy that asks`,
    );
  if (faults.length > 0)
    throw new Problem(
      'environment-faulty',
      `cannot start with this environment:\n${faults.map((each) => `  - ${each}`).join('\n')}`,
    );
  return environment;
}

export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

function portOf(text: string | undefined, faults: string[]): number {
  const port = Number(text ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    faults.push(`PORT "${text ?? ''}" is no port: for example PORT=3000`);
  return port;
}

/** InfluxDB is named by the contract and has no adapter yet: taken silently, the folder would be marked as its own. */
function storeOf(text: string | undefined, faults: string[]): Environment['store'] {
  const store = text ?? 'duckdb';
  if (store !== 'influxdb')
    return oneOf('GRIDBRIEF_STORE', store, ['duckdb'], faults) as Environment['store'];
  faults.push('GRIDBRIEF_STORE (or --store) "influxdb" is not built yet: use GRIDBRIEF_STORE=duckdb');
  return store;
}

function oneOf(name: string, text: string, choices: string[], faults: string[]): string {
  if (!choices.includes(text))
    faults.push(`${name} "${text}" is not one of ${choices.join(', ')}: for example ${name}=${choices[0]}`);
  return text;
}
