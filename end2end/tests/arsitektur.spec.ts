import { expect, test } from '../fixtures';
import { kabar, unik } from './bantu';

test('two items are related, seen in the graph and taken apart again', async ({ sebagai, a11y }) => {
  const page = await sebagai('kominfo');
  await page.goto('/arsitektur/graf');
  await a11y(page);
  await page.getByRole('main').getByRole('search').getByLabel('Nomor, nama, atau uraian').fill('APL-0001');
  await page.getByRole('main').getByRole('button', { name: 'Cari' }).click();
  await page.getByRole('rowheader', { name: /^APL-0001/ }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Graf APL-0001');
  await a11y(page);
  const id = new URL(page.url()).searchParams.get('pusat');

  // An application of ours to exchange with, whatever the demo has related already.
  await page.goto(`/register/aplikasi/${id}/kaitan?jenis=bertukar_dengan&arah=maju`);
  await a11y(page);
  const pilihan = page.getByRole('group', { name: /pilih catatan/ }).getByRole('checkbox');
  const nama = (await page.getByRole('group', { name: /pilih catatan/ }).locator('label').first().innerText()).split(' · ')[0].trim();
  await pilihan.first().check();
  await page.getByRole('button', { name: 'Kaitkan yang dipilih' }).click();
  await kabar(page, '1 kaitan ditambahkan.');
  await page.goto(`/arsitektur/graf?pusat=${id}`);
  await expect(page.getByRole('group', { name: /^Graf di sekitar/ }).getByRole('link', { name: new RegExp(`^${nama}`) })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: new RegExp(`^${nama}`) })).toBeVisible();

  await page.goto(`/register/aplikasi/${id}/kaitan`);
  await page.getByRole('checkbox', { name: new RegExp(`^Pilih ${nama} .* untuk dilepas$`) }).check();
  await page.getByRole('button', { name: 'Lepas yang dipilih' }).click();
  await kabar(page, '1 kaitan dilepas.');
  await page.goto(`/register/aplikasi/${id}/dampak`);
  await a11y(page);
});

test('matrices and gaps lead to the records behind their numbers', async ({ sebagai, a11y }) => {
  const page = await sebagai('kominfo');
  for (const jenis of ['layanan-aplikasi', 'aplikasi-data', 'aplikasi-infrastruktur']) {
    await page.goto(`/arsitektur/matriks?jenis=${jenis}`);
    await expect(page.getByRole('table')).toBeVisible();
    await a11y(page);
  }
  const [berkas] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Unduh XLSX' }).click()]);
  expect(berkas.suggestedFilename()).toBe('Matriks aplikasi dan infrastruktur.xlsx');
  await page.goto('/arsitektur/kurang');
  await a11y(page);
  await page.getByRole('link', { name: 'Layanan tanpa aplikasi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Layanan tanpa aplikasi');
  await a11y(page);
});

test('a version is determined, reviewed into a new one and compared', async ({ sebagai, a11y }) => {
  const page = await sebagai('maria');
  const nama = unik('Arsitektur Uji');
  await page.goto('/arsitektur');
  await a11y(page);
  await page.getByRole('link', { name: 'Buat versi' }).click();
  await page.getByLabel('Nama versi').fill(nama);
  await page.getByLabel('Awal periode').fill('2024-01-01');
  await page.getByRole('button', { name: 'Buat draf' }).click();
  await kabar(page, 'Draf versi arsitektur dibuat.');
  await a11y(page);
  await page.getByRole('link', { name: 'Kesenjangan menuju target' }).click();
  await a11y(page);
  await page.goBack();
  await page.getByRole('link', { name: 'Ajukan untuk direviu' }).click();
  await page.getByRole('button', { name: 'Ajukan untuk direviu' }).click();
  await page.getByRole('link', { name: 'Tetapkan' }).click();
  await a11y(page);
  await page.getByLabel('Nomor keputusan').fill('17 Tahun 2024');
  await page.getByLabel('Tanggal keputusan').fill('2024-01-15');
  await page.getByRole('button', { name: 'Tetapkan' }).click();
  await kabar(page, 'Versi arsitektur ditetapkan.');
  await expect(page.getByRole('main')).toContainText(/\d+ butir dan \d+ kaitan, dibekukan/);
  await a11y(page);
  const alamat = page.url();

  await page.getByRole('checkbox', { name: /^d\. / }).check();
  await page.getByLabel('Apa yang terjadi').fill('RPJMD berubah.');
  await page.getByRole('button', { name: 'Mulai reviu' }).click();
  await kabar(page, 'Reviu dimulai.');
  await page.getByRole('link', { name: 'Catat hasilnya' }).click();
  await a11y(page);
  await page.getByLabel('Temuan').fill('Sasaran bergeser.');
  await page.getByLabel('Keputusan').fill('Susun versi baru.');
  await page.getByLabel('Buat draf versi baru sebagai hasilnya').check();
  await page.getByRole('button', { name: 'Selesaikan reviu' }).click();
  await kabar(page, 'draf versi hasilnya dibuat');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${nama} (hasil reviu)`);

  await page.goto(`${alamat}/banding`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Perbandingan');
  await a11y(page);
});

test('an exchange file comes back as it left', async ({ sebagai, a11y }) => {
  const page = await sebagai('kominfo');
  await page.goto('/arsitektur');
  const [unduhan] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh ArchiMate catatan saat ini' }).click(),
  ]);
  await page.getByRole('link', { name: 'Impor ArchiMate' }).click();
  await a11y(page);
  await page.getByLabel('Berkas ArchiMate').setInputFiles(await unduhan.path());
  await page.getByRole('button', { name: 'Lihat pratinjau' }).click();
  await expect(page.getByRole('main')).toContainText('tidak ada yang perlu diimpor');
  await a11y(page);
});
