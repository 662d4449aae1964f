import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precompress } from './scripts/precompress.mjs';

/** Where `npm run dev` finds the server; everything the single-page fallback never answers. */
const server = process.env.AIME_SERVER ?? 'http://127.0.0.1:8000';
const served = [
  '/api',
  '/1',
  '/2.0',
  '/apis',
  '/images',
  '/audio',
  '/docs',
  '/health',
  '/ready',
  '/metrics',
];

export default defineConfig({
  plugins: [react(), precompress()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(served.map((path) => [`^${path}(/|$|\\?)`, { target: server }])),
  },
  build: {
    target: 'es2022',
    manifest: true,
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/,
            },
            {
              name: 'client',
              test: /node_modules[\\/](@tanstack[\\/](react-)?query|openapi-|i18next|react-i18next)/,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://127.0.0.1:8000/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    css: false,
    testTimeout: 20_000,
    restoreMocks: true,
  },
});
