import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { kabar, teksPdf, unik } from './bantu';
import { bukuKerja, type Sel } from './bukukerja';

/** A year that no other test and no demo data uses, one for each project. */
const tahun = (js: boolean) => (js ? 2021 : 2022);

/** Begins the register of the person's office; the page is the register's own afterwards. */
async function mulai(page: Page, tahunRegister: number): Promise<string> {
  await page.goto(`/risiko/mulai?tahun=${tahunRegister}`);
  await page.getByRole('radio', { name: /^Mulai dari kebijakan pemerintah/ }).check();
  await page.getByRole('button', { name: 'Mulai register' }).click();
  await kabar(page, `Register risiko ${tahunRegister} dimulai.`);
  return page.url();
}

/** Opens a form of the context, lets it be filled in, and saves. */
async function konteks(page: Page, register: string, bagian: string, isi: () => Promise<void>): Promise<void> {
  await page.goto(`${register}/konteks/${bagian}`);
  await isi();
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await kabar(page, 'Konteks risiko disimpan.');
}

/** Fills in what Formulir 3.0 asks, without the levels. */
async function isiRisiko(page: Page, kejadian: string): Promise<void> {
  await page.getByLabel('Kejadian', { exact: true }).fill(kejadian);
  await page.getByLabel('Penyebab', { exact: true }).fill('Daya cadangan tidak pernah diuji');
  await page.getByLabel('Kategori risiko', { exact: true }).selectOption({ label: 'Infrastruktur SPBE' });
  await page.getByLabel('Dampak', { exact: true }).fill('Layanan berhenti sampai listrik pulih');
  await page.getByLabel('Area dampak', { exact: true }).selectOption({ label: 'Kinerja' });
  await page.getByLabel(/^Pemilik risiko/).fill('Kepala Perangkat Daerah');
  await page.getByLabel(/^Sistem pengendalian/).fill('Pemeliharaan genset tahunan');
  await page.getByLabel(/^Penjelasan level kemungkinan/).fill('Dua kali dalam setahun terakhir.');
  await page.getByLabel(/^Penjelasan level dampak/).fill('Seluruh layanan terhenti.');
  await page.getByRole('radio', { name: /^Ya, ditangani/ }).check();
  await page.getByLabel(/^Alasan keputusan/).fill('Mengganggu layanan utama.');
}

/** Takes a step that asks on a page of its own, with or without a remark. */
async function langkah(page: Page, alamat: string, nama: string): Promise<void> {
  await page.goto(alamat);
  const tombol = page.getByRole('button', { name: nama, exact: true });
  const tautan = page.getByRole('link', { name: nama, exact: true });
  if (await tautan.count()) {
    await tautan.click();
  }
  await tombol.click();
}

