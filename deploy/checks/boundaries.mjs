// @ts-check
/**
 * @typedef {{ path: string, text: string }} SourceFile  path is relative to the repository's root
 * @typedef {{ file: string, line: number, rule: string, found: string, expected: string }} Breach
 */

/** What each workspace may import of the others; the flow goes one way. */
const mayImport = /** @type {Record<string, readonly string[]>} */ ({
  forecasting: [],
  optimization: [],
  dashboards: [],
  deploy: [],
  'services/contracts': [],
  'services/database': [],
  'services/platform': ['contracts', 'database'],
  'services/intake': ['contracts', 'database', 'platform'],
  'services/census': ['contracts', 'database', 'platform'],
  'services/forecaster': ['contracts', 'database', 'platform', 'forecasting'],
  'services/planner': ['contracts', 'database', 'platform', 'optimization'],
  'services/gateway': ['contracts', 'database', 'platform'],
  'services/simulator': ['contracts', 'platform'],
  'services/standalone': [
    'contracts',
    'database',
    'platform',
    'intake',
    'census',
    'forecaster',
    'planner',
    'gateway',
    'simulator',
  ],
  'services/cli': [
    'contracts',
    'forecasting',
    'optimization',
    'platform',
    'database',
    'intake',
    'census',
    'planner',
    'gateway',
    'simulator',
    'standalone',
  ],
});

/** The only packages the pure cores may use: none does I/O. */
const purePackages = [
  'date-fns',
  '@date-fns/tz',
  'date-holidays',
  'pure-rand',
  'highs',
  'glpk.js',
  'zod',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-wasm',
];
const pureWorkspaces = ['forecasting', 'optimization'];
const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.now\(|\bfetch\(/;
const environment = /\bprocess\.(env|on|once|exit|argv)\b/;

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|[\s;])import\s*['"]([^'"]+)['"]/gm;

/** @param {string} path */
export const workspaceOf = (path) =>
  Object.keys(mayImport).find((workspace) => path.startsWith(`${workspace}/`));

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** @param {string} path @param {string} relative */
function resolveFrom(path, relative) {
  const parts = path.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** @param {SourceFile} file @returns {{ line: number, specifier: string }[]} */
function importsOf({ text }) {
  return [...text.matchAll(importPattern)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0),
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

/** @param {string} workspace @param {string} path @param {string} specifier @returns {{ rule: string, expected: string } | null} */
function importBreach(workspace, path, specifier) {
  if (specifier.startsWith('.')) {
    const target = workspaceOf(`${resolveFrom(path, specifier)}/`);
    return target === workspace || path.endsWith('vitest.config.ts')
      ? null
      : { rule: 'workspace', expected: 'a package name: relative imports stay inside their workspace' };
  }
  if (specifier.startsWith('@releve/')) {
    const [, name = '', ...rest] = specifier.split('/');
    const own = workspace.split('/').at(-1) ?? '';
    const isOwn = rest[1] === own || rest[1]?.startsWith(`${own}-`);
    if (name === 'database' && rest[0] === 'schema' && !isOwn && workspace !== 'services/database')
      return { rule: 'tables', expected: `only its own tables: @releve/database/schema/${own}` };
    const allowed = mayImport[workspace] ?? [];
    return name === own || allowed.includes(name)
      ? null
      : {
          rule: 'flow',
          expected: allowed.length > 0 ? `one of ${allowed.join(', ')}` : 'no other workspace',
        };
  }
  if (pureWorkspaces.includes(workspace) && !purePackages.includes(packageOf(specifier)))
    return { rule: 'pure', expected: `one of ${purePackages.join(', ')}` };
  return null;
}

/**
 * Finds imports and calls that break the architecture: pure cores, one-way flow, own tables only,
 * the environment touched by main.ts alone.
 * @param {readonly SourceFile[]} files
 * @returns {Breach[]}
 */
export function findBreaches(files) {
  /** @type {Breach[]} */
  const breaches = [];
  for (const file of files) {
    const workspace = workspaceOf(file.path);
    const isTest =
      /\.(test|contract)\.tsx?$/.test(file.path) ||
      file.path.includes('/e2e/') ||
      file.path.includes('/testing/');
    if (!workspace || isTest || !/\.(ts|tsx)$/.test(file.path)) continue;
    for (const { line, specifier } of importsOf(file)) {
      const breach = importBreach(workspace, file.path, specifier);
      if (breach) breaches.push({ file: file.path, line, found: specifier, ...breach });
    }
    if (!file.path.includes('/src/')) continue;
    const pure = pureWorkspaces.includes(workspace);
    const guarded =
      workspace.startsWith('services/') &&
      !['services/cli', 'services/platform'].includes(workspace) &&
      !/(main|worker)\.ts$/.test(file.path);
    file.text.split('\n').forEach((text, index) => {
      if (/^\s*(\*|\/\/|\/\*)/.test(text)) return;
      const found = (pure && impure.exec(text)) || (guarded && environment.exec(text));
      if (found)
        breaches.push({
          file: file.path,
          line: index + 1,
          rule: pure ? 'pure' : 'environment',
          found: found[0],
          expected: pure ? 'the clock, randomness and I/O passed in' : 'config passed in by main.ts',
        });
    });
  }
  return breaches;
}
