// Logging in as a person does; shared by the tests and the screenshots.

/**
 * Fills the login form and leaves the login page.
 *
 * @param {import('playwright-core').Page} page
 * @param {{ nama: string, sandi: string }} akun user name (or NIP) and password
 */
export async function login(page, akun) {
  await page.goto('/masuk');
  await page.getByLabel('Nama pengguna atau NIP').fill(akun.nama);
  await page.getByLabel('Kata sandi', { exact: true }).fill(akun.sandi);
  await Promise.all([
    page.waitForURL((url) => url.pathname !== '/masuk'),
    page.getByRole('button', { name: 'Masuk', exact: true }).click(),
  ]);
}
