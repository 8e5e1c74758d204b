#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (!existsSync(built)) {
  console.error('releve is not built yet: run `npm install && npm run build` in the repository first.');
  process.exit(3);
}
await import(built.href);
