import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the committed types are those of the committed document', () => {
  const generated = execFileSync('node', ['scripts/generate-client.mjs', '--print'], {
    encoding: 'utf8',
  });
  expect(readFileSync('src/api/schema.d.ts', 'utf8')).toBe(generated);
}, 30_000);