test('a risk goes from the context to the decision of the komite and into the report', async ({ sebagai, a11y, js }) => {
  test.setTimeout(240_000);
  const tahunIni = tahun(js);
  const kejadian = unik('Pusat data padam');
  const operator = await sebagai('ratri');

  // Context: Formulir 1.0 and 2.1 to 2.5.
  await operator.goto(`/risiko/mulai?tahun=${tahunIni}`);
  await a11y(operator);
  const register = await mulai(operator, tahunIni);
  await a11y(operator);
  await konteks(operator, register, 'umum', async () => {
    await a11y(operator);
    await operator.getByLabel('Tugas UPR SPBE', { exact: true }).fill('Menyusun rencana pembangunan daerah');
    await operator.getByLabel('Fungsi UPR SPBE', { exact: true }).fill('Perencanaan\nPengendalian');
  });
  await konteks(operator, register, 'sasaran', async () => {
    await a11y(operator);
    await operator.getByLabel('Sasaran SPBE baris 1').fill('Layanan perencanaan tersedia setiap hari kerja');
    await operator.getByLabel('Sasaran UPR SPBE baris 1').fill('Perencanaan tepat waktu');
    await operator.getByLabel('Indikator kinerja SPBE baris 1').fill('Ketersediaan layanan');
    await operator.getByLabel('Target kinerja SPBE baris 1').fill('99 %');
  });
  await konteks(operator, register, 'struktur', async () => {
    await a11y(operator);
    for (const [n, kedudukan, nama] of [
      [1, 'Pemilik Risiko SPBE', 'Bagas Prakoso'],
      [2, 'Koordinator Risiko SPBE', 'Tia Lestari'],
      [3, 'Pengelola Risiko SPBE', 'Ratri Kusuma'],
    ] as const) {
      await operator.getByLabel(`Kedudukan baris ${n}`).selectOption({ label: kedudukan });
      await operator.getByLabel(`Nama baris ${n}`).fill(nama);
      await operator.getByLabel(`Jabatan baris ${n}`).fill('Pejabat Bappeda');
    }
  });
  await konteks(operator, register, 'selera', async () => {
    await a11y(operator);
    await operator.getByLabel('Selera Infrastruktur SPBE, risiko negatif').fill('99');
    await operator.getByRole('button', { name: 'Simpan', exact: true }).click();
    await expect(operator.getByRole('alert')).toContainText('Isi besaran 1 sampai 25');
    await operator.getByLabel('Selera Infrastruktur SPBE, risiko negatif').fill('16');
  });
  await operator.goto(`${register}/konteks`);
  await a11y(operator);

  // Formulir 3.0.
  await operator.goto(register);
  await operator.getByRole('link', { name: 'Tambah risiko' }).first().click();
  await a11y(operator);
  await isiRisiko(operator, kejadian);
  await operator.getByLabel(/^Sasaran SPBE/).selectOption({ index: 1 });
  await operator.getByRole('group', { name: 'Level kemungkinan' }).getByRole('radio', { name: /^4 / }).check();
  await operator.getByRole('group', { name: 'Level dampak' }).getByRole('radio', { name: /^4 / }).check();
  await operator.getByRole('button', { name: 'Simpan draf' }).click();
  await kabar(operator, 'Risiko disimpan sebagai draf.');
  const alamat = operator.url();
  await expect(operator.getByRole('main')).toContainText('19 Tinggi');
  await a11y(operator);

  // Formulir 4.0, and what is left of the risk.
  await operator.getByRole('link', { name: 'Tambah penanganan' }).click();
  await a11y(operator);
  await operator.getByRole('radio', { name: /^Mitigasi Risiko/ }).check();
  await operator.getByLabel('Rencana aksi penanganan', { exact: true }).fill('Menguji genset setiap triwulan');
  await operator.getByLabel('Keluaran', { exact: true }).fill('Berita acara uji');
  await operator.getByLabel('Mulai triwulan').selectOption({ label: 'Triwulan I' });
  await operator.getByLabel('Selesai triwulan').selectOption({ label: 'Triwulan II' });
  await operator.getByLabel('Penanggung jawab', { exact: true }).fill('Sekretaris Badan');
  await operator.getByRole('button', { name: 'Simpan penanganan' }).click();
  await kabar(operator, 'Penanganan ditambahkan.');
  await operator.getByRole('link', { name: 'Ubah residual dan target' }).click();
  await a11y(operator);
  await operator.getByRole('radio', { name: 'Ya', exact: true }).check();
  await operator.getByRole('group', { name: 'Level kemungkinan residual' }).getByRole('radio', { name: /^5 / }).check();
  await operator.getByRole('group', { name: 'Level dampak residual' }).getByRole('radio', { name: /^5 / }).check();
  await operator.getByRole('button', { name: 'Simpan residual' }).click();
  // A treatment that makes it worse is asked why.
  await expect(operator.getByRole('alert')).toContainText('lebih tinggi daripada besaran saat ini 19');
  await operator.getByRole('group', { name: 'Level kemungkinan residual' }).getByRole('radio', { name: /^2 / }).check();
  await operator.getByRole('group', { name: 'Level dampak residual' }).getByRole('radio', { name: /^3 / }).check();
  await operator.getByRole('button', { name: 'Simpan residual' }).click();
  await kabar(operator, 'Residual dan target disimpan.');

  // Owner, unit kepatuhan, tim koordinasi.
  await langkah(operator, alamat, 'Ajukan');
  await kabar(operator, 'Risiko diajukan.');
  const kepala = await sebagai('bagas');
  await kepala.goto(alamat);
  await a11y(kepala);
  await langkah(kepala, alamat, 'Setujui');
  await kabar(kepala, 'Risiko disetujui.');
  const kepatuhan = await sebagai('risiko');
  await kepatuhan.goto(`/risiko/daftar?tahun=${tahunIni}&status=disetujui`);
  await a11y(kepatuhan);
  await langkah(kepatuhan, alamat, 'Nyatakan sesuai');
  await kabar(kepatuhan, 'Risiko direviu.');
  const tim = await sebagai('maria');
  await tim.goto(`/risiko/daftar?tahun=${tahunIni}&status=direviu&q=${encodeURIComponent(kejadian)}`);
  await tim.getByRole('checkbox', { name: /^Pilih RSK-/ }).first().check();
  await tim.getByRole('button', { name: 'Konsolidasikan' }).click();
  await kabar(tim, 'Konsolidasikan: 1 risiko.');

  // Formulir 5.0: the first quarter brings it down, and it came about once.
  await operator.goto(alamat);
  await operator.getByRole('link', { name: 'Tambah pemantauan' }).click();
  await a11y(operator);
  await operator.getByLabel('Periode ke', { exact: true }).selectOption('1');
  await operator.getByRole('group', { name: 'Level kemungkinan saat ini' }).getByRole('radio', { name: /^3 / }).check();
  await operator.getByRole('group', { name: 'Level dampak saat ini' }).getByRole('radio', { name: /^2 / }).check();
  await operator.getByLabel('Penanganan yang telah dilakukan', { exact: true }).fill('Genset diuji, dampaknya berkurang.');
  await operator.getByRole('button', { name: 'Simpan pemantauan' }).click();
  // What stands now is better than the residual that was planned: the report asks why, and keeps what was typed.
  await expect(operator.getByRole('alert')).toContainText('Besaran residual 11 lebih tinggi daripada besaran saat ini 10.');
  await a11y(operator);
  await operator.getByLabel(/^Mengapa residual lebih buruk/).fill('Genset tua; residual tetap dipakai sampai diganti.');
  await operator.getByRole('button', { name: 'Simpan pemantauan' }).click();
  await kabar(operator, 'Laporan pemantauan disimpan.');
  await expect(operator.getByRole('img', { name: /triwulan I 10 \(Rendah\)/ })).toBeVisible();
  await operator.getByRole('link', { name: 'Catat kejadian' }).click();
  await a11y(operator);
  await operator.getByLabel('Tanggal kejadian', { exact: true }).fill(`${tahunIni}-02-03`);
  await operator.getByLabel(/^Sebab yang sebenarnya/).fill('Kabel utama putus');
  await operator.getByLabel('Dampak yang timbul', { exact: true }).fill('Layanan terhenti tiga jam');
  await operator.getByLabel('Pelajaran', { exact: true }).fill('Kabel diperiksa setiap bulan');
  await operator.getByRole('button', { name: 'Simpan kejadian' }).click();
  await kabar(operator, 'Kejadian dicatat.');

  // Escalated by the owner, and decided by the komite.
  await kepala.goto(alamat);
  await kepala.getByRole('link', { name: 'Eskalasi ke tingkat berikutnya' }).click();
  await a11y(kepala);
  await kepala.getByLabel('Alasan eskalasi').fill('Anggaran genset di luar wewenang Perangkat Daerah.');
  await kepala.getByRole('button', { name: 'Eskalasi risiko' }).click();
  await kabar(kepala, 'Risiko dieskalasi.');
  await tim.goto(`/risiko?tahun=${tahunIni}`);
  await a11y(tim);
  await expect(tim.getByRole('link', { name: /^1 risiko, kemungkinan 3, dampak 2, besaran 10, Rendah/ })).toBeVisible();
  await tim.goto(alamat);
  await tim.getByRole('link', { name: /^Catat putusan Komite/ }).click();
  await a11y(tim);
  await tim.getByRole('radio', { name: /^Diambil alih/ }).check();
  await tim.getByLabel('Nomor keputusan atau notula').fill(unik('KMR'));
  await tim.getByLabel('Tanggal keputusan').fill(`${tahunIni}-01-01`);
  await tim.getByRole('button', { name: 'Catat putusan' }).click();
  await kabar(tim, 'Putusan dicatat.');
  await expect(tim.getByRole('main')).toContainText('Diambil alih Komite Manajemen Risiko');
  await a11y(tim);

  // The report to the komite and the register of the office.
  await tim.goto(`/risiko?tahun=${tahunIni}`);
  const laporan = await teksPdf(tim, tim.getByRole('link', { name: 'Laporan komite' }));
  expect(laporan).toContain(kejadian.split(' ')[0]);
  expect(laporan).toContain('Pusat data padam');
  await operator.goto(register);
  const formulir = await teksPdf(operator, operator.getByRole('link', { name: 'Register risiko (PDF)' }));
  expect(formulir).toContain('Pusat data padam');
});

