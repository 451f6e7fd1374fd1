import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { kabar, pdf, unik } from './bantu';

/** Adds an application of the person's own office and stands on its page. */
async function tambah(page: Page, nama: string): Promise<void> {
  await page.goto('/register/aplikasi/baru');
  await page.getByLabel('Nama aplikasi').fill(nama);
  await page.getByLabel('Jenis aplikasi').selectOption({ label: 'Aplikasi khusus' });
  await page.getByLabel('Tahap siklus').selectOption({ label: 'Rancang bangun' });
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Aplikasi ditambahkan.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nama);
}

test('an application is added, found, filtered, sorted and kept as a view', async ({ sebagai, a11y }) => {
  const page = await sebagai('ratri');
  const nama = unik('Aplikasi Uji');
  await page.goto('/register/aplikasi');
  await a11y(page);
  await page.getByRole('main').getByRole('link', { name: 'Tambah aplikasi' }).first().click();
  await a11y(page);
  await page.getByLabel('Nama aplikasi').fill(nama);
  await page.getByLabel('Jenis aplikasi').selectOption({ label: 'Aplikasi khusus' });
  await page.getByLabel('Tahap siklus').selectOption({ label: 'Pemeliharaan (beroperasi)' });
  await page.getByLabel(/^Alamat \(/).fill('bukan alamat');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  // What was typed is still there, and the message leads to its field.
  await expect(page.getByRole('alert')).toContainText('Alamat ditulis seperti https://contoh.go.id.');
  await expect(page.getByLabel('Nama aplikasi')).toHaveValue(nama);
  await a11y(page);
  await page.getByLabel(/^Alamat \(/).fill('uji.nusaraya.example');
  await page.getByLabel(/^Biaya setahun/).fill('Rp1.250.000');
  await page.getByRole('group', { name: 'Kelompok pengguna' }).getByLabel('Pegawai').check();
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Aplikasi ditambahkan.');
  await expect(page.getByRole('link', { name: 'https://uji.nusaraya.example' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Rp1.250.000');
  await a11y(page);

  await page.goto('/register/aplikasi');
  const saring = page.getByRole('main').getByRole('search');
  await saring.getByLabel('Cari').fill(nama);
  await saring.getByLabel('Jenis aplikasi').selectOption('khusus');
  await saring.getByRole('button', { name: 'Terapkan' }).click();
  await expect(page.getByRole('rowheader', { name: nama })).toBeVisible();
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(2);
  await page.getByRole('columnheader', { name: 'Nama aplikasi' }).getByRole('link').click();
  await expect(page).toHaveURL(/urut=-?nama/);
  await page.getByText(/^Kolom: /).click();
  await page.getByRole('group', { name: 'Kolom yang tampil' }).getByLabel('Biaya setahun').check();
  await page.getByRole('button', { name: 'Pakai kolom ini' }).click();
  await expect(page.getByRole('cell', { name: '1.250.000' }).first()).toBeVisible();
  await a11y(page);

  await page.getByText(/^Tampilan tersimpan/).click();
  await page.getByLabel(/^Simpan tampilan ini sebagai/).fill(nama);
  await page.getByRole('button', { name: 'Simpan tampilan' }).click();
  await kabar(page, 'Tampilan tersimpan.');
  await page.goto('/register/aplikasi');
  await page.getByText(/^Tampilan tersimpan/).click();
  await page.getByRole('link', { name: nama }).first().click();
  await expect(page).toHaveURL(/kolom=biaya_tahun/);
  await page.getByText(/^Tampilan tersimpan/).click();
  await page.getByRole('button', { name: `Hapus tampilan ${nama}` }).click();
  await kabar(page, 'Tampilan dihapus.');
  await page.goto('/register/aplikasi?q=tidak-ada-yang-begini');
  await expect(page.getByRole('heading', { name: 'Tidak ada aplikasi yang cocok' })).toBeVisible();
  await a11y(page);
});

test('two people on one record choose field by field, and the history brings a value back', async ({ sebagai, a11y }) => {
  const [satu, dua] = [await sebagai('ratri'), await sebagai('ratri')];
  const nama = unik('Aplikasi Bersama');
  await tambah(satu, nama);
  const rincian = satu.url().split(/[?#]/)[0];
  await satu.goto(`${rincian}/ubah`);
  await dua.goto(`${rincian}/ubah`);
  await dua.getByLabel(/^Fungsi \(/).fill('Fungsi dari rekan');
  await dua.getByLabel(/^Luaran \(/).fill('Luaran dari rekan');
  await dua.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(dua, 'Perubahan tersimpan.');

  await satu.getByLabel(/^Fungsi \(/).fill('Fungsi saya');
  await satu.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(satu.getByText('Isian Anda belum tersimpan.')).toBeVisible();
  await a11y(satu);
  // The field that nobody touched here takes the other version by itself.
  await expect(satu.getByRole('radio', { name: /^Luaran, isian .*Luaran dari rekan/ })).toBeChecked();
  await satu.getByRole('radio', { name: /^Fungsi, isian Anda/ }).check();
  await satu.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(satu, 'Perubahan tersimpan.');
  await expect(satu.getByRole('main')).toContainText('Fungsi saya');
  await expect(satu.getByRole('main')).toContainText('Luaran dari rekan');

  await satu.getByRole('link', { name: /^Kembalikan Fungsi/ }).first().click();
  await expect(satu.getByRole('row').filter({ hasText: 'Fungsi' })).toContainText('Fungsi dari rekan');
  await a11y(satu);
  await satu.getByRole('button', { name: 'Kembalikan', exact: true }).click();
  await kabar(satu, 'Isi lama dikembalikan.');
  await expect(satu.getByRole('definition').filter({ hasText: 'Fungsi dari rekan' }).first()).toBeVisible();
});

test('a document is attached, a record archived and taken out again', async ({ sebagai, a11y }) => {
  const page = await sebagai('ratri');
  const nama = unik('Aplikasi Lama');
  await tambah(page, nama);
  await page.getByLabel(/^Tambah dokumen/).setInputFiles({ name: 'kajian.pdf', mimeType: 'application/pdf', buffer: pdf(nama) });
  await page.getByRole('button', { name: 'Unggah' }).click();
  await kabar(page, '1 dokumen dilampirkan.');
  await expect(page.getByRole('link', { name: 'kajian.pdf' })).toBeVisible();
  await a11y(page);
  await page.getByRole('button', { name: 'Lepas kajian.pdf' }).click();
  await kabar(page, 'Dokumen dilepas.');

  await page.getByRole('link', { name: 'Arsipkan' }).click();
  await expect(page.getByText('Tidak ada catatan lain yang menyebutnya.')).toBeVisible();
  await a11y(page);
  await page.getByRole('button', { name: 'Arsipkan' }).click();
  await kabar(page, 'Catatan diarsipkan.');
  await expect(page.getByRole('link', { name: 'Ubah', exact: true })).toHaveCount(0);
  await page.goto(`/register/aplikasi?q=${encodeURIComponent(nama)}`);
  await expect(page.getByRole('rowheader')).toHaveCount(0);
  await page.getByRole('link', { name: /^Arsip/ }).click();
  await page.getByRole('rowheader').getByRole('link', { name: nama }).click();
  await page.getByRole('link', { name: 'Keluarkan dari arsip' }).click();
  await page.getByRole('button', { name: 'Keluarkan dari arsip' }).click();
  await kabar(page, 'Catatan dikeluarkan dari arsip.');
});

test('a field that does not apply is hidden, and leaving with a change asks first @js', async ({ sebagai }) => {
  const page = await sebagai('ratri');
  await page.goto('/register/aplikasi/baru');
  const kontrak = page.getByLabel(/^Kontrak \(/);
  await expect(kontrak).toBeHidden();
  await page.getByLabel('Dibangun oleh').selectOption({ label: 'Pihak ketiga' });
  await expect(kontrak).toBeVisible();
  const ditanya: string[] = [];
  page.on('dialog', async (dialog) => {
    ditanya.push(dialog.type());
    await dialog.accept();
  });
  await page.getByRole('link', { name: 'Batal' }).click();
  await expect(page).toHaveURL(/\/register\/aplikasi$/);
  expect(ditanya).toEqual(['beforeunload']);
  // Opened and left as it was, nothing is asked.
  await page.goto('/register/aplikasi/baru');
  await expect(kontrak).toBeHidden();
  await page.getByRole('link', { name: 'Batal' }).click();
  await expect(page).toHaveURL(/\/register\/aplikasi$/);
  expect(ditanya).toHaveLength(1);
});

test('without scripts every field is shown and says when it applies @tanpa-js', async ({ sebagai }) => {
  const page = await sebagai('ratri');
  await page.goto('/register/aplikasi/baru');
  await expect(page.getByLabel(/^Kontrak \(/)).toBeVisible();
  await expect(page.getByText('Hanya bila Dibangun oleh adalah Pihak ketiga.').first()).toBeVisible();
});

test('codes of the reference and every register are looked up', async ({ sebagai, a11y }) => {
  const page = await sebagai('ratri');
  await page.goto('/register');
  await expect(page.getByRole('rowheader', { name: 'Uji kelaikan' })).toBeVisible();
  await a11y(page);
  await page.goto('/rujukan/RAB?q=ekonomi');
  await expect(page.getByRole('row').filter({ hasText: 'RAB.02' }).first()).toBeVisible();
  await a11y(page);
});

test('the list of public services opens without signing in', async ({ page, a11y }) => {
  await page.goto('/publik/layanan');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Layanan');
  await a11y(page);
});
