// What a person stumbles over, or does not: the home page of every role, the menu's counts, the search, results that are
// said, uploads that can be stopped, and text that is never lost without a question.

import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { bukaPutaran, isi, kabar, pdf, tugaskan, unik } from './bantu';

const BAPPEDA = 'Badan Perencanaan Pembangunan Daerah';
const KODE = '21';

/** An indicator of Bappeda in a round of its own; gives its address. */
async function indikator(sebagai: (nama: string) => Promise<Page>): Promise<string> {
  const koordinasi = await sebagai('maria');
  const penilaian = await bukaPutaran(koordinasi, unik('Layar'), 'Pemantauan');
  await tugaskan(koordinasi, penilaian, KODE, BAPPEDA);
  return `/penilaian/${penilaian}/indikator/${KODE}`;
}

const menu = (page: Page) => page.getByRole('navigation', { name: 'Menu utama' });

test('the home page of every role says what to do next', async ({ sebagai, a11y }) => {
  test.setTimeout(180_000);
  const peran: [string, RegExp][] = [
    // Which rounds run, and whether an office is waited for, depends on what other tests opened.
    ['maria', /Perangkat Daerah yang ditunggu|menunggu Anda/],
    ['ratri', /Indikator kantor Anda/],
    ['bagas', /Setujui/],
    ['aisyah', /Verifikasi/],
    ['auditor', /Hasil tetap terakhir/],
    ['sekda', /Hasil tetap terakhir/],
    ['perencana', /Hasil tetap terakhir/],
    ['admin', /akun aktif/],
    ['walidata', /Yang dapat Anda buka|pekerjaan menunggu/],
    ['pengguna', /Bantuan untuk peran Anda/],
  ];
  for (const [nama, harap] of peran) {
    const page = await sebagai(nama);
    await page.goto('/');
    await expect(page.getByRole('main'), nama).toContainText(harap);
    await expect(page.getByRole('main').getByRole('link').first(), nama).toBeVisible();
    await a11y(page);
  }
});

test('the menu counts what waits, and the count is the number on the page', async ({ sebagai, a11y }) => {
  const page = await sebagai('bagas');
  await page.goto('/');
  const saya = menu(page).getByRole('link', { name: /^Menunggu saya \d+ menunggu/ });
  await expect(saya).toHaveAttribute('aria-current', 'page');
  const jumlah = Number(/\d+/.exec((await saya.textContent()) ?? '')?.[0]);
  await expect(page.getByRole('main').locator('ol.tugas > li')).toHaveCount(jumlah);
  await menu(page).getByRole('link', { name: /^Persetujuan(?! risiko)/ }).click();
  await expect(page).toHaveURL(/status=diajukan$/);
  await expect(menu(page).getByRole('link', { name: /^Persetujuan(?! risiko)/ })).toHaveAttribute('aria-current', 'page');
  await expect(menu(page).locator('[aria-current]')).toHaveCount(1);
  await a11y(page);
});

