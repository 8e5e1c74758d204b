// @ts-check
// From nothing: real hourly counts in, forecast, required staff, legal roster and the page that shows it out.
// Needs the real series of the reference material; says so and ends well where that is absent.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/prepare.mjs';
import { signIn } from '../testing/session.mjs';
import { startSystem } from './start-system.mjs';
import { until } from './until.mjs';
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

const step = (/** @type {string} */ text) => console.log(`proof: ${text}`);
const { url, stop } = await startSystem(SITE);
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
