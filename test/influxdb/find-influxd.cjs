// Where the tests of the InfluxDB store find a server. Plain JavaScript, since jest's configuration asks it too.
const { existsSync, readFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { delimiter, join } = require('node:path');

const { version } = JSON.parse(readFileSync(join(__dirname, '../../scripts/setup/influxd.json'), 'utf8'));

/** What `npm run setup:influxdb` has built, or would build. */
const BUILT = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'gridbrief',
  `influxd-${version}`,
  'influxd',
);

/** Path of an influxd program; null where there is none. */
function findInfluxd() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders.map((folder) => join(folder, 'influxd')), BUILT].find(existsSync) ?? null;
}

/** A server that is there, or a program that can be started. */
const isInfluxThere = () => Boolean(process.env.INFLUX_URL) || findInfluxd() !== null;

module.exports = { findInfluxd, isInfluxThere };
