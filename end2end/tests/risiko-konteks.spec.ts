import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { kabar, teksPdf, unik } from './bantu';

/** A year that no other test and no demo data uses, one for each project. */
const tahun = (js: boolean) => (js ? 2027 : 2029);

/** Opens a form of the context, lets it be filled in, and saves. */
async function konteks(page: Page, register: string, bagian: string, isi: () => Promise<void>): Promise<void> {
  await page.goto(`${register}/konteks/${bagian}`);
  await isi();
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Konteks risiko disimpan.');
}

/** Begins a register of the person's office, in the way that is asked for. */
async function mulai(page: Page, tahunRegister: number, cara: RegExp): Promise<string> {
  await page.goto(`/risiko/mulai?tahun=${tahunRegister}`);
  await page.getByRole('radio', { name: cara }).check();
  await page.getByRole('button', { name: 'Mulai register' }).click();
  await kabar(page, `Register risiko ${tahunRegister} dimulai`);
  return new URL(page.url()).pathname;
}

test('the whole context is filled in, printed, and copied into the next year', async ({ sebagai, a11y, js }) => {
  test.setTimeout(180_000);
  const kini = tahun(js);
  const tanda = unik('Konteks');
  const operator = await sebagai('operator.diskominfo');
  const register = await mulai(operator, kini, /^Mulai dari kebijakan pemerintah/);

  // Formulir 2.2, 2.4 and 2.5.
  await konteks(operator, register, 'sasaran', async () => {
    await operator.getByLabel('Sasaran SPBE baris 1').fill(`Sasaran ${tanda}`);
    await operator.getByLabel('Sasaran UPR SPBE baris 1').fill('Layanan tepat waktu');
    await operator.getByLabel('Indikator kinerja SPBE baris 1').fill('Ketersediaan');
    await operator.getByLabel('Target kinerja SPBE baris 1').fill('99 %');
  });
  await konteks(operator, register, 'pemangku', async () => {
    await a11y(operator);
    await operator.getByLabel('Nama unit atau instansi baris 1').fill(`Instansi ${tanda}`);
    await operator.getByLabel('Hubungan baris 1').fill('Penyedia layanan repositori');
  });
  await konteks(operator, register, 'peraturan', async () => {
    await a11y(operator);
    await operator.getByLabel('Nama peraturan baris 1').fill(`Peraturan ${tanda}`);
    // Half a row is told at its cell, and nothing of it is lost.
    await operator.getByRole('button', { name: 'Simpan', exact: true }).click();
    await expect(operator.getByLabel('Amanat baris 1')).toHaveAttribute('aria-invalid', 'true');
    await expect(operator.getByLabel('Nama peraturan baris 1')).toHaveValue(`Peraturan ${tanda}`);
    await operator.getByLabel('Amanat baris 1').fill('Pemantauan dan evaluasi');
  });
  // Formulir 2.6 and 2.7: lists of the government, with one of the office's own.
  await konteks(operator, register, 'kategori', async () => {
    await a11y(operator);
    await operator.getByLabel('Kategori risiko baris 17').fill(`Kategori ${tanda}`);
    await operator.getByLabel('Penjelasan baris 17').fill('Hanya pada kantor ini');
  });
  await konteks(operator, register, 'area', async () => {
    await a11y(operator);
    await operator.getByLabel('Area dampak baris 8').fill(`Area ${tanda}`);
  });
  // Formulir 2.8.A: criteria of the office's own category beside those of all others.
  await operator.goto(`${register}/konteks/kemungkinan`);
  await operator.getByLabel('Kategori dengan kriteria sendiri').selectOption({ label: `Kategori ${tanda}` });
  await operator.getByRole('button', { name: 'Buka isiannya' }).click();
  await a11y(operator);
  for (const level of [1, 2, 3, 4, 5]) {
    await operator.getByLabel(`Kategori ${tanda}, level ${level}: frekuensi`).fill(`${level} kali setahun`);
  }
  await operator.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(operator, 'Konteks risiko disimpan.');
  await expect(operator.getByRole('row', { name: new RegExp(`Kategori ${tanda}`) }).first()).toContainText('3 kali setahun');

  // Formulir 1.0: number, place and date, then the paper to sign.
  await konteks(operator, register, 'pakta', async () => {
    await a11y(operator);
    await operator.getByLabel('Nomor piagam').fill(`PI/${tanda}`);
    await operator.getByLabel('Tempat penetapan').fill('Kota Raya');
    await operator.getByLabel('Tanggal penetapan').fill('2026-11-02');
  });
  const pakta = await teksPdf(operator, operator.getByRole('link', { name: /^Pakta integritas untuk ditandatangani/ }));
  expect(pakta).toContain('PAKTA INTEGRITAS MANAJEMEN RISIKO SPBE');
  expect(pakta).toContain(`PI/${tanda}`);
  expect(pakta).toContain('Kota Raya, 2 November 2026');
  await operator.goto(`${register}/konteks`);
  const formulir = await teksPdf(operator, operator.getByRole('link', { name: 'Formulir 2.0 (PDF)' }));
  // Stakeholder, rule, category (in its list, its criteria and its appetite) and area.
  expect(formulir.split(tanda.split(' ').at(-1) ?? '').length - 1).toBeGreaterThanOrEqual(5);
  expect(formulir).toContain('3 kali setahun');

  // The next year takes the context over; what is signed is signed anew.
  const depan = await mulai(operator, kini + 1, /^Salin konteks saja/);
  await a11y(operator);
  await operator.goto(`${depan}/konteks`);
  for (const isi of [`Instansi ${tanda}`, `Peraturan ${tanda}`, `Kategori ${tanda}`, `Area ${tanda}`]) {
    await expect(operator.getByRole('main')).toContainText(isi);
  }
  await expect(operator.getByRole('main')).not.toContainText(`PI/${tanda}`);
  await operator.goto(depan);
  await expect(operator.getByRole('main')).toContainText('1.0 Pakta Integritas');
});

