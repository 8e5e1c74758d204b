import react from '@vitejs/plugin-react';
import { mergeConfig } from 'vitest/config';
import base from '../deploy/testing/vitest.base.js';

export default mergeConfig(base, {
  plugins: [react()],
  test: process.env.RELEVE_REAL
    ? {
        environment: 'node',
        fileParallelism: false,
        globalSetup: ['./e2e/start-system.ts'],
        testTimeout: 180_000,
        hookTimeout: 300_000,
      }
    : { environment: 'jsdom', setupFiles: ['./src/testing/setup.ts'], css: false },
});
