import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { killDrill, oneProcess } from './testing/kill-drill.js';
import { spawnService } from './testing/spawned.js';

const feed = fileURLToPath(new URL('../dist/testing/feed-process.js', import.meta.url));

it('keeps every acknowledged message exactly once through three kills (embedded)', {
  timeout: 120_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'releve-kill-'));
  const start = async () =>
    oneProcess(
      await spawnService(feed, {
        RELEVE_DATABASE_URL: `pglite:${directory}/data`,
        RELEVE_DATA_DIR: directory,
        RELEVE_BUS_URL: 'embedded:',
        RELEVE_MLLP_PORT: '0',
        RELEVE_HTTP_PORT: '0',
      }),
    );
  const result = await killDrill(start, { site: 'drill', kills: 3, visits: 120, patienceMs: 30_000 });
  expect(result.counted).toEqual(result.expected);
  expect(result.stored).toBe(result.sent);
  rmSync(directory, { recursive: true, force: true });
});
