import type { Page } from '@playwright/test';
import { expect, SANDI, test } from '../fixtures';
import { bukaPutaran, isi, kabar, pdf, tugaskan, unik } from './bantu';

async function coba(page: Page, nama: string, sandi: string): Promise<void> {
  await page.goto('/masuk');
  await page.getByLabel('Nama pengguna atau NIP').fill(nama);
  await page.getByLabel('Kata sandi', { exact: true }).fill(sandi);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

async function gantiSandi(page: Page, lama: string, baru: string, ulang = baru): Promise<void> {
  await page.getByLabel('Kata sandi sekarang').fill(lama);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(baru);
  await page.getByLabel('Kata sandi baru sekali lagi').fill(ulang);
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
}

test('a page asked for before signing in opens afterwards', async ({ page, a11y }) => {
  await page.goto('/penilaian?tahun=2026');
  await expect(page).toHaveURL(/\/masuk\?lanjut=/);
  await a11y(page);
  await page.getByLabel('Nama pengguna atau NIP').fill('auditor');
  await page.getByLabel('Kata sandi', { exact: true }).fill('salah-ketik-sekali');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Nama pengguna atau kata sandi tidak cocok.');
  await a11y(page);
  await page.getByLabel('Kata sandi', { exact: true }).fill(SANDI);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page).toHaveURL(/\/penilaian\?tahun=2026$/);
  await page.goto('/masuk');
  await expect(page, 'who is in needs no door').not.toHaveURL(/masuk/);
});

// The count is per address too, so only one project guesses.
test('after five wrong guesses a name has to wait', { tag: '@tanpa-js' }, async ({ page, a11y }) => {
  const nama = `tebak.${Date.now()}`;
  for (let kali = 0; kali < 5; kali++) await coba(page, nama, 'tebakan-yang-salah');
  await expect(page.getByRole('alert')).toContainText('tidak cocok');
  await coba(page, nama, 'tebakan-yang-salah');
  await expect(page.getByRole('alert')).toContainText('Terlalu banyak percobaan masuk. Coba lagi 1 menit lagi.');
  await a11y(page);
});

