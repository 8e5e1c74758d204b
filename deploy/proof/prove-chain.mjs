// @ts-check
// From nothing: real hourly counts in, forecast, required staff, legal roster and the page that shows it out.
// Needs the real series of the reference material; says so and ends well where that is absent.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/prepare.mjs';
import { signIn } from './session.mjs';
import { unitOf } from './wales-unit.mjs';

const shared = process.env.RELEVE_SHARED ?? join(root, '..', 'shared');
const series = join(shared, 'data/ed/wales-hourly/arrivals.csv');
const SITE = 'cardiff';
const UNIT = 'cardiff-ed';
const NURSES = 90;
const FIRST_DAY = '2019-03-11';

if (!existsSync(series)) {
  console.log(`proof skipped: ${series} is not there`);
  process.exit(0);
}

/** @param {string} what @param {() => Promise<any>} look @param {number} seconds @returns {Promise<any>} */
async function until(what, look, seconds) {
  const limit = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > limit) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Starts the system on an empty directory and free ports; resolves with its address. */
async function startSystem() {
  const dataDir = mkdtempSync(join(tmpdir(), 'releve-proof-'));
  const child = spawn(process.execPath, [join(root, 'services/standalone/dist/main.js')], {
    env: {
      ...process.env,
      RELEVE_DATA_DIR: join(dataDir, 'data'),
      RELEVE_HTTP_PORT: '0',
      RELEVE_MLLP_PORT: '0',
      RELEVE_DEMO: 'true',
      RELEVE_DEMO_DATA: 'false',
      RELEVE_DEMO_SITE: SITE,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await until(
    'the address',
    async () => /dashboards\s+(http:\/\/[^\s/]+)/.exec(printed)?.[1],
    60,
  );
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, stop };
}

const step = (/** @type {string} */ text) => console.log(`proof: ${text}`);
const { url, stop } = await startSystem();
try {
  const administrator = await signIn(url, 'direction@demo.releve', 'releve-demo');
  const supervisor = await signIn(url, 'cadre@demo.releve', 'releve-demo');
  const manager = await signIn(url, 'urgences@demo.releve', 'releve-demo');

  await administrator('PUT', `/sites/${SITE}`, {
    name: 'University Hospital of Wales',
    timeZone: 'Europe/London',
    calendar: 'GB-WLS',
    schoolZone: null,
    population: 'mixed',
    capacityPatients: null,
    hospitalBeds: null,
    simulated: false,
  });
  const report = await administrator(
    'POST',
    `/sites/${SITE}/imports?kind=counts`,
    readFileSync(series, 'utf8'),
  );
  step(`imported ${report.accepted} hourly counts, ${report.rejected} rejected`);
  if (report.accepted < 43_000) throw new Error('the series has 43,081 hours');

  const forecast = await until(
    'the forecast',
    async () => (await manager('GET', `/sites/${SITE}/forecast`)).forecast,
    180,
  );
  const { pinball, seasonalNaivePinball } = forecast.record;
  step(
    `forecast of ${forecast.points.length} h from ${forecast.origin} by ${forecast.model.name}: pinball ${pinball.toFixed(3)}, seasonal naive ${seasonalNaivePinball.toFixed(3)}`,
  );
  if (!(pinball < seasonalNaivePinball)) throw new Error('the forecast is no better than seasonal naive');

  await administrator('PUT', `/units/${UNIT}`, unitOf(SITE, NURSES));
  const requirement = await until(
    'the requirement',
    () => supervisor('GET', `/units/${UNIT}/requirement?from=${FIRST_DAY}&days=28`).catch(() => null),
    120,
  );
  const nurses = requirement.slots.filter((/** @type {any} */ slot) => slot.skill === 'nurse');
  const mean =
    nurses.reduce((/** @type {number} */ sum, /** @type {any} */ slot) => sum + slot.required, 0) /
    nurses.length;
  step(`required nurses over ${nurses.length} half-hours: ${mean.toFixed(1)} on average`);

  const started = await supervisor('POST', `/units/${UNIT}/rosters`, {
    from: FIRST_DAY,
    days: 28,
    timeLimitSeconds: 20,
  });
  const roster = await until(
    'the roster',
    async () => {
      const seen = await supervisor('GET', `/units/${UNIT}/rosters/${started.id}`);
      return seen.status === 'generating' ? null : seen;
    },
    90,
  );
  if (roster.status !== 'draft' || roster.violations.length > 0)
    throw new Error(
      `the roster is ${roster.status}: ${JSON.stringify(roster.reasons)} ${JSON.stringify(roster.violations.slice(0, 3))}`,
    );
  step(
    `legal roster of ${roster.agents.length} nurses: cost ${roster.progress.cost}, bound ${roster.progress.bound}, ${roster.progress.seconds.toFixed(1)} s`,
  );

  const page = await fetch(`${url}/rosters/${UNIT}/${roster.id}`);
  const html = await page.text();
  if (!page.ok || !html.includes('<div id="root"')) throw new Error(`the page answered ${page.status}`);
  step(`page fetched: ${page.status}, ${html.length} characters`);
} finally {
  await stop();
}
