import react from '@vitejs/plugin-react';
import { mergeConfig } from 'vitest/config';
import base from '../deploy/testing/vitest.base.js';

export default mergeConfig(base, {
  plugins: [react()],
  test: process.env.RELEVE_REAL
    ? { environment: 'node', fileParallelism: false }
    : { environment: 'jsdom', setupFiles: ['./src/testing/setup.ts'], css: false },
});
