import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { kabar, unik } from './bantu';

const KANTOR = 'Dinas Komunikasi dan Informatika';

/** One record of each domain: register, label of its name, label of its office, the choices it cannot do without. */
const DOMAIN: [kode: string, nama: string, kantor: string, pilihan: [label: string, isi: string][]][] = [
  ['proses-bisnis', 'Nama proses bisnis', 'Perangkat Daerah', []],
  ['layanan', 'Nama layanan', 'Penyelenggara', [['Jenis layanan', 'Publik']]],
  ['data', 'Nama data', 'Produsen data', []],
  ['aplikasi', 'Nama aplikasi', 'Perangkat Daerah pemilik', [
    ['Jenis aplikasi', 'Aplikasi khusus'],
    ['Tahap siklus', 'Pemeliharaan (beroperasi)'],
  ]],
  ['infrastruktur', 'Nama', 'Pengelola', [['Jenis infrastruktur', 'Fasilitas Komputasi']]],
  ['keamanan', 'Nama', 'Penanggung jawab', [['Jenis', 'Standar, Prosedur, dan Regulasi Keamanan']]],
];

/** Adds a record and gives its number in the address. */
async function tambah(page: Page, ke: number, nama: string): Promise<string> {
  const [kode, label, kantor, pilihan] = DOMAIN[ke];
  await page.goto(`/register/${kode}/baru`);
  await page.getByLabel(label, { exact: true }).fill(nama);
  await page.getByLabel(kantor, { exact: true }).selectOption({ label: KANTOR });
  for (const [bidang, isi] of pilihan) await page.getByLabel(bidang, { exact: true }).selectOption({ label: isi });
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nama);
  return page.url().split('/').at(-1)?.replace(/[?#].*/, '') ?? '';
}

/** Relates a record to another one, found by its name. */
async function kaitkan(page: Page, dari: string, jenis: string, arah: string, nama: string): Promise<void> {
  await page.goto(`/register/${dari}/kaitan?jenis=${jenis}&arah=${arah}`);
  await page.getByRole('main').getByRole('search').getByLabel('Nomor, nama, atau uraian').fill(nama);
  await page.getByRole('main').getByRole('button', { name: 'Cari' }).click();
  await page.getByRole('checkbox', { name: new RegExp(` · ${nama} `) }).check();
  await page.getByRole('button', { name: 'Kaitkan yang dipilih' }).click();
  await kabar(page, '1 kaitan ditambahkan.');
}

test('one item of each domain is filled, related, seen in the graph and in what it protects', async ({ sebagai, a11y }) => {
  test.slow();
  const page = await sebagai('kominfo');
  const tanda = unik('Rantai');
  const nama = ['Proses', 'Layanan', 'Data', 'Aplikasi', 'Server', 'Kontrol'].map((awal) => `${awal} ${tanda}`);
  const id: string[] = [];
  for (let ke = 0; ke < DOMAIN.length; ke += 1) id.push(await tambah(page, ke, nama[ke]));
  const aplikasi = `aplikasi/${id[3]}`;
  await kaitkan(page, aplikasi, 'melayani', 'maju', nama[1]);
  await kaitkan(page, aplikasi, 'memakai', 'maju', nama[2]);
  await kaitkan(page, aplikasi, 'berjalan_di', 'maju', nama[4]);
  await kaitkan(page, aplikasi, 'dilindungi_oleh', 'maju', nama[5]);
  // From the other side: the process says which service realises it.
  await kaitkan(page, `proses-bisnis/${id[0]}`, 'mewujudkan', 'mundur', nama[1]);

  await page.goto(`/arsitektur/graf?pusat=${id[3]}&dalam=3`);
  const graf = page.getByRole('group', { name: /^Graf di sekitar/ });
  for (const satu of [nama[0], nama[1], nama[2], nama[4], nama[5]]) {
    await expect(graf.getByRole('link', { name: new RegExp(satu) })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: new RegExp(satu) }).first()).toBeVisible();
  }
  await a11y(page);

  await page.goto(`/register/infrastruktur/${id[4]}/dampak`);
  await expect(page.getByRole('main')).toContainText(nama[3]);
  await expect(page.getByRole('main')).toContainText(nama[1]);

  // The control is applied, gives a guarantee, and answers an item of the checklist.
  await page.goto(`/register/keamanan/${id[5]}/ubah`);
  await page.getByLabel(/^Butir pengamanan/).selectOption({ label: 'Penulisan kode yang aman' });
  await page.getByRole('group', { name: /^Yang dijamin/ }).getByLabel('Kerahasiaan').check();
  await page.getByLabel('Penerapan', { exact: true }).selectOption({ label: 'Diterapkan' });
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Perubahan tersimpan.');
  await page.goto(`/register/${aplikasi}`);
  await page.getByRole('link', { name: 'Daftar periksa pengamanan' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Penulisan kode yang aman' })).toContainText('Diterapkan');
  await expect(page.getByRole('row').filter({ hasText: 'Kerahasiaan' })).toContainText('Dijamin');
  await expect(page.getByRole('row').filter({ hasText: 'Keutuhan' })).toContainText('Belum dijawab');
  await a11y(page);
});

test('a changed exchange file brings its change, and nothing else', async ({ sebagai, a11y }) => {
  test.slow();
  const page = await sebagai('kominfo');
  const nama = unik('Aplikasi Tukar');
  await tambah(page, 3, nama);
  await page.goto('/arsitektur');
  const [unduhan] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh ArchiMate catatan saat ini' }).click(),
  ]);
  const semua = readFileSync(await unduhan.path(), 'utf8');
  // Only the one element: what others work on meanwhile stays out of the file.
  const isi = semua
    .replace(/<element [\s\S]*?<\/element>/g, (unsur) => (unsur.includes(nama) ? unsur : ''))
    .replace(/<(relationships|organizations|views)>[\s\S]*<\/\1>/g, '');
  expect(isi).toContain(nama);
  await page.goto('/arsitektur/impor');
  await page.getByLabel('Berkas ArchiMate').setInputFiles({
    name: 'arsitektur.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(isi.replaceAll(nama, `${nama} Baru`)),
  });
  await page.getByRole('button', { name: 'Lihat pratinjau' }).click();
  await expect(page.getByRole('main')).toContainText(`${nama} Baru`);
  await a11y(page);
  await page.getByRole('button', { name: /^(Impor|Simpan|Terapkan)/ }).click();
  await page.goto(`/register/aplikasi?q=${encodeURIComponent(`${nama} Baru`)}`);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
});

