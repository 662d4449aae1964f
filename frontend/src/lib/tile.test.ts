import { expect, test } from 'vitest';
import { initials, inkOn, tileColour } from './tile';

test.each([
  ['Kind of Blue', 'KO'],
  ['  …And Justice', 'AJ'],
  ['÷', '÷'],
  ['élan vital', 'ÉV'],
  ['', ''],
])('the initials of "%s" are "%s"', (title, letters) => {
  expect(initials(title)).toBe(letters);
});

test('a tile keeps its colour', () => {
  expect(tileColour('An Artist\nAn Album')).toBe(tileColour('An Artist\nAn Album'));
  expect(tileColour('An Artist\nAn Album')).toMatch(/^#[0-9a-f]{6}$/);
});

test('the ink can be read on its tile', () => {
  expect(inkOn('#000000')).toBe('#ffffff');
  expect(inkOn('#ffd166')).toBe('#1d1a17');
});
