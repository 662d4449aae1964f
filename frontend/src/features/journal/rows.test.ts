import { expect, test } from 'vitest';
import { listen } from '@/test/builders';
import { layRows } from './rows';

const kinds = (...minutes: number[]) =>
  layRows(minutes.map((ago, place) => listen(place + 1, ago))).map((row) => row.kind);

test('a sitting stands under its day', () => {
  expect(kinds(0, 4, 8)).toEqual(['day', 'listen', 'listen', 'listen']);
});

test('a pause of half an hour is a silence, measured from the end of the earlier play', () => {
  expect(kinds(0, 32)).toEqual(['day', 'listen', 'listen']);
  const rows = layRows([listen(1, 0), listen(2, 63)]);
  expect(rows[2]).toMatchObject({ kind: 'silence', seconds: 60 * 60 });
});

test('a new day needs no silence before it', () => {
  expect(kinds(0, 24 * 60)).toEqual(['day', 'listen', 'day', 'listen']);
});

test('listens are counted apart from what stands between them', () => {
  const places = layRows([listen(1, 0), listen(2, 24 * 60)]).flatMap((row) =>
    row.kind === 'listen' ? [row.index] : [],
  );
  expect(places).toEqual([0, 1]);
});
