import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { NEURAL, CHALLENGERS as RESIDUAL } from '@releve/forecasting';
import { sharedFolder } from './forecast-data.js';
import { forecastParts } from './forecast-parts.js';
import { print } from './print.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const CHALLENGERS = [...RESIDUAL.map(({ name }) => name), NEURAL];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    challengers: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const folder = sharedFolder(ROOT);
const parts = forecastParts();
const asked = values.only?.flatMap((text) => text.split(','));
const unknown = asked?.find((name) => !(name in parts));

if (values.help || unknown !== undefined) {
  if (unknown !== undefined) print(`--only ${unknown}: no such part`);
  print(`--only NAME[,NAME…] of: ${Object.keys(parts).join(', ')}`);
  print(`--challengers  scores ${CHALLENGERS.join(', ')} as well`);
  process.exitCode = unknown === undefined ? 0 : 2;
} else if (folder === undefined) {
  print(
    'bench:forecast needs the reference data in the folder `shared` beside the repository (or RELEVE_SHARED); skipped.',
  );
} else {
  const models = values.challengers ? ['auto', ...CHALLENGERS] : ['auto'];
  for (const name of asked ?? Object.keys(parts)) await parts[name](folder, models);
  print(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}
