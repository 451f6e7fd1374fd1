// A workbook as somebody might have kept it for years: written by hand, so that a test can put anything into its cells.

import { crc32 } from 'node:zlib';

/** A cell: its address (`B4`), its text, or its formula with what that came to. */
export type Sel = { alamat: string; teks?: string; rumus?: string };

function utuh(teks: string): string {
  return teks.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function satuSel({ alamat, teks, rumus }: Sel): string {
  if (rumus) return `<c r="${alamat}" t="str"><f>${utuh(rumus)}</f><v>${utuh(teks ?? '')}</v></c>`;
  return `<c r="${alamat}" t="inlineStr"><is><t xml:space="preserve">${utuh(teks ?? '')}</t></is></c>`;
}

/** Column number of an address, for the order that a row must have. */
function kolom(alamat: string): number {
  return [...alamat.replace(/\d/g, '')].reduce((n, huruf) => n * 26 + huruf.charCodeAt(0) - 64, 0);
}

/** A workbook of one sheet with these cells and merged ranges (`A1:J1`). */
export function bukuKerja(lembar: string, isi: Sel[], gabungan: string[]): Buffer {
  const baris = new Map<number, Sel[]>();
  for (const sel of isi) {
    const nomor = Number(sel.alamat.replace(/\D/g, ''));
    baris.set(nomor, [...(baris.get(nomor) ?? []), sel]);
  }
  const data = [...baris.entries()]
    .sort(([a], [b]) => a - b)
    .map(([nomor, sel]) => {
      const urut = sel.sort((a, b) => kolom(a.alamat) - kolom(b.alamat));
      return `<row r="${nomor}">${urut.map(satuSel).join('')}</row>`;
    })
    .join('');
  const gabung = gabungan.map((rentang) => `<mergeCell ref="${rentang}"/>`).join('');
  const utama = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const hubungan = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const paket = 'http://schemas.openxmlformats.org/package/2006';
  const jenis = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const kepala = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zip({
    '[Content_Types].xml': `${kepala}<Types xmlns="${paket}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${jenis}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${jenis}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${kepala}<Relationships xmlns="${paket}/relationships"><Relationship Id="r1" Type="${hubungan}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${kepala}<workbook xmlns="${utama}" xmlns:r="${hubungan}"><sheets><sheet name="${utuh(lembar)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${kepala}<Relationships xmlns="${paket}/relationships"><Relationship Id="r1" Type="${hubungan}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${kepala}<worksheet xmlns="${utama}"><sheetData>${data}</sheetData><mergeCells count="${gabungan.length}">${gabung}</mergeCells></worksheet>`,
  });
}

/** An archive whose files are stored as they are. */
function zip(berkas: Record<string, string>): Buffer {
  const lokal: Buffer[] = [];
  const pusat: Buffer[] = [];
  let letak = 0;
  for (const [nama, isi] of Object.entries(berkas)) {
    const [n, data] = [Buffer.from(nama), Buffer.from(isi)];
    const tetap = Buffer.alloc(26);
    tetap.writeUInt16LE(20, 0);
    tetap.writeUInt16LE(0x0800, 2);
    tetap.writeUInt32LE(crc32(data), 10);
    tetap.writeUInt32LE(data.length, 14);
    tetap.writeUInt32LE(data.length, 18);
    tetap.writeUInt16LE(n.length, 22);
    const awal = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
    lokal.push(awal, tetap, n, data);
    const akhir = Buffer.alloc(14);
    akhir.writeUInt32LE(letak, 10);
    pusat.push(Buffer.from([0x50, 0x4b, 0x01, 0x02, 20, 0]), tetap, akhir, n);
    letak += 4 + tetap.length + n.length + data.length;
  }
  const daftar = Buffer.concat(pusat);
  const tutup = Buffer.alloc(22);
  tutup.writeUInt32LE(0x06054b50, 0);
  tutup.writeUInt16LE(Object.keys(berkas).length, 8);
  tutup.writeUInt16LE(Object.keys(berkas).length, 10);
  tutup.writeUInt32LE(daftar.length, 12);
  tutup.writeUInt32LE(letak, 16);
  return Buffer.concat([...lokal, daftar, tutup]);
}
