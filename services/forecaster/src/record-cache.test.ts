import { expect, it } from 'vitest';
import { createRecordCache } from './record-cache.js';

it('computes a record once, until its site is scored anew or ten minutes have passed', async () => {
  let now = new Date('2026-11-22T10:00:00Z');
  let made = 0;
  const cache = createRecordCache(() => now);
  const ask = (site: string) => cache.get(site, 'outlook', async () => ++made);
  expect(await ask('nord')).toBe(1);
  expect(await ask('nord')).toBe(1);
  expect(await ask('sud')).toBe(2);
  cache.forget('nord');
  expect(await ask('nord')).toBe(3);
  expect(await ask('sud')).toBe(2);
  now = new Date('2026-11-22T10:10:00Z');
  expect(await ask('sud')).toBe(4);
});

it('does not keep a failure', async () => {
  const cache = createRecordCache(() => new Date(0));
  await expect(cache.get('nord', 'x', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cache.get('nord', 'x', async () => 1)).toBe(1);
});
