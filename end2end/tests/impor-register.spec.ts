import { expect, test } from '../fixtures';
import { kabar, unik } from './bantu';
import { bukuKerja, type Sel } from './bukukerja';

/** The inventory of somebody who has kept it for years: titles, a header of two rows, merged cells, footers, odd values. */
function inventaris(tanda: string, salah = false): { name: string; mimeType: string; buffer: Buffer } {
  const isi: Sel[] = [
    { alamat: 'A1', teks: 'DAFTAR APLIKASI PEMERINTAH PROVINSI NUSA RAYA' },
    { alamat: 'A2', teks: 'Keadaan: 31 Desember 2025' },
    ...['No.', 'NAMA\nAPLIKASI', 'Perangkat  Daerah', 'Data Teknis'].map((teks, i) => ({ alamat: `${'ABCD'[i]}4`, teks })),
    { alamat: 'I4', teks: 'Keterangan Tim' },
    { alamat: 'J4', teks: 'jenis_aplikasi' },
    ...['Basis Apliaksi', 'STATUS APLIKASI', 'URL', 'Uraian / Deskripsi', 'Anggaran (Rp)'].map((teks, i) => ({
      alamat: `${'DEFGH'[i]}5`,
      teks,
    })),
  ];
  const baris = [
    ['1', `E-Surat\n${tanda}`, 'Dinas Komunikasi dan Informatika', 'Dekstop', 'aktif', 'surat.nusaraya.example', '-', 'Rp 1.500.000,00', 'x', 'khusus'],
    ['2', `E-Kas ${tanda}`, '', 'Web, Mobile', 'naktif', '-', 'Kas daerah,\nharian', '-', '', 'Khusus'],
    ['3', `E-Resep ${tanda}`, 'Dinas Kesehatn', 'website', salah ? 'entah apa' : 'Aktif', 'https://resep.nusaraya.example', '', '0', '', 'Aplikasi Khusus'],
    // The same name at another office is another application.
    ['4', `E-Surat\n${tanda}`, 'Dinas Kesehatan', 'web', 'Aktif', '', '', '', '', 'KHUSUS'],
  ];
  baris.forEach((sel, i) =>
    sel.forEach((teks, k) => {
      if (teks) isi.push({ alamat: `${'ABCDEFGHIJ'[k]}${6 + i}`, teks });
    }),
  );
  isi.push(
    { alamat: 'A10', teks: 'Jumlah' },
    { alamat: 'H10', teks: '1500000', rumus: 'SUM(H6:H9)' },
    { alamat: 'G12', teks: 'Mengetahui,' },
    { alamat: 'G13', teks: 'Kepala Dinas' },
  );
  const gabungan = ['A1:J1', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:H4', 'I4:I5', 'J4:J5', 'C6:C7'];
  return {
    name: 'Inventaris (2) akhir.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: bukuKerja('Inventaris (2)', isi, gabungan),
  };
}

test('a messy workbook is read, every reading shown, taken over and taken back', async ({ sebagai, a11y }) => {
  test.slow();
  const page = await sebagai('kominfo');
  const tanda = unik('Uji');
  const unggah = async (salah = false) => {
    await page.goto('/register/aplikasi/impor');
    await page.getByLabel('Tabel aplikasi').setInputFiles(inventaris(tanda, salah));
    await page.getByRole('button', { name: 'Baca berkas' }).click();
  };
  await page.goto('/register/aplikasi');
  await page.getByRole('main').getByRole('link', { name: /^Impor/ }).first().click();
  await a11y(page);

  // One cell that says nothing holds the whole file back, with its address and reason.
  await unggah(true);
  await expect(page.getByRole('main')).toContainText('E8: ');
  await expect(page.getByRole('button', { name: /^Simpan/ })).toHaveCount(0);
  await a11y(page);
  await page.goto(`/register/aplikasi?q=${encodeURIComponent(tanda)}`);
  await expect(page.getByRole('rowheader')).toHaveCount(0);

  await unggah();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa yang terbaca');
  const dibaca = page.getByRole('region', { name: 'Isi yang dibaca lain dari tertulis' });
  for (const [tertulis, terbaca] of [
    ['Dekstop', 'Desktop'],
    ['naktif', 'Dihentikan'],
    ['surat.nusaraya.example', 'https://surat.nusaraya.example'],
    ['Rp 1.500.000,00', 'Rp1.500.000'],
    ['Dinas Kesehatn', 'Dinas Kesehatan'],
  ]) {
    await expect(dibaca.getByRole('row').filter({ hasText: tertulis }).first()).toContainText(terbaca);
  }
  await expect(page.getByRole('main')).toContainText('Keterangan Tim');
  await expect(page.getByRole('main')).toContainText('4 baru, 0 diubah, 0 tetap.');
  await a11y(page);
  await page.getByRole('button', { name: 'Simpan 4 aplikasi' }).click();
  // The page of a running job asks again by itself, with and without scripts.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hasil impor', { timeout: 30_000 });
  await expect(page.getByRole('link', { name: 'Urungkan' })).toBeVisible();
  await a11y(page);
  const hasil = page.url();

  await page.goto(`/register/aplikasi?q=${encodeURIComponent(tanda)}`);
  await expect(page.getByRole('rowheader')).toHaveCount(4);
  await page.getByRole('rowheader').getByRole('link', { name: `E-Kas ${tanda}` }).click();
  // Two cells were one: the office of the first row is that of the second.
  await expect(page.getByRole('main')).toContainText('Dinas Komunikasi dan Informatika');
  await expect(page.getByRole('main')).toContainText('Dihentikan');

  // The same file once more changes nothing.
  await unggah();
  await expect(page.getByRole('main')).toContainText('0 baru, 0 diubah, 4 tetap.');
  await expect(page.getByRole('button', { name: /^Simpan/ })).toHaveCount(0);

  await page.goto(hasil);
  await page.getByRole('link', { name: 'Urungkan' }).click();
  await a11y(page);
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await kabar(page, '4 catatan kembali seperti semula.');
  await page.goto(`/register/aplikasi?q=${encodeURIComponent(tanda)}`);
  await expect(page.getByRole('rowheader')).toHaveCount(0);
});
