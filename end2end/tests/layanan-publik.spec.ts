import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** Label and value of every field that a page of a record shows, without the Pasal below a label. */
async function isian(page: Page): Promise<Map<string, string>> {
  const pasang = await page.getByRole('main').locator('dl.rinci > dt').evaluateAll((semua) =>
    semua.map((dt) => {
      const label = [...dt.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.textContent).join('');
      return [label.trim(), (dt.nextElementSibling?.textContent ?? '').trim()] as [string, string];
    }),
  );
  return new Map(pasang.filter(([, isi]) => isi !== '–'));
}

test('a public service is read without signing in: what is public of it, for people, search engines and paper', async ({
  page,
  sebagai,
  a11y,
}) => {
  test.slow();
  await page.goto('/publik/layanan');
  await page.getByRole('main').getByRole('list').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/publik\/layanan\/\d+$/);
  const nama = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await expect(page.getByRole('link', { name: 'Keluar' }), 'nobody is signed in').toHaveCount(0);
  await a11y(page);

  // Inside more is known of it than leaves: what it is for in the office, its code, what it rests on.
  const publik = await isian(page);
  const dalam = await sebagai('maria');
  await dalam.goto(new URL(page.url()).pathname.replace('/publik/', '/register/'));
  await expect(dalam.getByRole('heading', { level: 1 })).toHaveText(nama);
  const semua = await isian(dalam);
  expect(publik.size).toBeGreaterThan(5);
  for (const [label, isi] of publik) expect(semua.get(label), label).toBe(isi);
  const teks = (await page.getByRole('main').textContent()) ?? '';
  for (const label of ['Fungsi', 'Referensi (RAL)', 'Dasar dalam rencana']) {
    const isi = semua.get(label) ?? '';
    expect(isi, `${label} is filled inside`).not.toBe('');
    expect(publik.has(label), `${label} stays inside`).toBe(false);
    expect(teks, `${label} stays inside`).not.toContain(isi);
  }
  for (const label of ['Profil penyelenggara', 'Standar pelayanan', 'Maklumat pelayanan', 'Pengelolaan pengaduan']) {
    expect([...publik.keys()], 'information on public services').toContain(label);
  }

  // For search engines: the same facts, in a form that no text can break out of.
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'GovernmentService', name: nama });
  expect(data.serviceOperator.name).toBe(publik.get('Penyelenggara'));
  expect(JSON.stringify(data)).not.toContain(semua.get('Fungsi'));

  // On paper: the content without what is only pressed.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Maklumat pelayanan', { exact: true })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link')).toHaveCount(0);
  await page.emulateMedia({ media: null });

  // What is not public is not there for a guest, not even by its address.
  const tersembunyi = await page.request.get('/publik/layanan/999999');
  expect(tersembunyi.status()).toBe(404);
});

test('a service that is not published stays inside', async ({ page, sebagai }) => {
  const dalam = await sebagai('maria');
  await dalam.goto('/register/layanan?tahap=draf');
  const tautan = dalam.getByRole('table').getByRole('rowheader').getByRole('link').first();
  const alamat = (await tautan.getAttribute('href')) ?? '';
  expect(alamat).toMatch(/^\/register\/layanan\/\d+$/);
  const answer = await page.goto(alamat.replace('/register/', '/publik/'));
  expect(answer?.status()).toBe(404);
});
