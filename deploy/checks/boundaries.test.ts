import { describe, expect, it } from 'vitest';
import { findBreaches } from './boundaries.mjs';

const rulesOf = (path: string, text: string) => findBreaches([{ path, text }]).map((breach) => breach.rule);

describe('the import rules', () => {
  it('refuse I/O, the clock and chance in the pure cores', () => {
    expect(rulesOf('forecasting/src/a.ts', "import { readFileSync } from 'node:fs';")).toEqual(['pure']);
    expect(rulesOf('optimization/src/a.ts', "import { sql } from 'drizzle-orm';")).toEqual(['pure']);
    expect(rulesOf('optimization/src/a.ts', 'const seed = Math.random();')).toEqual(['pure']);
    expect(rulesOf('forecasting/src/a.ts', 'const now = new Date();')).toEqual(['pure']);
    expect(rulesOf('forecasting/src/a.ts', "const later = await import('node:fs');")).toEqual(['pure']);
  });

  it('refuse a step that reaches another step of the flow', () => {
    expect(rulesOf('services/census/src/a.ts', "import { createIntake } from '@releve/intake';")).toEqual([
      'flow',
    ]);
    expect(rulesOf('services/gateway/src/a.ts', "import { fit } from '@releve/forecasting';")).toEqual([
      'flow',
    ]);
    expect(rulesOf('forecasting/src/a.ts', "import { lp } from '@releve/optimization';")).toEqual(['flow']);
    expect(
      rulesOf('services/planner/src/a.ts', "export { fit } from '../../forecaster/src/app.js';"),
    ).toEqual(['workspace']);
  });

  it("refuse another service's tables", () => {
    expect(
      rulesOf('services/planner/src/a.ts', "import { visit } from '@releve/database/schema/census';"),
    ).toEqual(['tables']);
    expect(
      rulesOf('services/census/src/a.ts', "import { visit } from '@releve/database/schema/census';"),
    ).toEqual([]);
    expect(
      rulesOf('services/census/src/a.ts', "import { bed } from '@releve/database/schema/census-beds';"),
    ).toEqual([]);
  });

  it('refuse the environment outside main.ts', () => {
    expect(rulesOf('services/census/src/app.ts', 'const url = process.env.DATABASE_URL;')).toEqual([
      'environment',
    ]);
    expect(rulesOf('services/census/src/main.ts', 'const url = process.env.DATABASE_URL;')).toEqual([]);
  });

  it('say where, what and what was expected', () => {
    const [breach] = findBreaches([
      { path: 'services/census/src/a.ts', text: "\n\nimport { x } from '@releve/planner';" },
    ]);
    expect(breach).toMatchObject({
      line: 3,
      found: '@releve/planner',
      expected: 'one of contracts, database, platform',
    });
  });

  it('let what is allowed pass', () => {
    expect(
      rulesOf(
        'services/planner/src/a.ts',
        "import { erlangC } from '@releve/optimization';\nimport { z } from 'zod';",
      ),
    ).toEqual([]);
    expect(
      rulesOf(
        'forecasting/src/a.ts',
        "import { parseISO } from 'date-fns';\nimport { pmf } from './pmf.js';",
      ),
    ).toEqual([]);
  });
});
