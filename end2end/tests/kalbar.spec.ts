import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { login } from '../login.mjs';
import { mulaiServer, type Server } from '../server';
import { kabar, pdf } from './bantu';

// KALBAR Pasal 18 ayat (2): an application like an aplikasi umum is built only on the proof of a, b and c and after the
// consideration of the minister of d. The server all tests share has another profil.
const SANDI = 'hujan sore di tepi kapuas';
const KANTOR = 'Dinas Kesehatan';

/** A day as forms send it, counted from today in the zone of the government. */
const hari = (n: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Pontianak' }).format(new Date(Date.now() + n * 86_400_000));

let server: Server;
test.beforeAll(async () => {
  server = await mulaiServer('kalimantan-barat');
});
test.afterAll(async () => server?.berhenti());

async function jendela(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: server.url, locale: 'id-ID' })).newPage();
}

/** The first admin, by the code that the server printed. */
async function admin(browser: Browser): Promise<Page> {
  const page = await jendela(browser);
  await page.goto('/siapkan');
  await page.getByLabel('Kode sekali pakai').fill(server.kode);
  await page.getByLabel('Nama lengkap').fill('Admin Pertama');
  await page.getByLabel('Nama pengguna').fill('admin');
  await page.getByLabel('Kata sandi', { exact: true }).fill(SANDI);
  await page.getByLabel('Kata sandi sekali lagi').fill(SANDI);
  await page.getByRole('button', { name: 'Buat admin' }).click();
  await expect(page).toHaveURL(/\/masuk$/);
  await login(page, { nama: 'admin', sandi: SANDI });
  return page;
}

/** Makes an account with a role and gives the page of that person, signed in with a password of their own. */
async function orang(browser: Browser, oleh: Page, nama: string, peran: string, kantor?: string): Promise<Page> {
  await oleh.goto('/pengguna/baru');
  await oleh.getByLabel('Nama lengkap').fill(`Orang ${nama}`);
  await oleh.getByLabel('Nama pengguna').fill(nama);
  await oleh.getByRole('button', { name: 'Buat akun' }).click();
  const awal = (await oleh.getByRole('definition').nth(1).textContent()) ?? '';
  await oleh.getByRole('link', { name: 'Lanjut ke akun ini' }).click();
  await oleh.getByLabel('Beri peran').selectOption(peran);
  if (kantor) await oleh.getByLabel('Perangkat Daerah', { exact: true }).selectOption({ label: kantor });
  await oleh.getByRole('button', { name: 'Beri peran' }).click();
  await kabar(oleh, 'Peran diberikan.');
  const page = await jendela(browser);
  await page.goto('/masuk');
  await page.getByLabel('Nama pengguna atau NIP').fill(nama);
  await page.getByLabel('Kata sandi', { exact: true }).fill(awal);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByLabel('Kata sandi sekarang').fill(awal);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(SANDI);
  await page.getByLabel('Kata sandi baru sekali lagi').fill(SANDI);
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
  await expect(page).not.toHaveURL(/\/akun\/sandi$/);
  return page;
}

async function lampirkan(page: Page, isi: (string | RegExp)[]): Promise<void> {
  await page
    .getByLabel('Lampirkan berkas')
    .setInputFiles({ name: 'bukti.pdf', mimeType: 'application/pdf', buffer: pdf(isi.join(' ')) });
  const kelompok = page.getByRole('group', { name: 'Berkas ini memuat' });
  for (const satu of await kelompok.getByRole('checkbox').all()) await satu.uncheck();
  for (const nama of isi) await kelompok.getByLabel(nama).check();
  await page.getByRole('button', { name: 'Lampirkan', exact: true }).click();
  await kabar(page, 'Dokumen dilampirkan.');
}