test('a relation that was taken away comes back with the exchange file', async ({ sebagai, a11y }) => {
  test.slow();
  const page = await sebagai('kominfo');
  const tanda = unik('Pulang');
  const data = await tambah(page, 2, `Data ${tanda}`);
  const aplikasi = await tambah(page, 3, `Aplikasi ${tanda}`);
  await kaitkan(page, `aplikasi/${aplikasi}`, 'memakai', 'maju', `Data ${tanda}`);
  await page.goto('/arsitektur');
  const [unduhan] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh ArchiMate catatan saat ini' }).click(),
  ]);
  const semua = readFileSync(await unduhan.path(), 'utf8');
  // The two records and the relation between them: what others work on meanwhile stays out of the file.
  const milik = [`"id-${data}"`, `"id-${aplikasi}"`];
  const isi = semua
    .replace(/<element [\s\S]*?<\/element>/g, (unsur) => (unsur.includes(tanda) ? unsur : ''))
    .replace(/<relationship [\s\S]*?<\/relationship>/g, (r) => (milik.every((id) => r.split('>')[0].includes(id)) ? r : ''))
    .replace(/<(organizations|views)>[\s\S]*<\/\1>/g, '');
  expect(isi.match(/<relationship /g), 'one relation is in the file').toHaveLength(1);

  // Both ends stay, the relation goes, and one name is changed too.
  await page.goto(`/register/aplikasi/${aplikasi}/kaitan`);
  await page.getByRole('checkbox', { name: new RegExp(`Data ${tanda}`) }).check();
  await page.getByRole('button', { name: 'Lepas yang dipilih' }).click();
  await kabar(page, '1 kaitan dilepas.');
  await expect(page.getByRole('main').getByRole('link', { name: new RegExp(`Data ${tanda}`) })).toHaveCount(0);
  await page.goto(`/register/data/${data}/ubah`);
  await page.getByLabel('Nama data', { exact: true }).fill(`Data lain ${tanda}`);
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Perubahan tersimpan.');

  await page.goto('/arsitektur/impor');
  await page
    .getByLabel('Berkas ArchiMate')
    .setInputFiles({ name: 'arsitektur.xml', mimeType: 'application/xml', buffer: Buffer.from(isi) });
  await page.getByRole('button', { name: 'Lihat pratinjau' }).click();
  await expect(page.getByRole('main')).toContainText('0 baru, 1 berubah, 1 tetap; 1 kaitan baru, 0 tetap.');
  await a11y(page);
  await page.getByRole('button', { name: 'Impor semuanya' }).click();
  await page.goto(`/register/aplikasi/${aplikasi}/kaitan`);
  await expect(page.getByRole('main').getByRole('link', { name: new RegExp(`· Data ${tanda}`) })).toHaveCount(1);
  await page.goto(`/register/data/${data}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Data ${tanda}`);

  // The same file once more finds nothing to do.
  await page.goto('/arsitektur/impor');
  await page
    .getByLabel('Berkas ArchiMate')
    .setInputFiles({ name: 'arsitektur.xml', mimeType: 'application/xml', buffer: Buffer.from(isi) });
  await page.getByRole('button', { name: 'Lihat pratinjau' }).click();
  await expect(page.getByRole('main')).toContainText('tidak ada yang perlu diimpor');
});

