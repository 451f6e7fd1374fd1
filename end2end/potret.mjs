#!/usr/bin/env node
// Screenshots of pages at phone and desktop width, to look at:
//
//   node potret.mjs --url http://127.0.0.1:3000 --akun admin --sandi '...' --ke potret /beranda /penilaian
//
// Without --akun the pages are taken as an anonymous visitor. --lebar 390,1440 gives other widths, --layar takes only
// what the window shows instead of the whole page, --tanpa-js switches scripts off. Says what the page's console and
// failed requests said.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGS } from './chromium.mjs';
import { login } from './login.mjs';

const HEIGHT = { phone: 844, desktop: 900 };

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: process.env.SPBE_URL ?? 'http://127.0.0.1:3000' },
    akun: { type: 'string' },
    sandi: { type: 'string', default: '' },
    ke: { type: 'string', default: 'potret' },
    lebar: { type: 'string', default: '390,1440' },
    layar: { type: 'boolean', default: false },
    'tanpa-js': { type: 'boolean', default: false },
  },
});
if (paths.length === 0) {
  console.error('which pages? e.g. node potret.mjs --akun admin --sandi ... / /masuk');
  process.exit(2);
}

await mkdir(options.ke, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS });
let bad = 0;
try {
  for (const width of options.lebar.split(',').map(Number)) {
    await photograph(width);
  }
} finally {
  await browser.close();
}
process.exit(bad === 0 ? 0 : 1);

async function photograph(width) {
  const context = await browser.newContext({
    baseURL: options.url,
    viewport: { width, height: width < 700 ? HEIGHT.phone : HEIGHT.desktop },
    javaScriptEnabled: !options['tanpa-js'],
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) report(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => report(`script error: ${error.message}`));
  page.on('requestfailed', (request) => report(`failed: ${request.url()} ${request.failure()?.errorText}`));
  if (options.akun) await login(page, { nama: options.akun, sandi: options.sandi });
  for (const path of paths) {
    const answer = await page.goto(path, { waitUntil: 'load' });
    const file = join(options.ke, `${name(path)}-${width}.png`);
    await page.screenshot({ path: file, fullPage: !options.layar });
    const widest = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => width);
    console.log(`${answer?.status()} ${path} -> ${file}${widest > width ? `  WIDER THAN THE SCREEN: ${widest} px` : ''}`);
    if (!answer?.ok()) bad += 1;
  }
  await context.close();
}

function name(path) {
  return path.replace(/^\//, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '') || 'beranda';
}

function report(text) {
  bad += 1;
  console.log(`  ! ${text}`);
}
