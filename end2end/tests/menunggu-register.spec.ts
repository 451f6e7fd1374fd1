import { expect, test } from '../fixtures';

test('what awaits somebody stands on the home page, opens just these records, and goes on to who is next', async ({
  sebagai,
  a11y,
  js,
}) => {
  test.slow();
  const dinas = await sebagai('kominfo');
  await dinas.goto('/');
  await expect(dinas.getByRole('link', { name: /^Data dan informasi \d+ menunggu$/ })).toBeAttached();
  await dinas.getByRole('link', { name: /^Verifikasi .* data$/ }).click();
  await expect(dinas).toHaveURL(/\/register\/data\?tahap=diajukan&menunggu=1$/);
  const saringan = dinas.getByRole('list', { name: 'Saringan yang berlaku' });
  await expect(saringan.getByText('Menunggu saya', { exact: true })).toBeVisible();
  await a11y(dinas);
  // With and without scripts may run at the same time: each takes a record of its own.
  const semua = dinas.getByRole('rowheader').getByRole('link');
  const satu = js ? semua.first() : semua.last();
  const nama = await satu.innerText();
  await satu.click();
  await dinas.getByRole('button', { name: 'Verifikasi', exact: true }).click();
  await dinas.goto('/register/data?tahap=diajukan&menunggu=1');
  await expect(dinas.getByRole('link', { name: nama, exact: true })).toHaveCount(0);

  // Data are validated by perencanaan here: it awaits them now, and no longer the Dinas.
  const perencana = await sebagai('perencana');
  await perencana.goto('/');
  await expect(perencana.getByRole('link', { name: /^Validasi .* data yang sudah diverifikasi$/ })).toBeVisible();
  await perencana.goto('/register/data?tahap=diverifikasi&menunggu=1');
  await expect(perencana.getByRole('link', { name: nama, exact: true })).toBeVisible();
  await a11y(perencana);
});

test('the head of an office and of the government see how much public information is missing', async ({
  sebagai,
  a11y,
}) => {
  test.slow();
  for (const akun of ['sekda', 'kepala.dinas-kesehatan']) {
    const page = await sebagai(akun);
    await page.goto('/');
    const bagian = page.getByRole('region', { name: 'Informasi layanan publik' });
    const kalimat = await bagian.getByText(/^Informasi \d+ dari \d+ layanan publik/).innerText();
    await a11y(page);
    await bagian.getByRole('link', { name: 'Lihat yang belum lengkap' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Informasi layanan publik belum lengkap');
    await expect(page.getByText(`dari ${kalimat.split(' ')[1]} catatan`)).toBeVisible();
  }
});
