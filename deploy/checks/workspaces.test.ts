import { expect, it } from 'vitest';
import { findMissingScripts } from './workspaces.mjs';

it('names each script a workspace lacks, since turbo would skip it in silence', () => {
  const manifest = { scripts: { build: 'x', lint: 'x', typecheck: 'x', 'test:real': 'x' } };
  expect(findMissingScripts([{ path: 'services/census', manifest }])).toEqual([
    'services/census/package.json: no script "test"',
  ]);
});

it('asks no build of what runs as it is written, but its tests', () => {
  const manifest = { scripts: { lint: 'x', typecheck: 'x', 'test:real': 'x' } };
  expect(findMissingScripts([{ path: 'deploy', manifest }])).toEqual([
    'deploy/package.json: no script "test"',
  ]);
});
