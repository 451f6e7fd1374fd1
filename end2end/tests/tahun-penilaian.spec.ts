import { expect, test } from '../fixtures';
import { bukaPutaran, isi, kabar, pdf, tanggal, teksPdf, tugaskan, unik } from './bantu';

// Both indicators weigh 3 % of the index.
const SATU = '45';
const DUA = '46';

test('a year: round, answers, evidence, return, approval, verification, interview, review, result, report', async ({
  sebagai,
  a11y,
}) => {
  test.setTimeout(300_000);
  const putaran = unik('Evaluasi uji');
  const fakta = `Portal layanan ${putaran} menerima 1.204 permohonan daring; rincian pada Bab II halaman 14.`;
  const diperbaiki = `${fakta} Berita acara uji terima dilampirkan.`;
  const nomor = unik('000.9/LHE');

  const koordinasi = await sebagai('maria');
  const penilaian = await test.step('tim koordinasi opens a round with deadlines', async () => {
    await koordinasi.goto('/penilaian');
    await a11y(koordinasi);
    await koordinasi.getByRole('link', { name: 'Buka putaran', exact: true }).click();
    await a11y(koordinasi);
    const penilaian = await bukaPutaran(koordinasi, putaran, 'Evaluasi');
    await a11y(koordinasi);
    return penilaian;
  });
  const alamat = (kode: string) => `/penilaian/${penilaian}/indikator/${kode}`;

  await test.step('two indicators go to two offices', async () => {
    await tugaskan(koordinasi, penilaian, SATU, 'Badan Perencanaan Pembangunan Daerah');
    await tugaskan(koordinasi, penilaian, DUA, 'Dinas Komunikasi dan Informatika');
    await expect(koordinasi.getByText('45 dari 47 indikator belum mempunyai penanggung jawab.')).toBeVisible();
    await a11y(koordinasi);
  });

  const operator = await sebagai('ratri');
  await test.step('the operator finds the work at home and fills it in', async () => {
    await operator.goto('/');
    await expect(operator.getByRole('listitem').filter({ hasText: putaran })).toContainText(`Isi indikator ${SATU}`);
    await a11y(operator);
    await operator.getByRole('listitem').filter({ hasText: putaran }).getByRole('link').click();
    await expect(operator).toHaveURL(alamat(SATU));
    await isi(operator, 4, fakta, 'Layanan sudah berkolaborasi dengan layanan pusat, sesuai kriteria tingkat 4.');
    await operator.getByRole('button', { name: 'Simpan', exact: true }).click();
    await kabar(operator, 'Isian tersimpan.');
    await expect(operator.getByRole('radio', { name: /^4 / })).toBeChecked();
    await expect(operator.getByLabel(/^Fakta/)).toHaveValue(fakta);
    await a11y(operator);
  });

  await test.step('without evidence it cannot be submitted, and nothing typed is lost', async () => {
    await operator.getByRole('button', { name: 'Ajukan', exact: true }).click();
    await expect(operator.getByRole('alert')).toContainText('Lampirkan paling sedikit satu bukti dukung');
    await expect(operator.getByLabel(/^Fakta/)).toHaveValue(fakta);
    await a11y(operator);
  });

  await test.step('evidence is uploaded, then the answer submitted', async () => {
    await operator.getByLabel('Tambah berkas').setInputFiles({
      name: '45.a.Layanan.pdf',
      mimeType: 'application/pdf',
      buffer: pdf(putaran),
    });
    await operator.getByLabel('Membuktikan').selectOption('4');
    await operator.getByRole('button', { name: 'Unggah', exact: true }).click();
    const bukti = operator.getByRole('row').filter({ has: operator.getByRole('link', { name: '45.a.Layanan.pdf' }) });
    await expect(bukti).toContainText('Tingkat 4');
    await operator.getByRole('button', { name: 'Ajukan', exact: true }).click();
    await kabar(operator, `Indikator ${SATU} diajukan untuk disetujui.`);
    await expect(operator.getByRole('button', { name: 'Simpan', exact: true })).toHaveCount(0);
    await a11y(operator);
  });

  await test.step('the other office sees its own indicator and not this one', async () => {
    const lain = await sebagai('operator.diskominfo');
    expect((await lain.goto(alamat(SATU)))?.status()).toBe(404);
    await lain.goto(alamat(DUA));
    await isi(lain, 1, 'Situs sektor hanya memuat informasi.', 'Baru tingkat 1.');
    await lain.getByRole('button', { name: 'Ajukan', exact: true }).click();
    await kabar(lain, `Indikator ${DUA} diajukan untuk disetujui.`);
  });

  const kepala = await sebagai('bagas');
  await test.step('the head returns it with a reason', async () => {
    await kepala.goto('/');
    await kepala.getByRole('listitem').filter({ hasText: putaran }).getByRole('link').click();
    await expect(kepala.getByRole('region', { name: 'Penilaian mandiri' })).toContainText(fakta);
    await a11y(kepala);
    await kepala.getByLabel('Alasan').fill('Lampirkan juga berita acara uji terima.');
    await kepala.getByRole('button', { name: 'Kembalikan', exact: true }).click();
    await kabar(kepala, 'Indikator dikembalikan kepada operator.');
  });

  await test.step('the operator reads the reason, corrects and submits again', async () => {
    await operator.goto(alamat(SATU));
    await expect(operator.getByText('Dikembalikan untuk diperbaiki.')).toBeVisible();
    await expect(operator.getByText('Lampirkan juga berita acara uji terima.').first()).toBeVisible();
    await a11y(operator);
    await operator.getByLabel(/^Fakta/).fill(diperbaiki);
    await operator.getByRole('button', { name: 'Ajukan', exact: true }).click();
    await kabar(operator, `Indikator ${SATU} diajukan untuk disetujui.`);
  });

  await test.step('the head approves', async () => {
    await kepala.goto(alamat(SATU));
    await expect(kepala.getByRole('region', { name: 'Penilaian mandiri' })).toContainText(diperbaiki);
    await kepala.getByRole('button', { name: 'Setujui', exact: true }).click();
    await kabar(kepala, 'Indikator disetujui dan diteruskan kepada asesor.');
  });

  const asesor = await sebagai('aisyah');
  await test.step('an assessor may not change the level without saying why', async () => {
    await asesor.goto(alamat(SATU));
    await a11y(asesor);
    const tingkat = asesor.getByRole('group', { name: 'Tingkat menurut asesor' });
    await tingkat.getByRole('radio', { name: /^3 / }).check();
    await asesor.getByRole('button', { name: 'Simpan verifikasi' }).click();
    await expect(asesor.getByRole('alert')).toContainText('Tulis justifikasinya.');
    await expect(tingkat.getByRole('radio', { name: /^3 / })).toBeChecked();
    await a11y(asesor);
    await asesor.getByLabel(/^Justifikasi/).fill('Kolaborasi dengan layanan pusat belum terbukti.');
    await asesor.getByRole('button', { name: 'Simpan verifikasi' }).click();
    await kabar(asesor, 'Verifikasi tersimpan.');
  });

  await test.step('the assessor asks, the office answers, the assessor closes the interview', async () => {
    await asesor.getByLabel('Pertanyaan').fill('Sejak kapan layanan terhubung dengan layanan pusat?');
    await asesor.getByRole('button', { name: 'Kirim pertanyaan' }).click();
    await kabar(asesor, 'Pertanyaan dikirim kepada Perangkat Daerah.');

    await operator.goto('/');
    const tugas = operator.getByRole('listitem').filter({ hasText: putaran });
    await expect(tugas).toContainText(`Jawab pertanyaan asesor tentang indikator ${SATU}`);
    await tugas.getByRole('link').click();
    await a11y(operator);
    await operator.getByLabel('Jawaban').fill('Sejak Maret, dengan perjanjian kerja sama.');
    await operator.getByRole('button', { name: 'Kirim jawaban' }).click();
    await kabar(operator, 'Jawaban dikirim kepada asesor.');

    await asesor.goto(alamat(SATU));
    await expect(asesor.getByRole('region', { name: 'Klarifikasi', exact: true })).toContainText('Sejak Maret, dengan perjanjian kerja sama.');
    await a11y(asesor);
    await asesor.getByRole('button', { name: 'Tutup tanpa perubahan' }).click();
    await kabar(asesor, 'Hasil interviu tersimpan.');
  });

  await test.step('another assessor reviews, never the one who verified', async () => {
    await expect(asesor.getByText('Anda sendiri yang menilai indikator ini')).toBeVisible();
    await expect(asesor.getByRole('button', { name: 'Nyatakan valid' })).toHaveCount(0);
    await asesor.goto('/');
    await expect(asesor.getByRole('listitem').filter({ hasText: putaran })).toHaveCount(0);
    const pereviu = await sebagai('gerardus');
    await pereviu.goto('/');
    const tugas = pereviu.getByRole('listitem').filter({ hasText: putaran });
    await expect(tugas).toContainText(`Reviu indikator ${SATU}`);
    await tugas.getByRole('link').click();
    await a11y(pereviu);
    await pereviu.getByRole('button', { name: 'Nyatakan valid' }).click();
    await kabar(pereviu, 'Hasil reviu tersimpan.');
  });

  await test.step('the result is fixed once what is missing is acknowledged', async () => {
    await koordinasi.goto(`/penilaian/${penilaian}`);
    await a11y(koordinasi);
    await koordinasi.getByRole('link', { name: 'Pengaturan dan penetapan' }).click();
    await a11y(koordinasi);
    await koordinasi.getByRole('link', { name: 'Tetapkan hasil' }).click();
    await expect(koordinasi.getByText('45 dari 47 indikator belum terisi dan dihitung 0; 1 lagi terisi')).toBeVisible();
    await a11y(koordinasi);
    await koordinasi.getByLabel('Nomor keputusan').fill('188/45/2026');
    await koordinasi.getByLabel('Tanggal keputusan').fill(tanggal(0));
    await koordinasi.getByRole('button', { name: 'Tetapkan hasil' }).click();
    await expect(koordinasi.getByRole('alert')).toBeVisible();
    await expect(koordinasi.getByLabel('Nomor keputusan')).toHaveValue('188/45/2026');
    await koordinasi.getByRole('checkbox', { name: /^Saya memahami/ }).check();
    await koordinasi.getByRole('button', { name: 'Tetapkan hasil' }).click();
    await kabar(koordinasi, 'Hasil ditetapkan. Putaran ini terkunci.');
    await a11y(koordinasi);
  });

  await test.step('a locked indicator can only be read', async () => {
    await operator.goto(alamat(SATU));
    await expect(operator.getByText('Putaran ini sudah ditetapkan.')).toBeVisible();
    await expect(operator.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(operator.getByRole('main').getByRole('button')).toHaveCount(0);
    await a11y(operator);
  });

  await test.step('the issued report says what the page says', async () => {
    // 3 % × 3 + 3 % × 1, everything else 0.
    await koordinasi.goto(`/penilaian/${penilaian}`);
    await expect(koordinasi.getByRole('main')).toContainText('0,12');
    await expect(koordinasi.getByRole('main')).toContainText('Kurang');
    await koordinasi.getByRole('navigation', { name: 'Bagian penilaian' }).getByRole('link', { name: 'Laporan' }).click();
    await koordinasi.getByLabel('Nomor', { exact: true }).fill(nomor);
    await koordinasi.getByRole('button', { name: 'Terbitkan laporan' }).click();
    await kabar(koordinasi, 'Laporan diterbitkan.');
    await a11y(koordinasi);
    const baris = koordinasi.getByRole('row').filter({ hasText: nomor });
    const teks = await teksPdf(koordinasi, baris.getByRole('link', { name: 'PDF' }));
    for (const isi of [nomor, '0,12', 'Kurang', putaran, '1.204 permohonan daring', '188/45/2026']) {
      expect(teks).toContain(isi);
    }
  });
});
