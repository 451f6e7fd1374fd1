import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { kabar, pdf, tanggal, teksPdf, unik } from './bantu';

/** Writes a draft with every text and document that is asked; the page is the proposal's own afterwards. */
async function susun(page: Page, nama: string): Promise<void> {
  await page.goto('/usulan-aplikasi');
  await page.getByRole('link', { name: 'Susun usulan' }).click();
  await page.getByLabel('Nama aplikasi').fill(nama);
  await page.getByLabel('Fungsi', { exact: true }).fill('Mendaftarkan antrean warga di loket layanan');
  await page.getByLabel('Tercantum dalam rencana induk atau peta rencana').check();
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await kabar(page, 'Usulan disimpan sebagai draf.');
  await page.getByRole('link', { name: 'Isi usulan' }).click();
  for (const isian of await page.getByRole('textbox', { name: /\(wajib saat diajukan\)/ }).all()) {
    await isian.fill('Diperlukan oleh seluruh loket layanan.');
  }
  await page.getByLabel('Tidak ada aplikasi umum yang sesuai karena').fill('tidak ada yang mendaftarkan antrean di loket.');
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await kabar(page, 'Usulan diperbarui.');
  await page
    .getByLabel('Lampirkan berkas')
    .setInputFiles({ name: 'usulan.pdf', mimeType: 'application/pdf', buffer: pdf(nama) });
  for (const isi of await page.getByRole('group', { name: 'Berkas ini memuat' }).getByRole('checkbox').all()) {
    await isi.check();
  }
  await page.getByRole('button', { name: 'Lampirkan', exact: true }).click();
  await kabar(page, 'Dokumen dilampirkan.');
}

/** Answers every similar application, and files. */
async function ajukan(page: Page): Promise<void> {
  for (const isian of await page.getByLabel(/^Mengapa .* tidak dapat digunakan/).all()) {
    await isian.fill('Tidak dapat dipakai di luar kantornya.');
  }
  await page.getByRole('button', { name: 'Ajukan usulan' }).click();
  await kabar(page, 'Usulan diajukan kepada');
}

async function verifikasi(page: Page, alamat: string): Promise<void> {
  await page.goto(alamat);
  await page.getByRole('link', { name: 'Periksa dan putuskan' }).click();
  await page.getByLabel('Hasil verifikasi').fill('Sesuai dengan Arsitektur SPBE.');
  await page.getByRole('button', { name: 'Catat verifikasi' }).click();
  await kabar(page, 'Hasil verifikasi dicatat.');
}

async function setujui(page: Page, nomor: string): Promise<void> {
  await page.getByLabel('Nomor surat').fill(nomor);
  await page.getByLabel('Berlaku sampai').fill(tanggal(365));
  await page.getByRole('button', { name: 'Setujui usulan' }).click();
  await kabar(page, 'Usulan disetujui.');
}

test('a similar application stops a proposal; it is answered, refused with advice, filed again and approved', async ({
  sebagai,
  a11y,
}) => {
  test.slow();
  const [operator, dinas] = [await sebagai('ratri'), await sebagai('kominfo')];
  const nama = unik('Antrean Loket Warga');

  // The first one enters the register by its approval.
  await operator.goto('/usulan-aplikasi');
  await a11y(operator);
  await operator.getByRole('link', { name: 'Susun usulan' }).click();
  await a11y(operator);
  await susun(operator, nama);
  await a11y(operator);
  await operator.getByRole('link', { name: 'Periksa kemiripan dan ajukan' }).click();
  await ajukan(operator);
  await verifikasi(dinas, operator.url());
  await a11y(dinas);
  await setujui(dinas, unik('REK'));
  await a11y(dinas);
  const rekomendasi = await teksPdf(dinas, dinas.getByRole('link', { name: 'Unduh surat rekomendasi' }));
  expect(rekomendasi).toContain('SURAT REKOMENDASI');
  expect(rekomendasi).toContain(nama);
  expect(rekomendasi.replace(/\s+/g, ' ')).toContain('Tidak ada aplikasi umum yang sesuai karena tidak ada yang mendaftarkan');

  // The second one resembles it.
  await susun(operator, `Sistem Informasi ${nama}`);
  const alamat = operator.url();
  await operator.getByRole('link', { name: 'Periksa kemiripan dan ajukan' }).click();
  await expect(operator.getByRole('heading', { name: nama, exact: true })).toBeVisible();
  await expect(operator.getByRole('main')).toContainText('nama sama');
  await a11y(operator);
  await operator.getByRole('button', { name: 'Ajukan usulan' }).click();
  await expect(operator.getByRole('alert')).toContainText(`Jelaskan mengapa ${nama} tidak dapat digunakan.`);
  await a11y(operator);
  await ajukan(operator);

  await verifikasi(dinas, alamat);
  await dinas.getByRole('link', { name: 'Tolak dengan saran' }).click();
  await a11y(dinas);
  await dinas.getByLabel('Nomor surat').fill(unik('TLK'));
  await dinas.getByLabel('Saran').fill('Gunakan antrean yang sudah ada untuk loket pusat.');
  await dinas.getByRole('button', { name: 'Tolak usulan' }).click();
  await kabar(dinas, 'Usulan ditolak dengan saran.');
  const penolakan = await teksPdf(dinas, dinas.getByRole('link', { name: 'Unduh surat penolakan' }));
  expect(penolakan).toContain('Gunakan antrean yang sudah ada');

  await operator.goto(alamat);
  await expect(operator.getByRole('main')).toContainText('Saran atas pengajuan sebelumnya');
  await operator.getByRole('button', { name: 'Perbaiki dan ajukan kembali' }).click();
  await kabar(operator, 'Usulan dibuka untuk diperbaiki.');
  await operator.getByRole('link', { name: 'Periksa kemiripan dan ajukan' }).click();
  await operator.getByRole('button', { name: 'Ajukan usulan' }).click();
  await kabar(operator, 'Usulan diajukan kepada');
  await verifikasi(dinas, alamat);
  await setujui(dinas, unik('REK'));
  await expect(dinas.getByRole('main')).toContainText('pengajuan ke-2');
});

test('a proposal is withdrawn before it is decided', async ({ sebagai, a11y }) => {
  const page = await sebagai('ratri');
  await susun(page, unik('Pinjam Ruang Rapat'));
  await page.getByRole('link', { name: 'Periksa kemiripan dan ajukan' }).click();
  await ajukan(page);
  await page.getByRole('link', { name: 'Tarik usulan' }).click();
  await a11y(page);
  await page.getByRole('button', { name: 'Tarik usulan' }).click();
  await kabar(page, 'Usulan ditarik.');
  await expect(page.getByRole('button', { name: 'Perbaiki dan ajukan kembali' })).toBeVisible();
});
