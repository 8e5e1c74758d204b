import { defineConfig } from 'vitest/config';

const conditions = ['releve-source', 'node', 'import', 'default'];

/** What every workspace's vitest shares: sources instead of builds, and results the CI can sum. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: process.env.RELEVE_REAL ? ['**/*.real.test.ts'] : ['**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', ...(process.env.RELEVE_REAL ? [] : ['**/*.real.test.ts'])],
    reporters: ['default', 'json'],
    outputFile: { json: process.env.RELEVE_REAL ? '.vitest/real.json' : '.vitest/unit.json' },
    passWithNoTests: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Test files keep their state to themselves, so that they can share what is loaded: a third less to compute.
    isolate: process.env.RELEVE_REAL !== undefined,
  },
});
