// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clientTypes } from '../../scripts/client-types.mjs';

it('the committed client is what the route contracts say', async () => {
  const committed = readFileSync(new URL('./generated/schema.d.ts', import.meta.url), 'utf8');
  expect(await clientTypes()).toBe(committed);
}, 60_000);
