// Weighs dist/ against the budget: the script that each page needs before it shows anything, gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KB = 1024;
/** What the first page may weigh, and how much more any other page. */
const FIRST_PAGE = 200 * KB;
const OTHER_PAGE_EXTRA = 45 * KB;
const ANY_CHUNK = 100 * KB;
const ANY_LOCALE = 8 * KB;
const FIRST_ROUTE = 'src/routes/CollectionRoute.tsx';

const dist = new URL('../dist/', import.meta.url);

/** @type {Record<string, {file: string, imports?: string[], isEntry?: boolean}>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** @param {string} file */
const weigh = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

/**
 * A chunk and everything it imports statically, by file.
 * @param {string} key
 * @param {Set<string>} files
 */
function closure(key, files = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in the manifest`);
  if (!files.has(chunk.file)) {
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) closure(next, files);
  }
  return files;
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (entry === undefined) throw new Error('no entry in the manifest');
const locales = Object.keys(manifest).filter((key) => /lib\/i18n\/(\w+\/)?\w+\.json$/.test(key));
const routes = Object.keys(manifest).filter((key) => /src\/routes\/\w+Route\.tsx$/.test(key));
/** The heaviest language of the first page's words, or of the rooms'. @param {boolean} rooms */
const heaviest = (rooms) =>
  Math.max(
    ...locales
      .filter((key) => key.includes('/rooms/') === rooms)
      .map((key) => weigh(manifest[key]?.file ?? '')),
  );
/** Pages that come with the words of the first page alone. */
const withoutRooms = ['Collection', 'Login', 'Setup'].map((name) => `src/routes/${name}Route.tsx`);

/** @type {string[]} */
const failures = [];
/** @param {string} what @param {number} size @param {number} limit */
function check(what, size, limit) {
  const fits = size <= limit;
  if (!fits) failures.push(what);
  console.log(
    `${fits ? 'ok  ' : 'OVER'} ${(size / KB).toFixed(1).padStart(7)} of ${(limit / KB).toFixed(0).padStart(3)} KB  ${what}`,
  );
}

for (const route of routes) {
  const files = closure(route, closure(entry));
  const size = [...files].reduce((sum, file) => sum + weigh(file), 0);
  const words = heaviest(false) + (withoutRooms.includes(route) ? 0 : heaviest(true));
  check(route, size + words, route === FIRST_ROUTE ? FIRST_PAGE : FIRST_PAGE + OTHER_PAGE_EXTRA);
}
for (const key of locales) check(key, weigh(manifest[key]?.file ?? ''), ANY_LOCALE);
const chunks = [...new Set(Object.values(manifest).map(({ file }) => file))];
const scripts = chunks.filter((file) => file.endsWith('.js'));
const largest = scripts.reduce((a, b) => (weigh(a) >= weigh(b) ? a : b));
check(`heaviest chunk, ${largest}`, weigh(largest), ANY_CHUNK);

if (failures.length > 0) {
  console.error(`\nover budget: ${failures.join(', ')}`);
  process.exit(1);
}
