import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@releve/database';
import { describe, expect, it } from 'vitest';
import { killDrill, type Life, oneProcess } from './testing/kill-drill.js';
import { spawnService } from './testing/spawned.js';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const feed = built('../dist/testing/feed-process.js');
const intakeMain = built('../../intake/dist/main.js');
const censusMain = built('../../census/dist/main.js');
const { RELEVE_TEST_POSTGRES: server, RELEVE_TEST_KAFKA: kafka } = process.env;

describe('killed twenty times under a stream of messages', { timeout: 900_000 }, () => {
  it('keeps every acknowledged message exactly once, embedded', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'releve-kill-'));
    const environment = {
      RELEVE_DATABASE_URL: `pglite:${directory}/data`,
      RELEVE_DATA_DIR: directory,
      RELEVE_BUS_URL: 'embedded:',
      RELEVE_MLLP_PORT: '0',
      RELEVE_HTTP_PORT: '0',
    };
    const start = async () => oneProcess(await spawnService(feed, environment));
    const result = await killDrill(start, { site: 'drill', kills: 20, visits: 1500, patienceMs: 60_000 });
    console.log(
      `${result.kills} kills, ${result.interrupted} amid messages; ${result.sent} sent, ${result.stored} stored`,
    );
    expect(result.counted).toEqual(result.expected);
    expect(result.stored).toBe(result.sent);
    rmSync(directory, { recursive: true, force: true });
  });

  it.skipIf(!server || !kafka)(
    'keeps every acknowledged message exactly once, on PostgreSQL and Kafka',
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'releve-kill-'));
      const name = `kill_${randomBytes(6).toString('hex')}`;
      const admin = await openDatabase(server ?? '');
      await admin.db.execute(`create database ${name}`);
      const url = new URL(server ?? '');
      url.pathname = `/${name}`;
      const environment = {
        RELEVE_DATABASE_URL: url.href,
        RELEVE_DATA_DIR: directory,
        RELEVE_BUS_URL: kafka?.startsWith('kafka://') ? kafka : `kafka://${kafka}`,
        RELEVE_MLLP_PORT: '0',
        RELEVE_HTTP_PORT: '0',
      };
      let census = await spawnService(censusMain, environment);
      let life = 0;
      const start = async (): Promise<Life> => {
        const intake = await spawnService(intakeMain, environment);
        life += 1;
        const mine = life;
        return {
          mllpPort: intake.mllpPort ?? 0,
          intakeUrl: intake.url,
          get censusUrl() {
            return census.url;
          },
          kill: async () => {
            await intake.kill();
            if (mine % 5 !== 0) return;
            await census.kill();
            census = await spawnService(censusMain, environment);
          },
          stop: async () => {
            await intake.stop();
            await census.stop();
          },
        };
      };
      const site = `drill-${randomBytes(4).toString('hex')}`;
      const result = await killDrill(start, { site, kills: 20, visits: 1500, patienceMs: 180_000 });
      console.log(
        `${result.kills} kills, ${result.interrupted} amid messages; ${result.sent} sent, ${result.stored} stored`,
      );
      expect(result.counted).toEqual(result.expected);
      expect(result.stored).toBe(result.sent);
      await admin.db.execute(`drop database ${name} with (force)`);
      await admin.close();
      rmSync(directory, { recursive: true, force: true });
    },
  );
});
