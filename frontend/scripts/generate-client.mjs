// Writes src/api/schema.d.ts from src/api/openapi.json, the server's own description of itself.
// `node scripts/generate-client.mjs --print` prints it instead; a unit test compares the two.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const document = new URL('../src/api/openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);
const header = '/** Generated from openapi.json by `npm run gen`. Never edited by hand. */\n\n';

const ast = await openapiTS(JSON.parse(await readFile(document, 'utf8')), {
  alphabetize: true,
});
const text = header + astToString(ast);

if (process.argv.includes('--print')) {
  process.stdout.write(text);
} else {
  await writeFile(target, text);
}
