import { deflateSync } from 'node:zlib';
import { expect, test } from '../fixtures';
import { kabar, teksPdf, unik } from './bantu';

/** A grey square as PNG. */
function png(sisi: number): Buffer {
  const potong = (jenis: string, isi: Buffer) => {
    const badan = Buffer.concat([Buffer.from(jenis), isi]);
    const kepala = Buffer.alloc(4);
    kepala.writeUInt32BE(isi.length);
    const akhir = Buffer.alloc(4);
    akhir.writeUInt32BE(crc(badan));
    return Buffer.concat([kepala, badan, akhir]);
  };
  const kepala = Buffer.alloc(13);
  kepala.writeUInt32BE(sisi, 0);
  kepala.writeUInt32BE(sisi, 4);
  kepala.set([8, 0, 0, 0, 0], 8);
  const titik = Buffer.alloc((sisi + 1) * sisi, 90);
  for (let baris = 0; baris < sisi; baris += 1) titik[baris * (sisi + 1)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    potong('IHDR', kepala),
    potong('IDAT', deflateSync(titik)),
    potong('IEND', Buffer.alloc(0)),
  ]);
}

function crc(isi: Buffer): number {
  let hasil = ~0;
  for (const bita of isi) {
    hasil ^= bita;
    for (let i = 0; i < 8; i += 1) hasil = (hasil >>> 1) ^ (hasil & 1 ? 0xedb88320 : 0);
  }
  return ~hasil >>> 0;
}

test('a signer is written down once and stands on the next draft', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  const nama = unik('Contoh Pejabat');
  await page.goto('/');
  await page.getByRole('link', { name: 'Penandatangan', exact: true }).click();
  await a11y(page);
  await page.getByRole('link', { name: 'Ubah penandatangan Pernyataan persetujuan publikasi' }).click();
  await a11y(page);
  await page.getByLabel(/^Nama/).fill(nama);
  await page.getByLabel(/^NIP/).fill('1234');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(/^Nama/)).toHaveValue(nama);
  await a11y(page);
  await page.getByLabel(/^NIP/).fill('99990101 202001 1 001');
  await page.getByLabel(/^Pangkat/).fill('Pembina, IV/a');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await kabar(page, 'Penandatangan disimpan: Pernyataan persetujuan publikasi.');
  await expect(page.getByRole('main')).toContainText(nama);

  await page.goto('/penilaian');
  await page.getByRole('link', { name: 'Evaluasi SPBE 2025' }).first().click();
  await page.getByRole('navigation', { name: 'Bagian penilaian' }).getByRole('link', { name: 'Laporan' }).click();
  const baris = page.getByRole('row').filter({ hasText: 'Persetujuan atas hasil' });
  const teks = await teksPdf(page, baris.getByRole('link', { name: 'PDF' }));
  expect(teks).toContain(nama);
  expect(teks).toContain('99990101 202001 1 001');
});

test('the emblem of the letterhead is a PNG of the right size', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  await page.goto('/penandatangan/lambang');
  await a11y(page);
  const berkas = page.getByLabel('Gambar lambang');
  await berkas.setInputFiles({ name: 'lambang.png', mimeType: 'image/png', buffer: Buffer.from('%PDF-1.7 bukan gambar') });
  await page.getByRole('button', { name: 'Pasang lambang' }).click();
  await expect(page.getByRole('alert')).toContainText('bukan PNG');
  await page.getByLabel('Gambar lambang').setInputFiles({ name: 'l.png', mimeType: 'image/png', buffer: png(40) });
  await page.getByRole('button', { name: 'Pasang lambang' }).click();
  await expect(page.getByRole('alert')).toContainText('40 × 40 piksel');
  await a11y(page);
  await page.getByLabel('Gambar lambang').setInputFiles({ name: 'l.png', mimeType: 'image/png', buffer: png(200) });
  await page.getByRole('button', { name: 'Pasang lambang' }).click();
  await kabar(page, 'Lambang dipasang pada kop.');
  const gambar = page.getByRole('img', { name: 'Lambang yang dipakai pada kop' });
  await expect(gambar).toBeVisible();
  expect(await gambar.evaluate((satu: HTMLImageElement) => satu.naturalWidth)).toBe(200);
  await a11y(page);
});

test('who does not issue reports does not find the page', async ({ sebagai }) => {
  const page = await sebagai('ratri');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Penandatangan', exact: true })).toHaveCount(0);
  const jawaban = await page.goto('/penandatangan');
  expect(jawaban?.status()).toBe(403);
});