test('an admin makes an account; its first password must be changed; roles are given and taken; sessions end', async ({
  sebagai,
  browser,
  a11y,
}) => {
  test.setTimeout(180_000);
  const nama = unik('Yuliana Mbete');
  const pengguna = `uji.${process.pid}.${Date.now()}`;
  const admin = await sebagai('admin');
  await admin.goto('/pengguna');
  await a11y(admin);
  await admin.getByRole('link', { name: 'Tambah pengguna' }).click();
  await a11y(admin);
  await admin.getByLabel('Nama lengkap').fill(nama);
  await admin.getByLabel('Nama pengguna').fill('Bukan Nama');
  await admin.getByRole('button', { name: 'Buat akun' }).click();
  await expect(admin.getByRole('alert')).toContainText('Nama pengguna hanya boleh berisi huruf kecil');
  await expect(admin.getByLabel('Nama lengkap')).toHaveValue(nama);
  await a11y(admin);
  await admin.getByLabel('Nama pengguna').fill(pengguna);
  await admin.getByRole('button', { name: 'Buat akun' }).click();
  const awal = (await admin.getByRole('definition').nth(1).textContent()) ?? '';
  expect(awal).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  await a11y(admin);
  await admin.getByRole('link', { name: 'Lanjut ke akun ini' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText(nama);
  const rinci = admin.url();
  await a11y(admin);

  await test.step('roles', async () => {
    await admin.getByLabel('Beri peran').selectOption('operator');
    await admin.getByRole('button', { name: 'Beri peran' }).click();
    await expect(admin.getByRole('alert'), 'an operator belongs to an office').toBeVisible();
    await admin.getByLabel('Beri peran').selectOption('operator');
    await admin.getByLabel('Perangkat Daerah', { exact: true }).selectOption({ label: 'Dinas Sosial' });
    await admin.getByRole('button', { name: 'Beri peran' }).click();
    await kabar(admin, 'Peran diberikan.');
    const peran = admin.getByRole('region', { name: 'Peran' }).getByRole('row').filter({ hasText: 'Operator Perangkat Daerah' });
    await expect(peran).toContainText('Dinas Sosial');
    await admin.getByLabel('Beri peran').selectOption('auditor');
    await admin.getByRole('button', { name: 'Beri peran' }).click();
    await kabar(admin, 'Peran diberikan.');
    await admin.getByRole('link', { name: 'Cabut Auditor' }).click();
    await a11y(admin);
    await admin.getByRole('button', { name: 'Cabut peran' }).click();
    await kabar(admin, 'Peran dicabut.');
    await expect(admin.getByRole('link', { name: 'Cabut Auditor' })).toHaveCount(0);
    await expect(peran).toContainText('Dinas Sosial');
  });

  const orang = await (await browser.newContext()).newPage();
  const sandi = `angin timur ${Date.now()} di teluk`;
  await test.step('the first password opens one page only', async () => {
    await coba(orang, pengguna, awal);
    await expect(orang).toHaveURL(/\/akun\/sandi$/);
    await expect(orang.getByText('Ganti kata sandi sementara Anda.')).toBeVisible();
    await orang.goto('/penilaian');
    await expect(orang).toHaveURL(/\/akun\/sandi$/);
    await gantiSandi(orang, 'bukan yang tadi itu', sandi, `${sandi}!`);
    await expect(orang.getByRole('alert')).toContainText('Kata sandi sekarang tidak cocok.');
    await expect(orang.getByRole('alert')).toContainText('Ketik kata sandi baru yang sama dua kali.');
    await a11y(orang);
    await gantiSandi(orang, awal, 'pendek');
    await expect(orang.getByRole('alert')).toContainText('Kata sandi paling sedikit 12 karakter');
    await gantiSandi(orang, awal, sandi);
    await expect(orang.getByRole('alert')).toHaveCount(0);
    await orang.goto('/penilaian');
    await expect(orang.getByRole('heading', { level: 1 })).toHaveText('Putaran penilaian');
  });

  const kedua = await (await browser.newContext()).newPage();
  await test.step('two browsers, then out of all of them', async () => {
    await coba(kedua, pengguna, sandi);
    await expect(kedua).toHaveURL(/:\d+\/$/);
    await orang.goto('/akun');
    await expect(orang.getByRole('button', { name: /^Akhiri/ })).toHaveCount(1);
    await a11y(orang);
    await orang.getByRole('link', { name: 'Keluar dari semua perangkat' }).click();
    await expect(orang.getByText('2 sesi berakhir, termasuk yang ini.')).toBeVisible();
    await a11y(orang);
    await orang.getByRole('button', { name: 'Keluar dari semua' }).click();
    await expect(orang).toHaveURL(/\/masuk/);
    await kedua.goto('/akun');
    await expect(kedua).toHaveURL(/\/masuk/);
    await coba(kedua, pengguna, sandi);
    await expect(kedua).toHaveURL(/:\d+\/$/);
  });

  await test.step('a deactivated account is out at once', async () => {
    await admin.goto(rinci);
    await admin.getByRole('link', { name: 'Nonaktifkan' }).click();
    await a11y(admin);
    await admin.getByRole('button', { name: 'Nonaktifkan' }).click();
    await kabar(admin, 'Akun dinonaktifkan');
    await kedua.goto('/akun');
    await expect(kedua).toHaveURL(/\/masuk/);
    await coba(kedua, pengguna, sandi);
    await expect(kedua.getByRole('alert')).toContainText('Akun ini tidak aktif.');
  });
  await orang.context().close();
  await kedua.context().close();
});

test('what belongs to another office does not exist', async ({ sebagai, a11y }) => {
  const koordinasi = await sebagai('maria');
  const penilaian = await bukaPutaran(koordinasi, unik('Kantor lain'), 'Pemantauan');
  await tugaskan(koordinasi, penilaian, '21', 'Badan Perencanaan Pembangunan Daerah');
  const ratri = await sebagai('ratri');
  await ratri.goto(`/penilaian/${penilaian}/indikator/21`);
  await ratri.getByLabel('Tambah berkas').setInputFiles({ name: 'milik-bappeda.pdf', mimeType: 'application/pdf', buffer: pdf(unik('x')) });
  await ratri.getByRole('button', { name: 'Unggah', exact: true }).click();
  const bukti = (await ratri.getByRole('link', { name: 'milik-bappeda.pdf' }).getAttribute('href')) ?? '';
  expect(bukti).toMatch(/^\/bukti\/\d+$/);

  const lain = await sebagai('operator.diskominfo');
  const jalur = ['', '/indikator', '/indikator/21', '/indikator/21/bukti', '/simulasi', '/laporan', '/penugasan'];
  for (const ekor of jalur) {
    const jawaban = await lain.goto(`/penilaian/${penilaian}${ekor}`);
    expect([403, 404], ekor).toContain(jawaban?.status());
    await expect(lain.getByText('milik-bappeda')).toHaveCount(0);
  }
  await lain.goto(`/penilaian/${penilaian}/indikator/21`);
  await expect(lain.getByRole('heading', { level: 1 })).toHaveText('Halaman tidak ada');
  await a11y(lain);
  expect((await lain.request.get(bukti)).status()).toBe(404);
  expect((await ratri.request.get(bukti)).status()).toBe(200);
  expect((await lain.goto('/pengguna'))?.status()).toBe(403);
  await a11y(lain);
});

test('pimpinan reads everything and changes nothing', async ({ sebagai, a11y }) => {
  const page = await sebagai('sekda');
  await page.goto('/penilaian');
  const isiUtama = page.getByRole('main');
  const tanpaTombol = async () => {
    await expect(isiUtama.locator('form[method=post]'), page.url()).toHaveCount(0);
    await a11y(page);
  };
  await expect(page.getByRole('link', { name: 'Buka putaran', exact: true })).toHaveCount(0);
  await tanpaTombol();
  await page.getByRole('link', { name: 'Pemantauan internal 2026', exact: true }).click();
  await tanpaTombol();
  await page.getByRole('navigation', { name: 'Bagian penilaian' }).getByRole('link', { name: 'Indikator' }).click();
  await tanpaTombol();
  await page.getByRole('row').getByRole('link').first().click();
  await tanpaTombol();
  await page.goto('/perangkat-daerah');
  await expect(page.getByRole('link', { name: 'Tambah Perangkat Daerah' })).toHaveCount(0);
  await tanpaTombol();
  for (const alamat of ['/penilaian/baru', '/penilaian/impor', '/perangkat-daerah/baru', '/pengguna', '/jejak']) {
    expect((await page.goto(alamat))?.status(), alamat).toBe(403);
  }
});

test('hostile text is shown as text wherever it was typed', async ({ sebagai, a11y }) => {
  test.setTimeout(180_000);
  const JAHAT = `</textarea><script>window.kena = 1</script><img src=x onerror="window.kena = 1"> "kutip" 'satu' &amp; {{7*7}} ${'\u{1F600}'}`;
  const aman = async (page: Page) => {
    expect(await page.evaluate(() => (window as { kena?: number }).kena)).toBeUndefined();
    await expect(page.locator('img[src=x], main script')).toHaveCount(0);
  };
  const koordinasi = await sebagai('maria');
  const penilaian = await bukaPutaran(koordinasi, unik('<b>Uji</b> "teks" </title><script>window.kena=1</script>'), 'Evaluasi');
  await expect(koordinasi).toHaveTitle(/^Ringkasan/);
  await expect(koordinasi.getByRole('main')).toContainText('<b>Uji</b> "teks" </title><script>');
  await aman(koordinasi);
  await tugaskan(koordinasi, penilaian, '45', 'Badan Perencanaan Pembangunan Daerah');
  const alamat = `/penilaian/${penilaian}/indikator/45`;

  const operator = await sebagai('ratri');
  await operator.goto(alamat);
  await isi(operator, 1, JAHAT, JAHAT);
  await operator.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(operator, 'Isian tersimpan.');
  await expect(operator.getByLabel(/^Fakta/)).toHaveValue(JAHAT);
  await expect(operator.getByLabel(/^Analisis/)).toHaveValue(JAHAT);
  await aman(operator);
  const nama = `<img src=x onerror=alert(1)> & "bukti".pdf`;
  await operator.getByLabel('Tambah berkas').setInputFiles({ name: nama, mimeType: 'application/pdf', buffer: pdf(unik('y')) });
  await operator.getByRole('button', { name: 'Unggah', exact: true }).click();
  await expect(operator.getByRole('region', { name: 'Bukti dukung' }).getByRole('row')).toHaveCount(2);
  await aman(operator);
  await operator.getByRole('button', { name: 'Ajukan', exact: true }).click();
  await kabar(operator, 'Indikator 45 diajukan');
  await expect(operator.getByRole('region', { name: 'Penilaian mandiri' })).toContainText(JAHAT);
  await aman(operator);
  await a11y(operator);

  const kepala = await sebagai('bagas');
  await kepala.goto(alamat);
  await kepala.getByLabel('Alasan').fill(JAHAT);
  await kepala.getByRole('button', { name: 'Kembalikan', exact: true }).click();
  await operator.goto(alamat);
  await expect(operator.getByText('Dikembalikan untuk diperbaiki.').locator('..')).toContainText(JAHAT);
  await aman(operator);
  await operator.getByRole('button', { name: 'Ajukan', exact: true }).click();
  await kepala.goto(alamat);
  await kepala.getByRole('button', { name: 'Setujui', exact: true }).click();

  const asesor = await sebagai('aisyah');
  await asesor.goto(alamat);
  await asesor.getByRole('group', { name: 'Tingkat menurut asesor' }).getByRole('radio', { name: /^2 / }).check();
  await asesor.getByLabel(/^Fakta/).fill(JAHAT);
  await asesor.getByLabel(/^Analisis/).fill(JAHAT);
  await asesor.getByLabel(/^Justifikasi/).fill(JAHAT);
  await asesor.getByRole('button', { name: 'Simpan verifikasi' }).click();
  await kabar(asesor, 'Verifikasi tersimpan.');
  await expect(asesor.getByRole('region', { name: 'Penilaian dokumen' })).toContainText(JAHAT);
  await asesor.getByLabel('Pertanyaan').fill(JAHAT);
  await asesor.getByRole('button', { name: 'Kirim pertanyaan' }).click();
  await operator.goto(alamat);
  await operator.getByLabel('Jawaban').fill(JAHAT);
  await operator.getByRole('button', { name: 'Kirim jawaban' }).click();
  await kabar(operator, 'Jawaban dikirim');
  const tanya = operator.getByRole('region', { name: 'Klarifikasi', exact: true });
  await expect(tanya).toContainText(`Pertanyaan. ${JAHAT}`);
  await expect(tanya).toContainText(`Jawaban. ${JAHAT}`);
  await aman(operator);

  // The report holds the same text, and is made at all.
  const laporan = await koordinasi.request.get(`/penilaian/${penilaian}/laporan/sementara.pdf`);
  expect(laporan.status()).toBe(200);
});