test('an application like an aplikasi umum is built on the proofs of KALBAR 18(2) and after the letter of the ministry', {
  tag: '@js',
}, async ({ browser, a11y }) => {
  test.setTimeout(480_000);
  const pertama = await admin(browser);
  await pertama.goto('/perangkat-daerah/baru');
  await pertama.getByLabel('Nama', { exact: true }).fill(KANTOR);
  await pertama.getByLabel('Kode', { exact: true }).fill('DINKES');
  await pertama.getByLabel('Jenis', { exact: true }).selectOption({ label: 'Dinas' });
  await pertama.getByRole('button', { name: /^(Simpan|Tambah)/ }).click();
  await expect(pertama.getByRole('heading', { level: 1 })).toHaveText(KANTOR);
  const operator = await orang(browser, pertama, 'operator', 'operator', KANTOR);
  const dinas = await orang(browser, pertama, 'kominfo', 'dinas');

  await test.step('what Pasal 18 ayat (2) asks stands in the proposal with its Pasal', async () => {
    await operator.goto('/usulan-aplikasi/baru');
    await operator.getByLabel('Nama aplikasi').fill('Persuratan Puskesmas');
    await operator.getByLabel('Fungsi', { exact: true }).fill('Mencatat surat masuk dan keluar puskesmas');
    await operator.getByRole('radio', { name: /Sejenis aplikasi umum/ }).check();
    await operator.getByLabel('Tercantum dalam rencana induk atau peta rencana').check();
    await operator.getByRole('button', { name: 'Simpan draf' }).click();
    await kabar(operator, 'Usulan disimpan sebagai draf.');
    const dokumen = operator.getByRole('region', { name: 'Dokumen' }).getByRole('row');
    for (const [nama, huruf] of [
      ['beroperasi sebelum aplikasi umum', 'huruf a'],
      ['Kajian biaya dan manfaat', 'huruf b'],
      ['Penyesuaian dengan proses bisnis dan fungsi aplikasi umum', 'huruf c'],
    ]) {
      await expect(dokumen.filter({ hasText: nama })).toContainText(`Pasal 18 ayat (2) ${huruf}`);
    }
    await a11y(operator);
  });

  const alamat = operator.url();
  await test.step('without one of the proofs it is not filed', async () => {
    await operator.getByRole('link', { name: 'Isi usulan' }).click();
    for (const isian of await operator.getByRole('main').getByRole('textbox').all()) {
      const [wajib, isi] = [await isian.getAttribute('name'), await isian.inputValue()];
      if (wajib && isi === '' && (await isian.evaluate((e) => e.tagName)) === 'TEXTAREA') {
        await isian.fill('Diperlukan oleh seluruh puskesmas.');
      }
    }
    await operator.getByRole('button', { name: 'Simpan draf' }).click();
    await kabar(operator, 'Usulan diperbarui.');
    const semua = operator.getByRole('group', { name: 'Berkas ini memuat' }).getByRole('checkbox');
    const nama = await semua.evaluateAll((kotak) => kotak.map((k) => k.closest('label')?.textContent?.trim() ?? ''));
    expect(nama.length).toBeGreaterThan(3);
    await lampirkan(operator, nama.filter((satu) => satu !== 'Kajian biaya dan manfaat'));
    await operator.getByRole('link', { name: 'Periksa kemiripan dan ajukan' }).click();
    await operator.getByRole('button', { name: 'Ajukan usulan' }).click();
    await expect(operator.getByRole('alert')).toContainText('Kajian biaya dan manfaat belum dilampirkan.');
    await a11y(operator);
    await operator.goto(alamat);
    await lampirkan(operator, ['Kajian biaya dan manfaat']);
    await operator.getByRole('link', { name: 'Periksa kemiripan dan ajukan' }).click();
    await operator.getByRole('button', { name: 'Ajukan usulan' }).click();
    await kabar(operator, 'Usulan diajukan kepada');
  });

  await test.step('the Dinas examines it and approves', async () => {
    await dinas.goto(new URL(alamat).pathname);
    await dinas.getByRole('link', { name: 'Periksa dan putuskan' }).click();
    await dinas.getByLabel('Hasil verifikasi').fill('Sesuai dengan Arsitektur SPBE.');
    await dinas.getByRole('button', { name: 'Catat verifikasi' }).click();
    await kabar(dinas, 'Hasil verifikasi dicatat.');
    await dinas.getByLabel('Nomor surat').fill('500.12/77/DISKOMINFO');
    await dinas.getByLabel('Berlaku sampai').fill(hari(365));
    await dinas.getByRole('button', { name: 'Setujui usulan' }).click();
    await kabar(dinas, 'Usulan disetujui.');
  });

  await test.step('building begins after the letter of the ministry, not without and not before it', async () => {
    await operator.goto(new URL(alamat).pathname);
    const surat = /^Pertimbangan menteri bidang komunikasi dan informatika: /;
    const [nomor, bertanggal] = [operator.getByLabel(new RegExp(`${surat.source}nomor surat`)), operator.getByLabel(new RegExp(`${surat.source}tanggal surat`))];
    const mulai = operator.getByLabel('Pembangunan dimulai');
    const catat = operator.getByRole('button', { name: 'Catat mulai pembangunan' });
    await expect(operator.getByRole('main')).toContainText('Pasal 18 ayat (2) huruf d');
    await a11y(operator);
    // The browser would ask for the required fields itself; what the server says is what counts.
    await operator.locator('form[action$="/mulai"]').evaluate((f: HTMLFormElement) => (f.noValidate = true));
    await mulai.fill(hari(0));
    await catat.click();
    await expect(operator.getByRole('alert')).toContainText('pertimbangan menteri bidang komunikasi dan informatika');
    await a11y(operator);
    await nomor.fill('B-17/M.KOMINFO/2026');
    await bertanggal.fill(hari(0));
    await mulai.fill(hari(0));
    await catat.click();
    await expect(operator.getByRole('alert')).toContainText('harus bertanggal sebelum pembangunan dimulai');
    await bertanggal.fill(hari(-2));
    await catat.click();
    await expect(operator.getByRole('alert')).toHaveCount(0);
    await expect(operator.getByRole('status').first()).toBeVisible();
    await expect(nomor).toHaveValue('B-17/M.KOMINFO/2026');
    await expect(mulai).toHaveValue(hari(0));
  });
});
