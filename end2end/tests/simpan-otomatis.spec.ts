import type { Page } from '@playwright/test';
import { expect, SANDI, test } from '../fixtures';
import { bukaPutaran, isi, kabar, tugaskan, unik } from './bantu';

const KODE = '21';
const BAPPEDA = 'Badan Perencanaan Pembangunan Daerah';

type Orang = (nama: string) => Promise<Page>;

/** An indicator that the offices may fill, in a round of its own; gives its address. */
async function indikator(sebagai: Orang, ...kantor: string[]): Promise<string> {
  const koordinasi = await sebagai('maria');
  const penilaian = await bukaPutaran(koordinasi, unik('Simpan otomatis'), 'Pemantauan');
  await tugaskan(koordinasi, penilaian, KODE, ...kantor);
  return `/penilaian/${penilaian}/indikator/${KODE}`;
}

/** Where the page says whether the text is safe. */
const keadaan = (page: Page) => page.getByRole('group', { name: `Simpan indikator ${KODE}` }).getByRole('status');
const fakta = (page: Page) => page.getByLabel(/^Fakta/);
const TERSIMPAN = /^\s*Tersimpan \d\d\.\d\d WI(B|TA|T)\s*$/;

test('what is typed is saved by itself and is there after a reload', { tag: '@js' }, async ({ sebagai, a11y }) => {
  const alamat = await indikator(sebagai, BAPPEDA);
  const page = await sebagai('ratri');
  await page.goto(alamat);
  await expect(keadaan(page)).toHaveText(/Belum ada isian/);
  await isi(page, 3, 'Peta rencana ditetapkan.', 'Memenuhi tingkat 3.');
  await expect(keadaan(page)).toHaveText(TERSIMPAN);
  await a11y(page);
  await page.reload();
  await expect(page.getByRole('radio', { name: /^3 / })).toBeChecked();
  await expect(fakta(page)).toHaveValue('Peta rencana ditetapkan.');
  await expect(keadaan(page)).toHaveText(TERSIMPAN);
  await expect(page.getByText('Ada isian yang belum tersimpan')).toHaveCount(0);

  // The button takes over what the pause has not sent yet.
  await fakta(page).fill('Peta rencana ditetapkan dan diubah.  \n');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Isian tersimpan.');
  await expect(fakta(page)).toHaveValue('Peta rencana ditetapkan dan diubah.');
  await expect(page.getByText('Ada isian yang belum tersimpan')).toHaveCount(0);
});

test('evidence uploads with the page still holding the text', { tag: '@js' }, async ({ sebagai }) => {
  const alamat = await indikator(sebagai, BAPPEDA);
  const page = await sebagai('ratri');
  await page.goto(`${alamat}#bukti`);
  await fakta(page).fill('Tertulis sebelum berkas dipilih.');
  await expect(keadaan(page)).toHaveText(TERSIMPAN);
  const berkas = { name: 'bukan-bukti.pdf', mimeType: 'application/pdf', buffer: Buffer.from('#!/bin/sh\necho tidak') };
  await page.getByLabel('Tambah berkas').setInputFiles(berkas);
  await page.getByRole('button', { name: 'Unggah', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'bukan-bukti.pdf' })).toBeVisible();
  await expect(fakta(page)).toHaveValue('Tertulis sebelum berkas dipilih.');
});

test('without a connection typing goes on, and is saved once it is back', { tag: '@js' }, async ({ sebagai, a11y }) => {
  const alamat = await indikator(sebagai, BAPPEDA);
  const page = await sebagai('ratri');
  await page.goto(alamat);
  await page.context().setOffline(true);
  await fakta(page).fill('Ditulis tanpa sambungan.');
  await expect(keadaan(page)).toHaveText(/Belum tersimpan, menunggu sambungan/);
  await a11y(page);
  await fakta(page).fill('Ditulis tanpa sambungan, lalu dilanjutkan.');
  await page.context().setOffline(false);
  await expect(keadaan(page)).toHaveText(TERSIMPAN);
  await page.reload();
  await expect(fakta(page)).toHaveValue('Ditulis tanpa sambungan, lalu dilanjutkan.');
});

test('a text whose tab was closed is offered again, to its author alone', { tag: '@js' }, async ({ sebagai, a11y }) => {
  const alamat = await indikator(sebagai, BAPPEDA, 'Dinas Komunikasi dan Informatika');
  const tutup = async (page: Page, teks: string) => {
    await page.goto(alamat);
    await page.context().setOffline(true);
    await expect(async () => {
      await fakta(page).fill('');
      await fakta(page).fill(teks);
      expect(await page.evaluate(() => localStorage.length)).toBe(1);
    }).toPass();
    // Closed before the first try: the connection comes back the moment a closing page lets go of the browser, and what
    // was tried once would be tried again just then.
    await page.close();
    const context = page.context();
    await context.setOffline(false);
    const baru = await context.newPage();
    await baru.goto(alamat);
    return baru;
  };
  let page = await tutup(await sebagai('ratri'), 'Belum sempat tersimpan.');
  await expect(page.getByRole('status').filter({ hasText: /Ada isian yang belum tersimpan dari \d+ \S+ \d{4} pukul \d\d\.\d\d WI(B|TA|T)\./ })).toBeVisible();
  await expect(fakta(page)).toHaveValue('');
  await a11y(page);
  await page.getByRole('button', { name: 'Pakai' }).click();
  await expect(fakta(page)).toHaveValue('Belum sempat tersimpan.');
  await expect(keadaan(page)).toHaveText(TERSIMPAN);

  page = await tutup(page, 'Yang ini dibuang.');
  await page.getByRole('button', { name: 'Buang' }).click();
  await expect(fakta(page)).toHaveValue('Belum sempat tersimpan.');
  await page.reload();
  await expect(page.getByText('Ada isian yang belum tersimpan')).toHaveCount(0);

  const lain = await tutup(page, 'Milik Ratri.');
  await lain.context().clearCookies();
  await lain.goto('/masuk');
  await lain.getByLabel('Nama pengguna atau NIP').fill('operator.diskominfo');
  await lain.getByLabel('Kata sandi', { exact: true }).fill(SANDI);
  await lain.getByRole('button', { name: 'Masuk', exact: true }).click();
  await lain.goto(alamat);
  await expect(fakta(lain)).toHaveValue('Belum sempat tersimpan.');
  await expect(lain.getByText('Ada isian yang belum tersimpan')).toHaveCount(0);
});

