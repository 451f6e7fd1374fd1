// A server of a test's own, where the one that all tests share has the wrong profil: empty, in a folder that goes with it.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A running server, and the code that makes its first admin. */
export type Server = { url: string; kode: string; berhenti: () => Promise<void> };

/** `cargo xtask test` says where the program is; by hand it is the debug build. */
const PROGRAM = process.env.SPBE_PROGRAM ?? fileURLToPath(new URL('../target/debug/spbe', import.meta.url));
const BATAS = 90_000;

async function portBebas(): Promise<number> {
  return new Promise((jadi, gagal) => {
    const server = createServer().once('error', gagal);
    server.listen(0, '127.0.0.1', () => {
      const alamat = server.address();
      server.close(() => (alamat && typeof alamat === 'object' ? jadi(alamat.port) : gagal(new Error('no port'))));
    });
  });
}

/** Starts a server with nothing in it under a built-in profil. */
export async function mulaiServer(profil: string): Promise<Server> {
  const [folder, port] = [mkdtempSync(join(tmpdir(), 'spbe-profil-')), await portBebas()];
  const anak: ChildProcess = spawn(PROGRAM, ['serve'], {
    cwd: folder,
    env: {
      ...process.env,
      SPBE_DATABASE_URL: '',
      SPBE_DATA_DIR: join(folder, 'data'),
      SPBE_LISTEN: `127.0.0.1:${port}`,
      SPBE_PROFIL: profil,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let kata = '';
  const berhenti = async () => {
    const selesai = new Promise((jadi) => (anak.exitCode === null ? anak.once('exit', jadi) : jadi(null)));
    anak.kill('SIGTERM');
    await selesai;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const kode = await new Promise<string>((jadi, gagal) => {
      const batas = setTimeout(() => gagal(new Error(`the server did not answer:\n${kata}`)), BATAS);
      const baca = (potong: Buffer) => {
        kata += potong.toString();
        const ada = /pakai kode ini sekali: (\S+)/.exec(kata);
        if (ada && kata.includes('Kendali SPBE melayani')) {
          clearTimeout(batas);
          jadi(ada[1]);
        }
      };
      anak.stdout?.on('data', baca);
      anak.stderr?.on('data', baca);
      anak.once('exit', (status) => gagal(new Error(`the server ended with ${status}:\n${kata}`)));
    });
    return { url: `http://127.0.0.1:${port}`, kode, berhenti };
  } catch (sebab) {
    await berhenti();
    throw sebab;
  }
}
