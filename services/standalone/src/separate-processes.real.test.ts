import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getForecast, getPresence, getRequirement, getRoster } from '@releve/contracts';
import { openDatabase } from '@releve/database';
import { ensureAccount } from '@releve/gateway';
import { describe, expect, it } from 'vitest';
import { signIn } from '../../../deploy/testing/session.mjs';
import { sendUntilGone } from './testing/sender.js';
import { type Spawned, spawnService } from './testing/spawned.js';

const { RELEVE_TEST_POSTGRES: server, RELEVE_TEST_KAFKA: kafka } = process.env;
const mainOf = (service: string): string =>
  fileURLToPath(new URL(`../../${service}/dist/main.js`, import.meta.url));
const HOUR_MS = 3_600_000;
const WEEKS = 10;
const nurses = Array.from({ length: 40 }, (_, n) => ({
  id: `n${n + 1}`,
  name: `Nurse ${n + 1}`,
  skills: ['nurse'],
  workingTimeShare: 1,
  nightsOnly: false,
}));
const shift = (id: string, startMinute: number, isNight: boolean) => ({
  id,
  name: { fr: id, en: id },
  startMinute,
  durationMinutes: 720,
  breakMinutes: 20,
  isNight,
  tone: isNight ? 'night' : 'day',
});

/** Ten weeks of hourly counts with a daily rhythm, up to the hour under way. */
function countsCsv(now: Date): string {
  const end = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const rows = Array.from({ length: WEEKS * 168 }, (_, i) => {
    const at = new Date(end - (WEEKS * 168 - i) * HOUR_MS);
    const byDay = at.getUTCHours() >= 8 && at.getUTCHours() < 22;
    return `${at.toISOString()},${(byDay ? 5 : 2) + ((i * 7) % 3)}`;
  });
  return ['time,arrivals', ...rows].join('\n');
}

async function until<T>(what: string, look: () => Promise<T | null>, seconds = 120): Promise<T> {
  const limit = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > limit) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

describe.skipIf(!server || !kafka)('every service as its own process, on Kafka and PostgreSQL', () => {
  it('takes counts and HL7 in and gives a forecast, a requirement and a legal roster out', {
    timeout: 400_000,
  }, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'releve-apart-'));
    const tag = randomBytes(4).toString('hex');
    const [site, unit] = [`apart-${tag}`, `apart-unit-${tag}`];
    const admin = await openDatabase(server ?? '');
    await admin.db.execute(`create database apart_${tag}`);
    const database = new URL(server ?? '');
    database.pathname = `/apart_${tag}`;
    const common = {
      RELEVE_DATABASE_URL: database.href,
      RELEVE_BUS_URL: kafka?.startsWith('kafka://') ? kafka : `kafka://${kafka}`,
      RELEVE_DATA_DIR: directory,
      RELEVE_MLLP_PORT: '0',
      RELEVE_HTTP_PORT: '0',
    };
    const running: Spawned[] = [];
    const start = async (service: string, more: Record<string, string> = {}): Promise<Spawned> => {
      const spawned = await spawnService(mainOf(service), { ...common, ...more });
      running.push(spawned);
      return spawned;
    };
    try {
      const [intake, census, forecaster, planner] = await Promise.all(
        ['intake', 'census', 'forecaster', 'planner'].map((service) => start(service)),
      );
      const [email, password] = ['direction@hopital.fr', `long-enough-${tag}`];
      const gateway = await start('gateway', {
        RELEVE_INTAKE_URL: intake?.url ?? '',
        RELEVE_CENSUS_URL: census?.url ?? '',
        RELEVE_FORECASTER_URL: forecaster?.url ?? '',
        RELEVE_PLANNER_URL: planner?.url ?? '',
        RELEVE_ADMIN_EMAIL: email,
        RELEVE_ADMIN_PASSWORD: password,
      });
      for (const { url } of running) expect((await fetch(`${url}/health/ready`)).status).toBe(200);

      const call = await signIn(gateway.url, email, password);
      await call('PUT', `/sites/${site}`, {
        name: 'Apart',
        timeZone: 'Europe/Paris',
        calendar: 'FR',
        schoolZone: 'A',
        population: 'adult',
        capacityPatients: 40,
        hospitalBeds: null,
        simulated: true,
      });
      const report = await call('POST', `/sites/${site}/imports?kind=counts`, countsCsv(new Date()));
      expect(report).toMatchObject({ accepted: WEEKS * 168, rejected: 0 });
      const forecast = await until(
        'the forecast',
        async () => getForecast.response.parse(await call('GET', `/sites/${site}/forecast`)).forecast,
      );
      expect(forecast.points).toHaveLength(72);

      const at = new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '');
      const arrival = [
        `MSH|^~\\&|APP|${site}|RELEVE|R|${at}+0000||ADT^A04^ADT_A01|m-${tag}|P|2.5`,
        `EVN||${at}+0000`,
        'PID|1||IPP||X^Y||19800101',
        `PV1||E|URG||||||||||||||||v-${tag}`,
      ].join('\r');
      const acknowledged: string[] = [];
      await sendUntilGone(intake?.mllpPort ?? 0, [{ id: `m-${tag}`, text: arrival }], (_id, code) =>
        acknowledged.push(code),
      );
      expect(acknowledged).toEqual(['AA']);
      const { presence } = await until('the patient present', async () => {
        const seen = getPresence.response.parse(await call('GET', `/sites/${site}/presence`));
        return seen.presence?.present === 1 ? seen : null;
      });
      expect(presence?.byMode).toBeDefined();

      const planning = await openDatabase(database.href);
      const supervisorEmail = 'cadre@hopital.fr';
      await ensureAccount(planning, () => new Date(), {
        email: supervisorEmail,
        name: 'Cadre',
        password,
        role: 'nursing-supervisor',
        sites: [site],
        units: [unit],
      });
      await planning.close();
      const supervise = await signIn(gateway.url, supervisorEmail, password);

      await call('PUT', `/units/${unit}`, {
        site,
        name: { fr: 'Urgences', en: 'ED' },
        timeZone: 'Europe/Paris',
        rulePack: 'fr-hospital',
        skills: ['nurse'],
        shiftTypes: [shift('J', 420, false), shift('N', 1140, true)],
        agents: nurses,
        simulated: true,
      });
      const from = new Date(Date.now() + 3 * 24 * HOUR_MS).toISOString().slice(0, 10);
      const requirement = await until('the requirement', async () =>
        call('GET', `/units/${unit}/requirement?from=${from}&days=14`).then(
          getRequirement.response.parse,
          () => null,
        ),
      );
      expect(requirement.slots.length).toBeGreaterThanOrEqual(14 * 46);
      const { id } = getRoster.response
        .pick({ id: true })
        .parse(await supervise('POST', `/units/${unit}/rosters`, { from, days: 14, timeLimitSeconds: 20 }));
      const roster = await until('the roster', async () => {
        const seen = getRoster.response.parse(await supervise('GET', `/units/${unit}/rosters/${id}`));
        return seen.status === 'generating' ? null : seen;
      });
      expect(roster.reasons).toEqual([]);
      expect(roster).toMatchObject({ status: 'draft', violations: [] });
    } finally {
      await Promise.all(running.map((spawned) => spawned.stop()));
      await admin.db.execute(`drop database apart_${tag} with (force)`);
      await admin.close();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
