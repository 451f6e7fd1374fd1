import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** The pages of each role, `{p}` being the assessment of this year. */
const HALAMAN: Record<string, string[]> = {
  maria: [
    '/',
    '/penilaian',
    '/penilaian/baru',
    '/penilaian/impor',
    '/penilaian/{p}',
    '/penilaian/{p}/indikator',
    '/penilaian/{p}/indikator/14',
    '/penilaian/{p}/penugasan',
    '/penilaian/{p}/simulasi?naik=12&naik=21',
    '/penilaian/{p}/rekomendasi',
    '/penilaian/{p}/laporan',
    '/penilaian/{p}/pengingat',
    '/perangkat-daerah',
    '/perangkat-daerah/1',
    '/perangkat-daerah/1/ubah',
    '/perangkat-daerah/1/unit',
    '/perangkat-daerah/impor',
    '/risiko',
    '/risiko/daftar',
    '/risiko/1',
    '/risiko/register/1',
    '/risiko/register/1/konteks',
    '/risiko/pengaturan/2026',
    '/risiko/pengaturan/2026/matriks',
    '/risiko/pengaturan/2026/dampak',
    '/risiko/pendampingan',
    '/jejak',
    '/akun',
    '/akun/keluar-semua',
    '/bantuan',
    '/aksesibilitas',
  ],
  ratri: [
    '/',
    '/penilaian/{p}',
    '/penilaian/{p}/indikator',
    '/penilaian/{p}/indikator/21',
    '/penilaian/{p}/indikator/21/bukti',
    '/risiko',
    '/risiko/mulai?tahun=2033',
  ],
  // Registers and the architecture, by somebody who sees every office.
  kominfo: [
    '/register',
    '/register/perhatian',
    '/register/perhatian?daftar=informasi-kurang',
    '/register/perhatian?daftar=tanpa-entri',
    '/register/perhatian?daftar=pakai-bersama',
    '/register/pengecualian-bersama',
    '/register/aplikasi/baru',
    '/rujukan/RAA',
    '/arsitektur',
    '/arsitektur/matriks?jenis=layanan-aplikasi',
    '/arsitektur/matriks?jenis=aplikasi-infrastruktur',
    '/arsitektur/kurang',
    '/arsitektur/kurang?jenis=layanan-tanpa-aplikasi',
    '/arsitektur/graf?q=data',
    '/register/aplikasi/impor',
    '/arsitektur/digital',
    '/arsitektur/prioritas',
    '/arsitektur/pusat-data',
    '/arsitektur/proses-bisnis',
  ],
  admin: ['/pengguna', '/pengguna/baru', '/pengguna/2', '/pengguna/2/setel-ulang'],
};

/** The number of the assessment that the demo government is working on. */
async function penilaianKini(page: Page): Promise<string> {
  await page.goto('/penilaian');
  await page.getByRole('link', { name: 'Pemantauan internal 2026', exact: true }).click();
  await expect(page).toHaveURL(/\/penilaian\/\d+$/);
  return page.url().split('/').at(-1) ?? '';
}

/** What is wider than its place: the page itself, and every scroll box. */
async function terlaluLebar(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const akar = document.documentElement;
    const kotak = [...document.querySelectorAll('.gulir')].filter((k) => k.scrollWidth > k.clientWidth + 1);
    const nama = kotak.map((k) => k.getAttribute('aria-label') ?? 'scroll box');
    return akar.scrollWidth > akar.clientWidth ? ['the page', ...nama] : nama;
  });
}

// Scripts change no layout, so one project looks.
for (const [nama, jalur] of Object.entries(HALAMAN)) {
  test(`on a dark phone every page of ${nama} fits and can be read`, { tag: '@js' }, async ({ sebagai, a11y }) => {
    test.setTimeout(240_000);
    const koordinasi = await sebagai('maria');
    const penilaian = await penilaianKini(koordinasi);
    const page = await sebagai(nama);
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const alamat of jalur.map((a) => a.replace('{p}', penilaian))) {
      await page.setViewportSize({ width: 390, height: 844 });
      expect((await page.goto(alamat))?.status(), alamat).toBe(200);
      expect.soft(await terlaluLebar(page), `too wide at 390: ${alamat}`).toEqual([]);
      await a11y(page);
      await page.setViewportSize({ width: 320, height: 640 });
      expect.soft(await terlaluLebar(page), `too wide at 320: ${alamat}`).toEqual([]);
    }
  });
}

test('spacing the text out or doubling it loses nothing', { tag: '@js' }, async ({ sebagai }) => {
  const page = await sebagai('maria');
  const penilaian = await penilaianKini(page);
  for (const alamat of ['/', '/penilaian', `/penilaian/${penilaian}`, `/penilaian/${penilaian}/indikator`]) {
    // WCAG 1.4.4: 200 % of 640 px is a page 320 px wide; 1.4.12: the spacing that readers may set.
    await page.setViewportSize({ width: 320, height: 512 });
    await page.goto(alamat);
    await page.evaluate(() => {
      for (const unsur of document.querySelectorAll<HTMLElement>('body *')) {
        unsur.style.setProperty('letter-spacing', '.12em');
        unsur.style.setProperty('word-spacing', '.16em');
        unsur.style.setProperty('line-height', '1.5');
      }
    });
    expect.soft(await terlaluLebar(page), alamat).toEqual([]);
  }
});

test('paper carries the content and none of the controls', { tag: '@js' }, async ({ sebagai }) => {
  const page = await sebagai('maria');
  const penilaian = await penilaianKini(page);
  await page.emulateMedia({ media: 'print' });
  for (const alamat of [`/penilaian/${penilaian}`, `/penilaian/${penilaian}/indikator`, '/jejak']) {
    await page.goto(alamat);
    await expect(page.getByRole('navigation', { name: 'Menu utama' })).toBeHidden();
    await expect(page.locator('.tombol:visible, .tab:visible, .centang:visible, .saring:visible')).toHaveCount(0);
    await expect(page.getByRole('table').first()).toBeVisible();
  }
});