test('advice of the supervision is counted, followed up and printed', async ({ sebagai, a11y, js }) => {
  test.setTimeout(120_000);
  const saran = unik('Tetapkan penanggung jawab');
  const kantor = js ? 'Badan Perencanaan Pembangunan Daerah' : 'Dinas Komunikasi dan Informatika';
  const kepatuhan = await sebagai('risiko');
  await kepatuhan.goto('/risiko?tahun=2026');
  // The figure opens exactly the offices it counts.
  const tanpa = kepatuhan.getByRole('link', { name: /^\d+ Perangkat Daerah tanpa pendampingan$/ });
  const banyak = Number.parseInt((await tanpa.textContent()) ?? '', 10);
  await tanpa.click();
  await a11y(kepatuhan);
  const daftar = kepatuhan.getByRole('region', { name: 'Perangkat Daerah tanpa pendampingan' }).getByRole('listitem');
  await expect(daftar).toHaveCount(banyak);

  await kepatuhan.goto('/risiko/pendampingan?tahun=2026');
  await a11y(kepatuhan);
  await kepatuhan.getByLabel('Perangkat Daerah', { exact: true }).last().selectOption({ label: kantor });
  await kepatuhan.getByLabel('Saran', { exact: true }).fill(saran);
  await kepatuhan.getByRole('button', { name: 'Catat pendampingan' }).click();
  await kabar(kepatuhan, 'Pendampingan dicatat.');
  await kepatuhan.goto('/risiko?tahun=2026');
  await kepatuhan.getByRole('link', { name: /saran pendampingan belum ditindaklanjuti$/ }).click();
  await expect(kepatuhan.getByRole('row', { name: new RegExp(saran) })).toContainText('Belum ditindaklanjuti');

  // The office is told on its register, and says what it did.
  const operator = await sebagai(js ? 'ratri' : 'operator.diskominfo');
  await operator.goto('/risiko?tahun=2026');
  await operator.getByRole('link', { name: 'Lihat saran pendampingan' }).click();
  await a11y(operator);
  await operator.getByRole('row', { name: new RegExp(saran) }).getByRole('link', { name: 'Catat tindak lanjut' }).click();
  await a11y(operator);
  await operator.getByLabel('Tindak lanjut', { exact: true }).fill(`Ditetapkan: ${saran}`);
  await operator.getByRole('button', { name: 'Simpan tindak lanjut' }).click();
  await kabar(operator, 'Tindak lanjut dicatat.');
  await kepatuhan.goto('/risiko/pendampingan?tahun=2026&keadaan=terbuka');
  await expect(kepatuhan.getByRole('main')).not.toContainText(saran);
  await operator.goto('/risiko?tahun=2026');
  const register = await teksPdf(operator, operator.getByRole('link', { name: 'Register risiko (PDF)' }));
  expect(register).toContain('Pendampingan');
  expect(register).toContain(saran.split(' ').at(-1));
  const laporan = await teksPdf(kepatuhan, (await buka(kepatuhan, '/risiko?tahun=2026')).getByRole('link', { name: 'Laporan komite' }));
  expect(laporan).toMatch(/pendampingan dicatat/);
  expect(laporan).toMatch(/Ditetapkan dengan Keputusan Gubernur Nomor/);
});

async function buka(page: Page, alamat: string): Promise<Page> {
  await page.goto(alamat);
  return page;
}
