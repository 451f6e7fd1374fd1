import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { bukaPutaran, kabar, tugaskan, unik } from './bantu';

/** Presses Tab until the focus is there; fails when the whole page has been walked without it. */
async function tab(page: Page, ke: Locator, kunci = 'Tab'): Promise<void> {
  for (let kali = 0; kali < 150; kali++) {
    if (await ke.evaluate((unsur) => unsur === document.activeElement)) return;
    await page.keyboard.press(kunci);
  }
  await expect(ke).toBeFocused();
}

/** The focused element is drawn with an outline that can be seen. */
async function terlihat(ke: Locator): Promise<void> {
  const garis = await ke.evaluate((unsur) => getComputedStyle(unsur).outlineStyle);
  expect(garis).not.toBe('none');
}

test('the first key press offers the way past the menu', async ({ sebagai }) => {
  const page = await sebagai('ratri');
  await page.goto('/penilaian');
  await page.keyboard.press('Tab');
  const lompat = page.getByRole('link', { name: 'Langsung ke isi' });
  await expect(lompat).toBeFocused();
  await expect(lompat).toBeInViewport();
  await terlihat(lompat);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
});

test('on a phone the menu opens, leads on and closes by keyboard', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const menu = page.getByRole('navigation', { name: 'Menu utama' });
  await expect(menu).toBeHidden();
  const buka = page.getByRole('button', { name: 'Menu', exact: true });
  await tab(page, buka);
  await terlihat(buka);
  await page.keyboard.press('Enter');
  await expect(menu).toBeVisible();
  await a11y(page);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(buka).toBeFocused();
  await page.keyboard.press('Space');
  await expect(menu).toBeVisible();
  const tautan = menu.getByRole('link', { name: 'Perangkat Daerah' });
  await tab(page, tautan);
  await terlihat(tautan);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/perangkat-daerah$/);
  await expect(menu).toBeHidden();
});

test('an indicator is answered and submitted without a mouse', async ({ sebagai }) => {
  const koordinasi = await sebagai('maria');
  const penilaian = await bukaPutaran(koordinasi, unik('Papan tik'), 'Pemantauan');
  await tugaskan(koordinasi, penilaian, '21', 'Badan Perencanaan Pembangunan Daerah');
  const page = await sebagai('ratri');
  await page.goto(`/penilaian/${penilaian}/indikator/21`);
  const satu = page.getByRole('radio', { name: /^1 / });
  const dua = page.getByRole('radio', { name: /^2 / });
  await tab(page, satu);
  await terlihat(satu);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(dua).toBeFocused();
  await expect(dua).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(satu).toBeChecked();
  await tab(page, page.getByLabel(/^Fakta/));
  await page.keyboard.type('Belum ada pedoman.');
  await tab(page, page.getByLabel(/^Analisis/));
  await page.keyboard.type('Karena itu tingkat 1.');
  await tab(page, page.getByRole('button', { name: 'Ajukan', exact: true }));
  await page.keyboard.press('Enter');
  await kabar(page, 'Indikator 21 diajukan untuk disetujui.');
  await expect(page.getByRole('region', { name: 'Penilaian mandiri' })).toContainText('Belum ada pedoman.');

  // The error summary leads to the field.
  await koordinasi.goto('/penilaian/baru');
  await koordinasi.getByLabel('Tahun', { exact: true }).fill('1990');
  await koordinasi.getByRole('button', { name: 'Buka putaran' }).press('Enter');
  const galat = koordinasi.getByRole('alert').getByRole('link').first();
  await tab(koordinasi, galat);
  await koordinasi.keyboard.press('Enter');
  await expect(koordinasi).toHaveURL(/#tahun$/);
  await koordinasi.keyboard.press('Tab');
  await expect(koordinasi.getByRole('main').locator(':focus')).toHaveCount(1);
});

// Scripts change no layout, so one project measures it.
test('nothing scrolls sideways at 320 pixels', { tag: '@js' }, async ({ page, sebagai, a11y }) => {
  test.setTimeout(120_000);
  const muat = async (dibuka: Page) => {
    const lebar = await dibuka.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(lebar, `width of ${dibuka.url()}`).toBeLessThanOrEqual(320);
    await a11y(dibuka);
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/masuk');
  await muat(page);

  const koordinasi = await sebagai('maria');
  await koordinasi.setViewportSize({ width: 320, height: 640 });
  await koordinasi.goto('/penilaian');
  await koordinasi.getByRole('link', { name: 'Pemantauan internal 2026', exact: true }).click();
  await muat(koordinasi);
  const penilaian = new URL(koordinasi.url()).pathname;
  const alamat = [
    '/',
    '/penilaian',
    '/penilaian/baru',
    '/penilaian/impor',
    '/perangkat-daerah',
    '/perangkat-daerah/1',
    '/jejak',
    '/akun',
    '/akun/sandi',
    '/bantuan',
    ...['indikator', 'indikator/21', 'penugasan', 'simulasi', 'rekomendasi', 'laporan'].map((ekor) => `${penilaian}/${ekor}`),
  ];
  for (const jalur of alamat) {
    expect((await koordinasi.goto(jalur))?.status(), jalur).toBe(200);
    await muat(koordinasi);
  }
});
