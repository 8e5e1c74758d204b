import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const backend = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    // The content security policy allows no data: addresses for scripts, styles or fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // Libraries in two files: what every page needs, and charts for the pages that draw.
        codeSplitting: {
          groups: [
            {
              name: 'charts',
              test: /node_modules\/(recharts|d3-|victory-vendor|@reduxjs|redux|react-redux|reselect|immer|es-toolkit|decimal|internmap)/,
              priority: 2,
            },
            { name: 'vendor', test: /node_modules/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': backend } },
  preview: { proxy: { '/api': backend } },
});
