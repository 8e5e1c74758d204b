// @ts-check
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBreaches } from './boundaries.mjs';
import { findMissingScripts } from './workspaces.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const skipped = new Set(['node_modules', 'dist', '.git', '.turbo', '.vitest', '.real', '.data', 'generated']);

/** @param {string} folder @returns {string[]} paths relative to the root */
function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (skipped.has(name)) return [];
    return statSync(path).isDirectory() ? filesBelow(path) : [relative(root, path)];
  });
}

const tops = ['forecasting', 'optimization', 'services', 'dashboards', 'deploy'];
const files = tops.flatMap((top) => filesBelow(join(root, top)));
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

const breaches = findBreaches(
  files.filter((path) => /\.(ts|tsx)$/.test(path)).map((path) => ({ path, text: read(path) })),
);
const missing = findMissingScripts(
  files
    .filter((path) => /^([^/]+|services\/[^/]+)\/package\.json$/.test(path))
    .map((path) => ({ path: path.replace('/package.json', ''), manifest: JSON.parse(read(path)) })),
);

for (const { file, line, rule, found, expected } of breaches)
  console.error(`${file}:${line}: ${rule}: found ${found}, expected ${expected}`);
for (const line of missing) console.error(line);
if (breaches.length + missing.length > 0) process.exit(1);
console.log(`boundaries: ${files.length} files keep the import rules`);
