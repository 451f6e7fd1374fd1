import { expect, test } from '../fixtures';

test('the server says that it is well', async ({ request }) => {
  const answer = await request.get('/healthz');
  expect(answer.status()).toBe(200);
});

test('the sign-in page has a labelled form and no accessibility faults', async ({ page, a11y }) => {
  await page.goto('/masuk');
  await expect(page.getByLabel('Nama pengguna atau NIP')).toBeVisible();
  await expect(page.getByLabel('Kata sandi', { exact: true })).toHaveAttribute('type', 'password');
  await expect(page.getByRole('button', { name: 'Masuk', exact: true })).toBeEnabled();
  await a11y(page);
});

test('the browser part loads from a path that may be cached for ever', async ({ page, js }) => {
  const wanted = js ? ['spbe.js', 'spbe_bg.wasm', 'kendali.css'] : ['kendali.css'];
  const answers = wanted.map((file) => page.waitForResponse((answer) => answer.url().endsWith(`/${file}`)));
  await page.goto('/masuk');
  for (const answer of await Promise.all(answers)) {
    expect(answer.status(), answer.url()).toBe(200);
    expect(answer.headers()['cache-control'], answer.url()).toContain('immutable');
    expect(answer.headers()['content-encoding'], answer.url()).toMatch(/^(br|gzip)$/);
  }
});

test('a wrong password signs nobody in and keeps the name that was typed', async ({ page }) => {
  await page.goto('/masuk');
  await page.getByLabel('Nama pengguna atau NIP').fill('tidak.ada');
  await page.getByLabel('Kata sandi', { exact: true }).fill('bukan-sandi-siapa-pun');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/masuk/);
  await expect(page.getByLabel('Nama pengguna atau NIP')).toHaveValue('tidak.ada');
});