test('the levels of the digital architecture, priority services and data centres are seen whole', async ({ sebagai, a11y }) => {
  test.slow();
  const page = await sebagai('maria');
  await page.goto('/arsitektur/digital');
  for (const level of ['Level interaksi', 'Level integrasi', 'Level transaksi', 'Level data']) {
    await expect(page.getByRole('rowheader', { name: level })).toBeVisible();
  }
  for (const kelompok of ['Warga masyarakat', 'Kementerian/lembaga/pemerintah daerah', 'Pelaku bisnis', 'Pemangku kepentingan utama lain']) {
    await expect(page.getByRole('rowheader', { name: kelompok })).toBeVisible();
  }
  await a11y(page);
  await page.getByRole('rowheader', { name: 'Warga masyarakat' }).getByRole('link').click();
  await expect(page).toHaveURL(/f_tingkat_digital=interaksi&f_pengguna=warga/);
  await expect(page.getByRole('rowheader').first()).toBeVisible();

  await page.goto('/arsitektur/prioritas');
  await expect(page.getByRole('rowheader', { name: 'Pendidikan' }).first()).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Fokus pada pelanggan' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Cloud computing' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Dompet digital dan pembayaran digital' }).first()).toBeVisible();
  await a11y(page);

  await page.goto('/arsitektur/pusat-data');
  await expect(page.getByRole('rowheader', { name: /Pusat Data Provinsi Nusa Raya/ })).toBeVisible();
  await a11y(page);
  await page.goto('/arsitektur/proses-bisnis');
  await expect(page.getByRole('main').getByRole('list').first()).toBeVisible();
  await a11y(page);

  await page.goto('/register/perhatian?daftar=pakai-bersama');
  await expect(page.getByRole('row').filter({ hasText: 'Badan Pendapatan Daerah' })).toContainText('Dikecualikan');
  await a11y(page);
  const [berkas] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Unduh CSV' }).click()]);
  expect(readFileSync(await berkas.path(), 'utf8')).toContain('Kantor cabang di kepulauan belum terjangkau jaringan intra.');
});
