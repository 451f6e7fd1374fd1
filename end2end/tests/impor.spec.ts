import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { kabar, teksPdf, unik } from './bantu';

/** Official results with every figure that was published. */
type Vektor = {
  id: string;
  levels: Record<string, number>;
  expect: { aspect: Record<string, string>; domain: Record<string, string>; index: string; predicate: string };
};

const { vectors }: { vectors: Vektor[] } = JSON.parse(
  readFileSync(new URL('../../domain/tests/data/vektor-indeks.json', import.meta.url), 'utf8'),
);
const vektor = (id: string): Vektor => {
  const ada = vectors.find((v) => v.id === id);
  if (!ada) throw new Error(`no vector ${id}`);
  return ada;
};

const lokal = (angka: string) => angka.replace('.', ',');

/** A table as an office keeps it: semicolons, a heading, a source below. */
function csv(nilai: Record<string, number>): Buffer {
  const baris = Object.entries(nilai).map(([kode, n]) => `${kode};${n}`);
  return Buffer.from(['Indikator;Nilai', ...baris, '', 'Sumber: Laporan Hasil Evaluasi SPBE;'].join('\r\n'));
}

async function unggah(page: Page, tahun: string, berkas: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto('/penilaian');
  await page.getByRole('link', { name: 'Impor hasil tahun lalu' }).click();
  await page.getByLabel('Instrumen', { exact: true }).selectOption('permenpanrb-59-2020');
  await page.getByLabel(/^Tahun hasil/).fill(tahun);
  await page.getByLabel('Tabel nilai').setInputFiles(berkas);
  await page.getByRole('button', { name: 'Baca berkas' }).click();
}

const CONTOH = [
  {
    tahun: '2021',
    vektor: vektor('r59-bandar-lampung-2021'),
    berkas: {
      name: 'Bandar Lampung 2021.csv',
      mimeType: 'text/csv',
      buffer: csv(vektor('r59-bandar-lampung-2021').levels),
    },
  },
  {
    tahun: '2023',
    vektor: vektor('r59-bandar-lampung-2023'),
    berkas: fileURLToPath(new URL('data/bandar-lampung-2023.xlsx', import.meta.url)),
  },
];

for (const { tahun, vektor, berkas } of CONTOH) {
  const { index, predicate, domain, aspect } = vektor.expect;
  test(`Kota Bandar Lampung ${tahun} comes out as published: ${lokal(index)} (${predicate})`, async ({ sebagai, a11y }) => {
    const page = await sebagai('maria');
    const nama = unik(`Kota Bandar Lampung ${tahun}`);
    await unggah(page, tahun, berkas);
    await kabar(page, 'Berkas terbaca.');
    await expect(page.getByText('47 nilai terbaca.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Hasil hitungan' })).toContainText(`${lokal(index)} ${predicate}`);
    const hasil = page.getByRole('table', { name: 'Indeks domain dan aspek' });
    for (const [kata, angka] of [['Domain', domain], ['Aspek', aspect]] as const) {
      for (const [no, nilai] of Object.entries(angka)) {
        const baris = hasil.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${kata} ${no}.` }) });
        await expect(baris.getByRole('cell')).toHaveText(lokal(nilai));
      }
    }
    await a11y(page);

    await page.getByLabel('Nama putaran').fill(nama);
    await page.getByLabel('Nomor keputusan atau laporan resmi').fill(`LHE/${tahun}`);
    await page.getByLabel('Tanggal keputusan atau laporan').fill(`${tahun}-12-29`);
    await page.getByRole('button', { name: 'Impor 47 nilai' }).click();
    await kabar(page, 'Hasil tahun lalu diimpor.');
    await expect(page.getByRole('main')).toContainText(lokal(index));
    await expect(page.getByRole('main')).toContainText(predicate);
    await a11y(page);

    await page.getByRole('navigation', { name: 'Bagian penilaian' }).getByRole('link', { name: 'Laporan' }).click();
    const nomor = unik('LAP');
    await page.getByLabel('Nomor', { exact: true }).fill(nomor);
    await page.getByRole('button', { name: 'Terbitkan laporan' }).click();
    await kabar(page, 'Laporan diterbitkan.');
    await a11y(page);
    const teks = await teksPdf(page, page.getByRole('row').filter({ hasText: nomor }).getByRole('link', { name: 'PDF' }));
    expect(teks).toContain(nomor);
    expect(teks).toContain(predicate);
    for (const angka of [index, ...Object.values(domain), ...Object.values(aspect)]) expect(teks).toContain(lokal(angka));
  });
}

test('a wrong file is refused row by row, and nothing is imported', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  const jumlah = async () => {
    await page.goto('/penilaian?tahun=2022');
    return page.getByRole('table', { name: /^Putaran penilaian/ }).getByRole('row').count();
  };
  const sebelum = await jumlah();
  const isi = ['Indikator;Nilai', '1;2', '2;7', '48;3', '3;dua', '1;4', '4;2,5'].join('\n');
  await unggah(page, '2022', { name: 'salah.csv', mimeType: 'text/csv', buffer: Buffer.from(isi) });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Ada lima isian yang perlu diperbaiki');
  for (const baris of [/baris 3: .*7/, /baris 4: .*48/, /baris 5: .*dua/, /baris 6: .*1/, /baris 7: .*2,5/]) {
    await expect(alert.getByRole('listitem').filter({ hasText: baris })).toHaveCount(1);
  }
  await expect(page.getByRole('button', { name: /^Impor/ })).toHaveCount(0);
  await a11y(page);
  expect(await jumlah()).toBe(sebelum);
});

test('a file that is no table is refused in a sentence', async ({ sebagai }) => {
  const page = await sebagai('maria');
  await unggah(page, '2022', { name: 'foto.xlsx', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') });
  await expect(page.getByRole('alert')).toContainText('foto.xlsx');
  await expect(page).toHaveURL(/\/penilaian\/impor$/);
});

test('whoever may not import is told so', async ({ sebagai }) => {
  const page = await sebagai('auditor');
  expect((await page.goto('/penilaian/impor'))?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tidak berwenang');
});
