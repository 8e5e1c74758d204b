import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCensus } from '@releve/census';
import { migrate, openDatabase } from '@releve/database';
import { createIntake, intakeDefaults } from '@releve/intake';
import { createLogger, openBus } from '@releve/platform';

// `node dist/testing/measure-import.js [visits]`: a CSV of two years through intake and census, embedded.
const visits = Number(process.argv[2] ?? 300_000);
const directory = mkdtempSync(join(tmpdir(), 'releve-import-'));
const clock = () => new Date();
const log = createLogger({ service: 'measure', level: 'warn' });
const database = await openDatabase(`pglite:${directory}/data`);
await migrate(database);
const bus = await openBus('embedded:', { database, clientId: 'measure', log });
const config = { ...intakeDefaults, mllp: null, pseudonymKey: Buffer.alloc(32, 1) };
const intake = createIntake({ database, bus, clock, log, config });
const census = createCensus({ database, bus, clock, log });
await census.start();
await intake.start();

const site =
  '{"id":"a","name":"A","timeZone":"Europe/Paris","calendar":"FR","schoolZone":"A","population":"adult","capacityPatients":40,"hospitalBeds":null,"simulated":true}';
await intake.operations.putSite(JSON.parse(site));
const known = await intake.operations.findSite('a');
if (!known) throw new Error('the site is not there');

const start = Date.UTC(2024, 0, 1);
const modes = ['own-means', 'ambulance', 'fire-service'];
async function* rows(): AsyncGenerator<string> {
  yield 'visit_id,arrived_at,departed_at,triage,mode,outcome\n';
  for (let k = 0; k < visits; k += 500) {
    const lines = Array.from({ length: Math.min(500, visits - k) }, (_, i) => {
      const n = k + i;
      const arrived = start + Math.floor((n / visits) * 730 * 24 * 60) * 60_000;
      const departed = arrived + (1 + (n % 9)) * 3_600_000;
      const times = [arrived, departed].map((ms) => new Date(ms).toISOString());
      return [`V${n}`, ...times, n % 5 === 0 ? '2' : '4', modes[n % 3], n % 5 ? 'home' : 'admitted'].join(
        ',',
      );
    });
    yield `${lines.join('\n')}\n`;
  }
}

/** Arrivals census has counted, over the two years. */
async function counted(): Promise<number> {
  const [row] = await database.db.execute<{ all: number | null }>(
    "select sum((arrivals->>'all')::int)::int as all from census.counted_hour",
  );
  return row?.all ?? 0;
}

const columns = { time: 'time', value: 'arrivals' };
const begun = performance.now();
const cpu = process.cpuUsage();
const seconds = (): string => ((performance.now() - begun) / 1000).toFixed(1);
const report = await intake.operations.importFile(known, {
  kind: 'visits',
  input: rows(),
  dryRun: false,
  columns,
});
console.log(`intake: ${report.accepted} accepted in ${seconds()} s`);
while ((await counted()) < visits) await new Promise((resolve) => setTimeout(resolve, 100));
const { user, system } = process.cpuUsage(cpu);
const memory = Math.round(process.memoryUsage().rss / 1e6);
console.log(
  `census: all counted after ${seconds()} s (${((user + system) / 1e6).toFixed(1)} s of processor, ${memory} MB)`,
);
await intake.stop();
await census.stop();
await bus.close();
await database.close();
rmSync(directory, { recursive: true, force: true });
