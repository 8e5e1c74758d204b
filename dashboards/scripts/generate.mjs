import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clientTypes } from './client-types.mjs';

const target = fileURLToPath(new URL('../src/api/generated/schema.d.ts', import.meta.url));
const source = await clientTypes();

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== source) {
    console.error('src/api/generated/schema.d.ts is not what the contracts say: run "npm run generate".');
    process.exit(1);
  }
} else {
  mkdirSync(new URL('.', `file://${target}`), { recursive: true });
  writeFileSync(target, source);
}