test('the matrix is chosen with the mouse and the keyboard', { tag: '@js' }, async ({ sebagai, a11y }) => {
  const page = await sebagai('marten');
  await mulai(page, 2019);
  await page.getByRole('link', { name: 'Tambah risiko' }).first().click();
  const matriks = page.getByRole('grid', { name: 'Matriks: pilih kemungkinan dan dampak' });
  const hasil = page.getByRole('status').filter({ hasText: /^Besaran/ });
  await matriks.getByRole('gridcell', { name: 'Kemungkinan 3, dampak 4, besaran 17, Tinggi' }).click();
  await expect(hasil).toContainText('Besaran 17, level Tinggi.');
  await expect(page.getByRole('group', { name: 'Level dampak' }).getByRole('radio', { name: /^4 / })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(hasil).toContainText('Besaran 19');
  await page.keyboard.press('End');
  await expect(hasil).toContainText('Besaran 24, level Sangat Tinggi.');
  await page.keyboard.press('Home');
  await expect(hasil).toContainText('Besaran 6, level Rendah.');
  await page.keyboard.press('PageDown');
  await expect(hasil).toContainText('Besaran 1, level Sangat Rendah.');
  // The lists lead the matrix, too; the criteria follow category and area.
  await page.getByRole('group', { name: 'Level kemungkinan' }).getByRole('radio', { name: /^5 / }).check();
  await expect(matriks.getByRole('gridcell', { selected: true })).toHaveAccessibleName(/^Kemungkinan 5, dampak 1, besaran 9/);
  await page.getByLabel('Kategori risiko', { exact: true }).selectOption({ label: 'SDM SPBE' });
  await page.getByLabel('Area dampak', { exact: true }).selectOption({ label: 'Kinerja' });
  await expect(page.getByRole('group', { name: 'Level dampak' })).toContainText('kinerja');
  await a11y(page);
});

test('examples become drafts, and a step is asked before it is taken', async ({ sebagai, a11y, js }) => {
  const page = await sebagai(js ? 'operator.biro-hukum' : 'operator.biro-organisasi');
  const register = await mulai(page, 2020);
  await page.getByRole('link', { name: 'Contoh risiko', exact: true }).click();
  await a11y(page);
  const contoh = page.getByRole('checkbox', { name: /^Pilih / });
  await contoh.nth(0).check();
  await contoh.nth(1).check();
  await page.getByRole('button', { name: 'Jadikan draf' }).click();
  await kabar(page, '2 contoh dijadikan draf.');
  await page.goto(`${register}?status=draf`);
  await a11y(page);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Arsipkan' }).click();
  await a11y(page);
  await page.getByLabel('Alasan').fill('Tidak berlaku di sini');
  await page.getByRole('button', { name: 'Arsipkan risiko' }).click();
  await kabar(page, 'Risiko diarsipkan.');
});

test('a matrix of another size is previewed before it is kept', async ({ sebagai, a11y, js }) => {
  const page = await sebagai('maria');
  // A new year takes over the matrix of the one before it: the run that comes later must not find this one's.
  const alamat = `/risiko/pengaturan/${js ? 2032 : 2031}`;
  await page.goto(alamat);
  await a11y(page);
  await page.getByRole('link', { name: 'Ubah matriks dan level' }).click();
  await a11y(page);
  await page.getByLabel('Besaran untuk kemungkinan 1 dan dampak 1', { exact: true }).fill('25');
  await page.getByRole('button', { name: 'Periksa perubahan' }).click();
  await expect(page.getByRole('alert')).toContainText('sudah dipakai');
  await a11y(page);
  await page.getByLabel('Banyaknya level kemungkinan').selectOption('4');
  await page.getByLabel('Banyaknya level dampak').selectOption('4');
  await page.getByLabel('Banyaknya level risiko').selectOption('4');
  await page.getByRole('button', { name: 'Pakai ukuran ini' }).click();
  await page.getByRole('button', { name: 'Periksa perubahan' }).click();
  await expect(page.getByRole('main')).toContainText('Belum ada yang tersimpan.');
  await a11y(page);
  await page.getByRole('button', { name: 'Simpan matriks' }).click();
  await kabar(page, 'Matriks disimpan.');
  await page.getByRole('link', { name: 'Tutup tahun' }).click();
  await a11y(page);
  await page.getByRole('button', { name: /^Tutup tahun/ }).click();
  await kabar(page, /ditutup\.$/);
  await page.getByRole('link', { name: 'Buka kembali' }).click();
  await page.getByLabel('Alasan').fill('Penutupan terlalu dini');
  await page.getByRole('button', { name: /^Buka kembali/ }).click();
  await kabar(page, 'dibuka kembali.');
});

/** A register as an office kept it: a title, levels as numbers and by name, one magnitude that is the product of the levels. */
function registerLama(tanda: string): { name: string; mimeType: string; buffer: Buffer } {
  const tabel = [
    ['Jenis Risiko', 'Kejadian', 'Penyebab', 'Kategori', 'Dampak', 'Area Dampak', 'Level Kemungkinan', 'Level Dampak', 'Besaran Risiko'],
    ['Negatif', `Pusat data padam ${tanda}`, 'Genset tidak diuji', 'Infrastruktur SPBE', 'Layanan berhenti', 'Kinerja', '4', '4', '16'],
    ['Negatif', `Evaluator kurang ${tanda}`, 'Formasi tidak dibuka', 'SDM SPBE', 'Evaluasi terlambat', 'Kinerja', '3', '3', '14'],
  ];
  const isi: Sel[] = tabel.flatMap((baris, n) =>
    baris.map((teks, k) => ({ alamat: `${String.fromCharCode(65 + k)}${n + 3}`, teks })),
  );
  return {
    name: 'Register risiko lama.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: bukuKerja('Register', [{ alamat: 'A1', teks: 'REGISTER RISIKO SPBE' }, ...isi], ['A1:I1']),
  };
}

test('a register that was kept elsewhere is taken over with its magnitudes computed again', async ({ sebagai, a11y, js }) => {
  const page = await sebagai(js ? 'ratri' : 'marten');
  const register = await mulai(page, js ? 2023 : 2018);
  const tanda = unik('Impor');
  await page.getByRole('main').getByRole('link', { name: 'Impor', exact: true }).click();
  await a11y(page);
  await page.getByLabel('Register risiko yang sudah ada').setInputFiles(registerLama(tanda));
  await page.getByRole('button', { name: 'Baca berkas' }).click();

  // The preview says where the matrix of the regulation differs from the file, and keeps nothing yet.
  await expect(page.getByRole('main')).toContainText('Belum ada yang tersimpan.');
  await expect(page.getByRole('main')).toContainText('1 sel dihitung ulang');
  await expect(page.getByRole('main')).toContainText('menjadi 19 menurut matriks.');
  const terbaca = page.getByRole('row', { name: new RegExp(`Pusat data padam ${tanda}`) });
  await expect(terbaca).toContainText('19 (Tinggi)');
  await a11y(page);
  const pratinjau = page.url();
  await page.goto(register);
  await expect(page.getByRole('main')).not.toContainText(tanda);

  await page.goto(pratinjau);
  await page.getByRole('button', { name: 'Simpan 2 risiko' }).click();
  await kabar(page, 'Register diimpor: 2 baru, 0 diubah, 0 tetap.');
  const padam = page.getByRole('row', { name: new RegExp(`Pusat data padam ${tanda}`) });
  await expect(padam).toContainText('19');
  await expect(page.getByRole('row', { name: new RegExp(`Evaluator kurang ${tanda}`) })).toContainText('14');
  // Drafts: what the regulation asks is still to be written before they go to their owner.
  await padam.getByRole('link').first().click();
  await expect(page.getByRole('main')).toContainText('Risiko ini belum lengkap untuk diajukan. Isi sasaran SPBE');
  await expect(page.getByRole('button', { name: 'Ajukan', exact: true })).toHaveCount(0);
  await a11y(page);
});
