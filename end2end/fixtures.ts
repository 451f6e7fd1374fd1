// What browser tests start from: `import { test, expect } from '../fixtures';`

import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { login } from './login.mjs';

/** A person of the demo government. */
export type Akun = { nama: string; sandi: string };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

type Fixtures = {
  /** Logs in through the form, as a person does. */
  masuk: (page: Page, akun: Akun) => Promise<void>;
  /** Fails with the list of rules that the page breaks (WCAG 2.2 A and AA) and where. */
  a11y: (page: Page) => Promise<void>;
  /** Whether the browser runs scripts in this project. */
  js: boolean;
};

export const test = base.extend<Fixtures>({
  // Nothing may go wrong unseen: a script error or a refused resource fails the test that met it.
  page: async ({ page }, use) => {
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
    await use(page);
    expect(faults, 'faults in the page').toEqual([]);
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
      expect(found, `accessibility of ${page.url()}`).toEqual([]);
    });
  },
  js: async ({ javaScriptEnabled }, use) => {
    await use(javaScriptEnabled !== false);
  },
});

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
