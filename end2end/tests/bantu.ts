// Steps that several tests take, by the words on the screen.

import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';

/** A smallest true PDF, which passes as evidence; `isi` makes its bytes its own. */
export function pdf(isi: string): Buffer {
  return Buffer.from(
    `%PDF-1.4\n% ${isi}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
}

/** A date as forms send it, counted from today. */
export function tanggal(hari: number): string {
  return new Date(Date.now() + hari * 86_400_000).toISOString().slice(0, 10);
}

/** A name that no other test and no earlier run has used. */
export function unik(awal: string): string {
  return `${awal} ${process.pid}-${Date.now()}`;
}

/** Expects the message that the last form left on the page. */
export async function kabar(page: Page, teks: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: teks }).first()).toBeVisible();
}

/** Opens an internal round on PermenPANRB 59/2020 as tim koordinasi; gives the number of its assessment. */
export async function bukaPutaran(page: Page, nama: string, jenis: 'Evaluasi' | 'Pemantauan'): Promise<string> {
  await page.goto('/penilaian/baru');
  await page.getByLabel('Nama putaran').fill(nama);
  await page.getByRole('radio', { name: new RegExp(`^${jenis}:`) }).check();
  await page.getByLabel('Instrumen', { exact: true }).selectOption('permenpanrb-59-2020');
  await page.getByLabel(/^Penilaian mandiri/).fill(tanggal(7));
  await page.getByLabel(/^Penilaian dokumen/).fill(tanggal(14));
  if (jenis === 'Evaluasi') {
    await page.getByLabel(/^Penilaian interviu/).fill(tanggal(21));
    await page.getByLabel(/^Reviu/).fill(tanggal(28));
  }
  await page.getByRole('button', { name: 'Buka putaran' }).click();
  await kabar(page, 'Putaran dibuka.');
  await page.getByRole('link', { name: 'Buka penilaian' }).click();
  await expect(page).toHaveURL(/\/penilaian\/\d+$/);
  return page.url().split('/').at(-1) ?? '';
}

/** Makes offices answer one indicator. */
export async function tugaskan(page: Page, penilaian: string, indikator: string, ...kantor: string[]): Promise<void> {
  await page.goto(`/penilaian/${penilaian}/penugasan`);
  await page.getByRole('checkbox', { name: `Pilih indikator ${indikator}`, exact: true }).check();
  for (const nama of kantor) await page.getByRole('checkbox', { name: new RegExp(`^${nama} \\(`) }).check();
  await page.getByRole('button', { name: 'Ubah penugasan' }).click();
  await kabar(page, 'Penanggung jawab 1 indikator diubah.');
}

/** Puts an answer into the form of an indicator, without saving. */
export async function isi(page: Page, tingkat: number, fakta: string, analisis: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${tingkat} `) }).check();
  await page.getByLabel(/^Fakta/).fill(fakta);
  await page.getByLabel(/^Analisis/).fill(analisis);
}

/** Downloads what a click on the link gives, and reads the PDF as text. */
export async function teksPdf(page: Page, tautan: ReturnType<Page['getByRole']>): Promise<string> {
  const [unduhan] = await Promise.all([page.waitForEvent('download'), tautan.click()]);
  return execFileSync('pdftotext', ['-layout', await unduhan.path(), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}
