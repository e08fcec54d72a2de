import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '../..');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  build?: string;
  image?: string;
  profiles?: string[];
  ports?: string[];
  volumes?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string; required?: boolean }>;
}

describe('docker-compose.yml', () => {
  const file = parse(text('docker-compose.yml')) as {
    services: Record<string, Service>;
    volumes: Record<string, null>;
  };
  const { gridbrief, influxdb } = file.services;

  it('starts the service by default and InfluxDB only by its profile', () => {
    expect(Object.keys(file.services)).toEqual(['gridbrief', 'influxdb']);
    expect(gridbrief.profiles).toBeUndefined();
    expect(influxdb.profiles).toEqual(['influxdb']);
    expect(influxdb.image).toMatch(/^influxdb:2\.\d+$/);
    expect(influxdb.healthcheck?.test).toEqual(['CMD', 'influx', 'ping']);
  });

  it('waits for InfluxDB where it is started, hands both the same token, and keeps its data in a volume', () => {
    expect(gridbrief.depends_on).toEqual({ influxdb: { condition: 'service_healthy', required: false } });
    expect(gridbrief.environment!.INFLUX_TOKEN).toBe('${INFLUX_TOKEN:-}');
    expect(influxdb.environment!.DOCKER_INFLUXDB_INIT_ADMIN_TOKEN).toBe(gridbrief.environment!.INFLUX_TOKEN);
    expect(influxdb.environment!.DOCKER_INFLUXDB_INIT_ORG).toBe(gridbrief.environment!.INFLUX_ORG);
    expect(influxdb.volumes).toContain('influxdb-data:/var/lib/influxdb2');
  });

  it('publishes nothing beyond this machine, since nobody is asked who they are', () => {
    expect(gridbrief.ports!.length).toBeGreaterThan(0);
    for (const port of gridbrief.ports!) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(influxdb.ports).toBeUndefined();
  });

  it('sets only what the service reads', () => {
    const reader = text('src/platform/config/environment.ts');
    for (const name of Object.keys(gridbrief.environment!)) expect(reader).toContain(`variables.${name}`);
  });

  it('declares every volume that it names', () => {
    const named = [...gridbrief.volumes!, ...influxdb.volumes!]
      .map((volume) => volume.split(':')[0])
      .filter((source) => !source.startsWith('.'));
    expect([...named].sort()).toEqual(Object.keys(file.volumes).sort());
  });
});

describe('Dockerfile', () => {
  const lines = text('Dockerfile').replace(/\\\n/g, ' ').split('\n');
  const of = (instruction: string): string[] =>
    lines
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1));

  it('uses the Node for which the project is set up', () => {
    const major = text('.nvmrc').trim();
    for (const image of of('FROM'))
      expect(image).toMatch(new RegExp(`^node:${major}-bookworm-slim( AS build)?$`));
  });

  it('copies what exists and what the build context lets in', () => {
    const ignored = text('.dockerignore').split('\n');
    expect(ignored[0]).toBe('*');
    const sources = of('COPY')
      .filter((copy) => !copy.startsWith('--from'))
      .flatMap((copy) => copy.split(/\s+/).slice(0, -1))
      .map((source) => source.replace(/^\.\//, ''));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect(existsSync(join(ROOT, source))).toBe(true);
      expect(ignored).toContain(`!${source}`);
    }
  });

  it('runs as a user without rights and says whether it lives', () => {
    expect(of('USER').at(-1)).toBe('1000:1000');
    expect(of('HEALTHCHECK')[0]).toContain('/health/live');
    expect(lines.findLastIndex((line) => line.startsWith('USER'))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
  });

  it('installs what set-up would install', () => {
    const libraries = /LIBRARIES = \[([^\]]+)\]/
      .exec(text('scripts/setup/canvas.mjs'))![1]
      .match(/[\w.-]+-dev/g)!;
    const [build] = text('Dockerfile').split('FROM node:20-bookworm-slim\n');
    expect(libraries.length).toBe(5);
    for (const library of libraries) expect(build).toContain(library);
  });
});