test('an ended session says so, keeps the text, and goes on after signing in beside it', { tag: '@js' }, async ({
  sebagai,
  masuk,
  a11y,
}) => {
  const alamat = await indikator(sebagai, BAPPEDA);
  const page = await sebagai('ratri');
  await page.goto(alamat);
  await page.context().clearCookies();
  await fakta(page).fill('Ditulis setelah sesi berakhir.');
  await expect(page.getByRole('alert')).toContainText('Sesi Anda berakhir.');
  await expect(keadaan(page)).toHaveText(/Belum tersimpan, sesi berakhir/);
  await expect(fakta(page)).toHaveValue('Ditulis setelah sesi berakhir.');
  await a11y(page);
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Masuk di tab lain' }).click(),
  ]);
  await masuk(tab, { nama: 'ratri', sandi: SANDI });
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(keadaan(page)).toHaveText(TERSIMPAN);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await expect(fakta(page)).toHaveValue('Ditulis setelah sesi berakhir.');
});

test('two people on one indicator see both versions and choose', { tag: '@js' }, async ({ sebagai, a11y }) => {
  const alamat = await indikator(sebagai, BAPPEDA, 'Dinas Komunikasi dan Informatika');
  const ratri = await sebagai('ratri');
  const lain = await sebagai('operator.diskominfo');
  await ratri.goto(alamat);
  await lain.goto(alamat);
  await isi(ratri, 3, 'Fakta dari Ratri.', 'Analisis dari Ratri.');
  await expect(keadaan(ratri)).toHaveText(TERSIMPAN);

  await isi(lain, 2, 'Fakta dari Diskominfo.', 'Analisis dari Ratri.');
  const bentrok = lain.getByRole('alert').filter({ hasText: 'menyimpan isian ini pukul' });
  await expect(bentrok).toContainText('Ratri Kusumawardhani');
  const baris = bentrok.getByRole('row').filter({ has: lain.getByRole('rowheader', { name: 'Fakta' }) });
  await expect(baris).toContainText('Fakta dari Diskominfo.');
  await expect(baris).toContainText('Fakta dari Ratri.');
  await expect(bentrok.getByRole('rowheader', { name: 'Analisis' })).toHaveCount(0);
  await expect(keadaan(lain)).toHaveText(/Diubah orang lain/);
  await a11y(lain);
  await lain.getByRole('button', { name: 'Pakai isian saya' }).click();
  await expect(keadaan(lain)).toHaveText(TERSIMPAN);
  await expect(bentrok).toHaveCount(0);

  await fakta(ratri).fill('Fakta kedua dari Ratri.');
  await ratri.getByRole('button', { name: /^Pakai isian (?!saya)/ }).click();
  await expect(fakta(ratri)).toHaveValue('Fakta dari Diskominfo.');
  await expect(ratri.getByRole('radio', { name: /^2 / })).toBeChecked();
  await ratri.reload();
  await expect(fakta(ratri)).toHaveValue('Fakta dari Diskominfo.');
  await expect(ratri.getByText('Ada isian yang belum tersimpan')).toHaveCount(0);
});

test('a form filled on an old version is not saved over a newer one', { tag: '@tanpa-js' }, async ({ sebagai, a11y }) => {
  const alamat = await indikator(sebagai, BAPPEDA, 'Dinas Komunikasi dan Informatika');
  const ratri = await sebagai('ratri');
  const lain = await sebagai('operator.diskominfo');
  await ratri.goto(alamat);
  await lain.goto(alamat);
  await isi(ratri, 3, 'Fakta dari Ratri.', 'Analisis dari Ratri.');
  await ratri.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(ratri, 'Isian tersimpan.');
  await isi(lain, 2, 'Fakta dari Diskominfo.', 'Analisis dari Diskominfo.');
  await lain.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(lain.getByRole('alert')).toContainText('Ratri Kusumawardhani');
  await expect(fakta(lain)).toHaveValue('Fakta dari Diskominfo.');
  const banding = lain.getByRole('group', { name: 'Perbandingan dua versi' });
  const baris = banding.getByRole('row').filter({ has: lain.getByRole('rowheader', { name: 'Fakta' }) });
  await expect(baris).toContainText('Fakta dari Diskominfo.');
  await expect(baris).toContainText('Fakta dari Ratri.');
  await a11y(lain);
  await ratri.goto(alamat);
  await expect(fakta(ratri)).toHaveValue('Fakta dari Ratri.');

  // Saving again is a choice made with both in sight.
  await lain.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(lain, 'Isian tersimpan.');
  await expect(banding).toHaveCount(0);
  await fakta(ratri).fill('Fakta kedua dari Ratri.');
  await ratri.getByRole('button', { name: 'Simpan', exact: true }).click();
  await ratri.getByRole('link', { name: /^pakai isian / }).click();
  await expect(fakta(ratri)).toHaveValue('Fakta dari Diskominfo.');
});
