import { expect, test } from '../fixtures';
import { kabar, unik } from './bantu';

/** A code no office has. */
const kodeBaru = () => `9.${process.pid}.${Date.now() % 1_000_000}`;

test('the register is searched and filtered', async ({ sebagai, a11y }) => {
  const page = await sebagai('auditor');
  await page.goto('/');
  const menu = page.getByRole('navigation', { name: 'Menu utama' });
  await menu.getByRole('link', { name: 'Perangkat Daerah', exact: true }).click();
  await a11y(page);
  const cari = page.getByRole('search');
  await cari.getByLabel('Kode, nama, atau singkatan').fill('bappeda');
  await cari.getByRole('button', { name: 'Terapkan' }).click();
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('rowheader')).toContainText('Badan Perencanaan Pembangunan Daerah');
  await cari.getByLabel('Kode, nama, atau singkatan').fill('tidak ada kantor ini');
  await cari.getByRole('button', { name: 'Terapkan' }).click();
  await expect(page.getByRole('heading', { name: 'Tidak ada Perangkat Daerah yang cocok' })).toBeVisible();
  await a11y(page);
  await page.getByRole('link', { name: 'Hapus saringan' }).click();
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Ubah' })).toHaveCount(0);
  await a11y(page);
});

test('an office is added, changed, archived and taken out again', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  const nama = unik('Dinas Uji');
  const kode = kodeBaru();
  await page.goto('/perangkat-daerah');
  await page.getByRole('link', { name: 'Tambah Perangkat Daerah' }).click();
  await a11y(page);
  await page.getByLabel('Nama', { exact: true }).fill(nama);
  await page.getByLabel('Kode', { exact: true }).fill('5.01.01');
  await page.getByLabel('Jenis').selectOption({ label: 'Dinas' });
  await page.getByRole('button', { name: 'Tambah', exact: true }).click();
  await expect(page.getByRole('alert'), 'the code of Bappeda').toBeVisible();
  await expect(page.getByLabel('Nama', { exact: true })).toHaveValue(nama);
  await a11y(page);
  await page.getByLabel('Kode', { exact: true }).fill(kode);
  await page.getByRole('button', { name: 'Tambah', exact: true }).click();
  await kabar(page, 'Perangkat Daerah ditambahkan.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nama);
  await a11y(page);

  await page.getByRole('link', { name: 'Ubah', exact: true }).first().click();
  await a11y(page);
  await page.getByLabel(/^Singkatan/).fill('Disuji');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Perangkat Daerah diperbarui.');
  await expect(page.getByRole('main')).toContainText('Disuji');

  await page.getByRole('link', { name: 'Arsipkan' }).click();
  await a11y(page);
  await page.getByRole('button', { name: 'Arsipkan' }).click();
  await kabar(page, 'Perangkat Daerah diarsipkan.');
  await a11y(page);
  await page.goto(`/perangkat-daerah?q=${encodeURIComponent(nama)}`);
  await expect(page.getByRole('rowheader')).toHaveCount(0);
  await page.getByRole('link', { name: 'Arsip', exact: true }).click();
  await page.getByRole('link', { name: nama }).click();
  await page.getByRole('link', { name: 'Keluarkan dari arsip' }).click();
  await page.getByRole('button', { name: 'Keluarkan dari arsip' }).click();
  await kabar(page, 'Perangkat Daerah dikeluarkan dari arsip.');
});

test('a table with a wrong cell changes nothing; mended, it is imported', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  const nama = unik('Badan Uji Impor');
  const kode = kodeBaru();
  const berkas = (jenis: string) => ({
    name: 'perangkat-daerah.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'kode;nama;singkatan;jenis;fungsi;unit kerja',
        `${kode};${nama};BUI;${jenis};;"Sekretariat > Subbagian Umum; Bidang Data"`,
      ].join('\n'),
    ),
  });
  const unggah = async (jenis: string) => {
    await page.getByLabel('Tabel Perangkat Daerah').setInputFiles(berkas(jenis));
    await page.getByRole('button', { name: 'Baca berkas' }).click();
  };
  await page.goto('/perangkat-daerah/impor');
  await a11y(page);
  await unggah('Kementerian');
  await expect(page.getByRole('main')).toContainText('D2: ');
  await expect(page.getByRole('button', { name: /^Simpan/ })).toHaveCount(0);
  await a11y(page);
  await page.goto(`/perangkat-daerah?q=${encodeURIComponent(nama)}`);
  await expect(page.getByRole('heading', { name: 'Tidak ada Perangkat Daerah yang cocok' })).toBeVisible();

  await page.goto('/perangkat-daerah/impor');
  await unggah('Badan');
  await expect(page.getByText('1 baru, 0 diubah, 0 tetap.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: nama })).toContainText('Baru');
  await a11y(page);
  await page.getByRole('button', { name: 'Simpan 1 Perangkat Daerah' }).click();
  await page.goto(`/perangkat-daerah?q=${encodeURIComponent(nama)}`);
  await page.getByRole('link', { name: nama }).click();
  const unit = page.getByRole('region', { name: 'Unit Kerja' });
  await expect(unit.getByRole('listitem').filter({ hasText: 'Sekretariat' })).toContainText('Subbagian Umum');
  await expect(unit).toContainText('Bidang Data');
  await a11y(page);

  // The same table once more has nothing left to change.
  await page.goto('/perangkat-daerah/impor');
  await unggah('Badan');
  await expect(page.getByText('0 baru, 0 diubah, 1 tetap.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Simpan/ })).toHaveCount(0);
});
