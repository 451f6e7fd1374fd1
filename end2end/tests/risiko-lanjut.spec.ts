import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { bukaPutaran, kabar, teksPdf, unik } from './bantu';

/** A year that no other test and no demo data uses, one for each project. */
const tahun = (js: boolean) => (js ? 2027 : 2029);

/** Begins an empty register of the person's office. */
async function mulai(page: Page, tahunRegister: number): Promise<string> {
  await page.goto(`/risiko/mulai?tahun=${tahunRegister}`);
  await page.getByRole('radio', { name: /^Mulai dari kebijakan pemerintah/ }).check();
  await page.getByRole('button', { name: 'Mulai register' }).click();
  await kabar(page, `Register risiko ${tahunRegister} dimulai.`);
  return new URL(page.url()).pathname;
}

/** Keeps a draft: kind, what may happen, and the two levels. The page is the risk's own afterwards. */
async function draf(page: Page, register: string, jenis: 'Positif' | 'Negatif', kejadian: string, k: number, d: number): Promise<string> {
  await page.goto(`${register}/baru`);
  await page.getByRole('radio', { name: new RegExp(`^${jenis}|^Risiko SPBE ${jenis.toLowerCase()}`, 'i') }).first().check();
  await page.getByLabel('Kejadian', { exact: true }).fill(kejadian);
  await page.getByLabel('Penyebab', { exact: true }).fill('Mandat dari peraturan');
  await page.getByLabel('Kategori risiko', { exact: true }).selectOption({ label: 'Kepatuhan terhadap Peraturan' });
  await page.getByLabel('Dampak', { exact: true }).fill('Kualitas layanan berubah');
  await page.getByLabel('Area dampak', { exact: true }).selectOption({ label: 'Kinerja' });
  await page.getByRole('group', { name: 'Level kemungkinan' }).getByRole('radio', { name: new RegExp(`^${k} `) }).check();
  await page.getByRole('group', { name: 'Level dampak' }).getByRole('radio', { name: new RegExp(`^${d} `) }).check();
  await page.getByRole('radio', { name: /^Ya, ditangani/ }).check();
  await page.getByLabel(/^Alasan keputusan/).fill('Diputuskan pemilik risiko.');
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await kabar(page, 'Risiko disimpan sebagai draf.');
  return new URL(page.url()).pathname;
}

test('a positive risk is used, a negative one is weighed by SPIP too, and the forms of SPIP come out', async ({ sebagai, a11y, js }) => {
  test.setTimeout(180_000);
  const tanda = unik('Respon');
  const operator = await sebagai('marten');
  const register = await mulai(operator, tahun(js));

  // The example of the regulation: very high, and its options are those of a chance.
  const peluang = await draf(operator, register, 'Positif', `${tanda} sangat antusias`, 5, 5);
  await expect(operator.getByRole('main')).toContainText('25 Sangat Tinggi');
  await operator.goto(`${peluang}/penanganan/baru`);
  await expect(operator.getByRole('radio', { name: /^Eksploitasi Risiko/ })).toBeVisible();
  await expect(operator.getByRole('radio', { name: /^Mitigasi Risiko/ })).toHaveCount(0);
  await a11y(operator);

  const ancaman = await draf(operator, register, 'Negatif', `${tanda} tidak dievaluasi`, 3, 3);
  await operator.goto(`${ancaman}/spip`);
  await a11y(operator);
  await expect(operator.getByRole('main')).toContainText('Level awal diusulkan dari penilaian PermenPANRB 5/2020');
  await operator.getByRole('group', { name: 'Level kemungkinan' }).getByRole('radio', { name: /^3 / }).check();
  await operator.getByRole('group', { name: 'Level dampak' }).getByRole('radio', { name: /^4 / }).check();
  await operator.getByLabel('Pihak yang terkena').fill('Masyarakat');
  await operator.getByRole('button', { name: 'Simpan penilaian SPIP' }).click();
  await kabar(operator, /SPIP/);
  await expect(operator.getByRole('main')).toContainText('4 × 3 = 12');
  await operator.goto(register);
  const spip = await teksPdf(operator, operator.getByRole('link', { name: 'Formulir SPIP (PDF)' }));
  expect(spip).toContain(`${tanda.split(' ').at(-1)}`);
  expect(spip).toContain('12');

  // The list by how a risk began, and by how far it has come.
  await operator.goto(`/risiko/daftar?tahun=${tahun(js)}&level_awal=5`);
  await a11y(operator);
  await expect(operator.getByRole('row', { name: new RegExp(`${tanda} sangat antusias`) })).toBeVisible();
  await expect(operator.getByRole('main')).not.toContainText(`${tanda} tidak dievaluasi`);
  await operator.goto(`/risiko/daftar?tahun=${tahun(js)}&minimal=disetujui`);
  await expect(operator.getByRole('main')).not.toContainText(tanda);
});

test('a form that somebody else saved first shows both versions, and the choice is kept', async ({ sebagai, a11y, js }) => {
  test.setTimeout(120_000);
  const operator = await sebagai('ratri');
  const register = await mulai(operator, tahun(js));
  const alamat = await draf(operator, register, 'Negatif', unik('Evaluator kurang'), 3, 3);
  const kedua = await sebagai('ratri');
  await kedua.goto(`${alamat}/ubah`);
  await operator.goto(`${alamat}/ubah`);
  await operator.getByLabel('Penyebab', { exact: true }).fill('Penyebab yang tersimpan lebih dahulu');
  await operator.getByRole('button', { name: 'Simpan risiko' }).click();
  await kabar(operator, 'Risiko diperbarui.');
  await kedua.getByLabel('Penyebab', { exact: true }).fill('Penyebab yang datang kemudian');
  await kedua.getByRole('button', { name: 'Simpan risiko' }).click();
  await a11y(kedua);
  const banding = kedua.getByRole('main');
  await expect(banding).toContainText('Penyebab yang tersimpan lebih dahulu');
  await expect(banding).toContainText('Penyebab yang datang kemudian');
  await kedua.getByRole('button', { name: 'Simpan risiko' }).click();
  await kabar(kedua, 'Risiko diperbarui.');
  await expect(kedua.getByRole('main')).toContainText('Penyebab yang datang kemudian');
});

test('the figures of the overview open what they count, and indicator 21 is told what the register holds', async ({ sebagai, a11y }) => {
  test.setTimeout(120_000);
  const tim = await sebagai('maria');
  await tim.goto('/risiko?tahun=2026');
  // Of an office and of a level at the beginning of the year; a long table keeps most of its rows folded.
  for (const saringan of ['minimal=disetujui', 'level_awal=']) {
    await tim.goto('/risiko?tahun=2026');
    const tautan = tim.locator(`a.nomor[href*="${saringan}"]`).first();
    const banyak = (await tautan.textContent())?.trim();
    await tim.goto((await tautan.getAttribute('href')) ?? '');
    await expect(tim.getByRole('main')).toContainText(new RegExp(`(^|\\D)${banyak} risiko`));
  }
  await a11y(tim);
  const id = await bukaPutaran(tim, unik('Putaran risiko'), 'Pemantauan');
  await tim.goto(`/penilaian/${id}/indikator/21`);
  await expect(tim.getByRole('region', { name: 'Dari register risiko' })).toBeVisible();
  await a11y(tim);
});