test('the search finds indicators, offices and rounds, and only what one may open', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  await page.goto('/penilaian');
  await menu(page).getByLabel('Cari di seluruh catatan').fill('manajemen risiko');
  await menu(page).getByLabel('Cari di seluruh catatan').press('Enter');
  await expect(page.getByRole('heading', { name: 'Hasil pencarian “manajemen risiko”' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Indikator' }).getByRole('link').first()).toBeVisible();
  await a11y(page);
  await page.getByRole('region', { name: 'Indikator' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/indikator\//);

  const pembaca = await sebagai('pengguna');
  await pembaca.goto('/cari?q=risiko');
  await expect(pembaca.getByRole('heading', { name: 'Tidak ada catatan yang cocok' })).toBeVisible();
  await a11y(pembaca);
});

test('a slash leads to the search, Escape closes the account menu', { tag: '@js' }, async ({ sebagai }) => {
  const page = await sebagai('maria');
  await page.goto('/penilaian');
  const cari = menu(page).getByLabel('Cari di seluruh catatan');
  // The key works as soon as the page's script is there.
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(cari).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(cari).toHaveValue(/^\/*$/);
  await cari.fill('');
  await page.keyboard.press('/');
  await expect(cari).toHaveValue('/');

  const akun = page.locator('summary').filter({ hasText: 'Maria' });
  await akun.click();
  await expect(page.getByRole('link', { name: 'Profil dan kata sandi' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Profil dan kata sandi' })).toBeHidden();
  await expect(akun).toBeFocused();
});

test('evidence is named when it arrives, and taking it off can be undone', async ({ sebagai, a11y }) => {
  const alamat = await indikator(sebagai);
  const page = await sebagai('ratri');
  await page.goto(alamat);
  await page.getByLabel('Tambah berkas').setInputFiles({ name: 'KAK risiko.pdf', mimeType: 'application/pdf', buffer: pdf(unik('kak')) });
  await page.getByLabel('Membuktikan').selectOption('3');
  await page.getByRole('button', { name: 'Unggah', exact: true }).click();
  await kabar(page, 'KAK risiko.pdf dilampirkan.');
  await a11y(page);
  await page.getByRole('button', { name: 'Lepas KAK risiko.pdf' }).click();
  await kabar(page, 'KAK risiko.pdf dilepas dari indikator ini.');
  await a11y(page);
  await page.getByRole('button', { name: 'Batalkan' }).click();
  await kabar(page, 'Bukti dilampirkan.');
  const baris = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'KAK risiko.pdf' }) });
  await expect(baris).toContainText('Tingkat 3');
});

test('an upload under way can be cancelled', { tag: '@js' }, async ({ sebagai, a11y }) => {
  const alamat = await indikator(sebagai);
  const page = await sebagai('ratri');
  await page.goto(alamat);
  await expect(page.getByRole('group', { name: `Simpan indikator ${KODE}` })).toBeVisible();
  // A connection that takes the file slowly.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 50_000 });
  const besar = Buffer.concat([pdf(unik('besar')), Buffer.alloc(3_000_000, 32)]);
  await page.getByLabel('Tambah berkas').setInputFiles({ name: 'besar.pdf', mimeType: 'application/pdf', buffer: besar });
  await page.getByRole('button', { name: 'Unggah', exact: true }).click();
  await expect(page.getByRole('progressbar', { name: 'Kemajuan unggahan' })).toBeVisible();
  await a11y(page);
  await page.getByRole('button', { name: 'Batalkan unggahan' }).click();
  await kabar(page, 'Unggahan dibatalkan.');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await page.reload();
  await expect(page.getByText('Belum ada bukti yang dilampirkan.')).toBeVisible();
});

test('what is typed before the script has loaded is saved once it has', { tag: '@js' }, async ({ sebagai }) => {
  const alamat = await indikator(sebagai);
  const page = await sebagai('ratri');
  let lepaskan = () => {};
  const tertahan = new Promise<void>((selesai) => (lepaskan = selesai));
  await page.route('**/*.wasm', async (route) => {
    await tertahan;
    await route.continue();
  });
  await page.goto(alamat, { waitUntil: 'commit' });
  await page.getByLabel(/^Fakta/).fill('Ditulis sebelum skrip tiba.');
  await page.getByRole('radio', { name: /^2 / }).check();
  lepaskan();
  const keadaan = page.getByRole('group', { name: `Simpan indikator ${KODE}` }).getByRole('status');
  await expect(keadaan).toHaveText(/Tersimpan \d\d\.\d\d/);
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await expect(page.getByLabel(/^Fakta/)).toHaveValue('Ditulis sebelum skrip tiba.');
  await expect(page.getByRole('radio', { name: /^2 / })).toBeChecked();
});

test('leaving asks only when something is really unsaved', { tag: '@js' }, async ({ sebagai }) => {
  const alamat = await indikator(sebagai);
  const page = await sebagai('ratri');
  let ditanya = 0;
  page.on('dialog', async (dialog) => {
    expect(dialog.type()).toBe('beforeunload');
    ditanya += 1;
    await dialog.accept();
  });
  await page.goto(alamat);
  await isi(page, 2, 'Fakta yang tersimpan.', 'Analisis.');
  const keadaan = page.getByRole('group', { name: `Simpan indikator ${KODE}` }).getByRole('status');
  await expect(keadaan).toHaveText(/Tersimpan \d\d\.\d\d/);
  await page.goto('/penilaian');
  expect(ditanya, 'a saved text').toBe(0);

  await page.goto(alamat);
  await page.getByLabel(/^Fakta/).fill('Diubah.');
  await page.getByLabel(/^Fakta/).fill('Fakta yang tersimpan.');
  await page.goto('/penilaian');
  expect(ditanya, 'what was typed and taken back').toBe(0);

  const tim = await sebagai('maria');
  let tanya = 0;
  tim.on('dialog', async (dialog) => {
    tanya += 1;
    await dialog.accept();
  });
  const rekomendasi = alamat.replace(/\/indikator\/.*/, '/rekomendasi');
  const uraian = tim.getByRole('textbox', { name: /^Rekomendasi/ });
  await tim.goto(rekomendasi);
  await tim.goto('/penilaian');
  expect(tanya, 'an empty form').toBe(0);
  await tim.goto(rekomendasi);
  // The key is heard by what also watches the form: from then on it asks.
  await expect(async () => {
    await tim.keyboard.press('/');
    await expect(tim.getByRole('searchbox', { name: 'Cari di seluruh catatan' })).toBeFocused({ timeout: 500 });
  }).toPass();
  await uraian.fill('Setengah kalimat');
  await tim.goto('/penilaian');
  expect(tanya, 'a form half filled').toBe(1);
  await tim.goto(rekomendasi);
  await uraian.fill('Tetapkan pedoman manajemen risiko.');
  await tim.getByRole('button', { name: 'Tambah rekomendasi' }).click();
  await kabar(tim, 'Rekomendasi ditambahkan.');
  expect(tanya, 'a form that was sent').toBe(1);
});

test('after a refusal the focus is on what has to be corrected', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  await page.goto('/penilaian/baru');
  await page.getByLabel('Tahun', { exact: true }).fill('1990');
  await page.getByRole('button', { name: 'Buka putaran' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await a11y(page);
});

test('help opens without signing in', async ({ page, a11y }) => {
  await page.goto('/masuk');
  await page.getByRole('link', { name: 'Bantuan' }).click();
  await expect(page.getByRole('heading', { name: 'Masuk dan kata sandi' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Operator Perangkat Daerah' })).toBeVisible();
  await a11y(page);
});
