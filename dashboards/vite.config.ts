import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const backend = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // The content security policy allows no data: addresses for scripts, styles or fonts.
  build: { assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': backend } },
  preview: { proxy: { '/api': backend } },
});
