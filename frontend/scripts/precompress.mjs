// A Vite plugin that puts a .br and a .gz beside every text asset, so that the server can send them as they are.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const text = /\.(css|html|js|json|svg|txt|webmanifest)$/;
/** Below this a compressed body is not smaller than its headers. */
const worthwhile = 512;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** @param {string} path */
async function compress(path) {
  const body = await readFile(path);
  if (body.length < worthwhile) return;
  await writeFile(
    `${path}.br`,
    await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  await writeFile(`${path}.gz`, await deflate(body, { level: 9 }));
}

/** @returns {import('vite').Plugin} */
export function precompress() {
  let folder = 'dist';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      for (const name of names.filter((name) => text.test(name))) {
        await compress(join(folder, name));
      }
    },
  };
}
