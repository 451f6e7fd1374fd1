import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_ARGS } from './chromium.mjs';

// `cargo xtask test` starts a server with a fresh demo government and sets SPBE_URL and SPBE_RESULTS.
const results = process.env.SPBE_RESULTS;

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: results ? [['list'], ['json', { outputFile: results }]] : [['list']],
  use: {
    baseURL: process.env.SPBE_URL ?? 'http://127.0.0.1:3000',
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_ARGS },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'js', use: { javaScriptEnabled: true }, grepInvert: /@tanpa-js/ },
    // Every form works without JavaScript: the same tests, with the browser's scripts off. Those marked `@js` are about
    // what scripts add, those marked `@tanpa-js` about what happens without them.
    { name: 'tanpa-js', use: { javaScriptEnabled: false }, grepInvert: /@js/ },
  ],
});
