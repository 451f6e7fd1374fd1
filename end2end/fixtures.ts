// What browser tests start from: `import { test, expect } from '../fixtures';`

import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { login } from './login.mjs';

/** A person of the demo government. */
export type Akun = { nama: string; sandi: string };

/** The password of every demo account. */
export const SANDI = 'peragaan-nusa-raya';

/** What a browser keeps of somebody who signed in. */
type Sesi = Awaited<ReturnType<BrowserContext['storageState']>>;

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

type Fixtures = {
  /** Logs in through the form, as a person does. */
  masuk: (page: Page, akun: Akun) => Promise<void>;
  /** A demo person at a browser of their own, signed in. */
  sebagai: (nama: string) => Promise<Page>;
  /** Fails with the list of rules that the page breaks (WCAG 2.2 A and AA) and where. */
  a11y: (page: Page) => Promise<void>;
  /** Whether the browser runs scripts in this project. */
  js: boolean;
};

export const test = base.extend<Fixtures, { sesi: Map<string, Sesi> }>({
  page: async ({ page }, use) => {
    const faults = watch(page);
    await use(page);
    expect(faults, 'faults in the page').toEqual([]);
  },
  // Signing in costs the server a second of computing on purpose, so a worker does it once for each person.
  sesi: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  sebagai: async ({ browser, sesi }, use) => {
    const contexts: BrowserContext[] = [];
    const faults: string[][] = [];
    await use(async (nama) => {
      const context = await browser.newContext({ storageState: sesi.get(nama) });
      contexts.push(context);
      const page = await context.newPage();
      faults.push(watch(page));
      if (!sesi.has(nama)) {
        await login(page, { nama, sandi: SANDI });
        sesi.set(nama, await context.storageState());
      }
      return page;
    });
    for (const context of contexts) await context.close();
    expect(faults.flat(), 'faults in the pages').toEqual([]);
  },
  masuk: async ({}, use) => {
    await use(login);
  },
  a11y: async ({ browser, js }, use) => {
    await use(async (page) => {
      const readable = js ? page : await scriptableCopy(page, browser);
      const { violations } = await new AxeBuilder({ page: readable }).withTags(WCAG).analyze();
      if (readable !== page) await readable.context().close();
      const found = violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(', ')}`);
      expect.soft(found, `accessibility of ${page.url()}`).toEqual([]);
    });
  },
  js: async ({ javaScriptEnabled }, use) => {
    await use(javaScriptEnabled !== false);
  },
});

/** Nothing may go wrong unseen: collects script errors and refused resources, for the test that met them to fail. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|hydrat|panicked/i.test(message.text())) {
      faults.push(message.text());
    }
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400 && new URL(answer.url()).pathname.startsWith('/aset/')) {
      faults.push(`${answer.status()} ${answer.url()}`);
    }
  });
  return faults;
}

/** axe is a script: without scripts it reads a copy of the page as it stands, whose own scripts stay out. */
async function scriptableCopy(page: Page, browser: Browser): Promise<Page> {
  const html = await page.content();
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: page.viewportSize(),
    javaScriptEnabled: true,
  });
  const copy = await context.newPage();
  await copy.route('**/*', (route) => {
    const request = route.request();
    if (request.isNavigationRequest()) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    return request.resourceType() === 'script' ? route.abort() : route.continue();
  });
  await copy.goto(page.url());
  return copy;
}

export { expect };
