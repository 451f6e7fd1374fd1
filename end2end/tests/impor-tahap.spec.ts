import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { isi, kabar, unik } from './bantu';

const SATU = '45';
const DUA = '46';

async function unggah(page: Page, putaran: string, nama: string, baris: string[]) {
  await page.goto(`${putaran}/impor`);
  await page.getByRole('radio', { name: 'Penilaian dokumen' }).check();
  await page
    .getByLabel('Tabel nilai')
    .setInputFiles({ name: nama, mimeType: 'text/csv', buffer: Buffer.from(baris.join('\r\n')) });
  await page.getByRole('button', { name: 'Baca berkas' }).click();
}

test("the ministry's results of a stage come in from a table, all or nothing", async ({ sebagai, a11y }) => {
  test.setTimeout(180_000);
  const nama = unik('Evaluasi nasional uji');
  const tim = await sebagai('maria');
  await test.step('tim koordinasi opens a national round', async () => {
    await tim.goto('/penilaian/baru');
    await tim.getByLabel('Tahun', { exact: true }).fill('2025');
    await tim.getByLabel('Nama putaran').fill(nama);
    await tim.getByRole('radio', { name: /^Evaluasi:/ }).check();
    await tim.getByRole('radio', { name: /^Nasional:/ }).check();
    await tim.getByLabel('Instrumen', { exact: true }).selectOption('permenpanrb-59-2020');
    await tim.getByRole('button', { name: 'Buka putaran' }).click();
    await kabar(tim, 'Putaran dibuka.');
  });
  const putaran = new URL(tim.url()).pathname;
  await tim.getByRole('link', { name: 'Buka penilaian' }).click();
  await expect(tim).toHaveURL(/\/penilaian\/\d+$/);
  const penilaian = new URL(tim.url()).pathname;

  const asesor = await sebagai('aisyah');
  await test.step('the assessor submits two indicators, tim koordinasi approves them', async () => {
    for (const kode of [SATU, DUA]) {
      await asesor.goto(`${penilaian}/indikator/${kode}`);
      await isi(asesor, 1, 'Situs hanya memuat informasi.', 'Baru tingkat 1.');
      await asesor.getByRole('button', { name: 'Ajukan', exact: true }).click();
      await kabar(asesor, `Indikator ${kode} diajukan untuk disetujui.`);
      await tim.goto(`${penilaian}/indikator/${kode}`);
      await tim.getByRole('button', { name: 'Setujui', exact: true }).click();
      await kabar(tim, 'Indikator disetujui');
    }
  });

  await test.step('a table with wrong rows is refused row by row', async () => {
    await tim.goto(putaran);
    await tim.getByRole('link', { name: 'Impor nilai tahap' }).click();
    await a11y(tim);
    await unggah(tim, putaran, 'salah.csv', ['Indikator;Nilai', `${SATU};2`, '48;3', '1;3']);
    const alert = tim.getByRole('alert');
    await expect(alert.getByRole('listitem').filter({ hasText: /baris 3: .*48/ })).toHaveCount(1);
    await unggah(tim, putaran, 'belum.csv', ['Indikator;Nilai', `${SATU};2`, '1;3']);
    await expect(alert.getByRole('listitem').filter({ hasText: /baris 3: .*belum diisi/ })).toHaveCount(1);
    await a11y(tim);
  });

  await test.step('the preview shows the old value, and a change asks for its justification', async () => {
    await unggah(tim, putaran, 'hasil.csv', ['Indikator;Nilai;Justifikasi', `${SATU};2;`, `${DUA};1;`]);
    await kabar(tim, 'Berkas terbaca.');
    const tabel = tim.getByRole('table', { name: 'Nilai yang terbaca di samping yang tercatat' });
    const baris = (kode: string) => tabel.getByRole('row').filter({ has: tim.getByRole('cell', { name: kode, exact: true }) });
    await expect(baris(SATU)).toContainText('Berubah');
    await expect(baris(SATU)).toContainText('Dari kalimat bersama');
    await expect(baris(DUA)).toContainText('Sama');
    await a11y(tim);
    await tim.getByLabel('Nomor surat').fill('B/77/SPBE/2025');
    await tim.getByLabel('Tanggal surat').fill('2025-12-01');
    await tim.getByLabel('Justifikasi bersama').fill('Hasil penilaian dokumen kementerian.');
    await tim.getByRole('button', { name: 'Impor 2 nilai penilaian dokumen' }).click();
    await kabar(tim, '2 nilai diimpor, 0 sudah tercatat sebelumnya.');
  });

  await test.step('the value stands on the indicator with the letter', async () => {
    await tim.goto(`${penilaian}/indikator/${SATU}`);
    const dokumen = tim.getByRole('region', { name: 'Penilaian dokumen' });
    await expect(dokumen).toContainText('Surat nomor B/77/SPBE/2025 tanggal 1 Desember 2025.');
    await unggah(tim, putaran, 'hasil.csv', ['Indikator;Nilai', `${SATU};2`, `${DUA};1`]);
    await expect(tim.getByText('Semua nilai dalam berkas ini sudah tercatat.')).toBeVisible();
  });

  await test.step('the template carries what is recorded; the assessor may not import', async () => {
    await tim.goto(`${putaran}/impor`);
    const [unduhan] = await Promise.all([
      tim.waitForEvent('download'),
      tim.getByRole('link', { name: 'Templat penilaian dokumen' }).click(),
    ]);
    expect(unduhan.suggestedFilename()).toBe('Templat penilaian dokumen.xlsx');
    await tim.getByRole('radio', { name: 'Penilaian dokumen' }).check();
    await tim.getByLabel('Tabel nilai').setInputFiles(await unduhan.path());
    await tim.getByRole('button', { name: 'Baca berkas' }).click();
    await expect(tim.getByText('Semua nilai dalam berkas ini sudah tercatat.')).toBeVisible();
    expect((await asesor.goto(`${putaran}/impor`))?.status()).toBe(403);
  });
});
