import { expect, test } from 'vitest';
import { keyTarget } from './useRovingFocus';

/** Ten cards in rows of four, two rows on the screen. */
const grid = { count: 10, columns: 4, rowsInView: 2 };

test.each([
  { key: 'ArrowRight', from: 3, to: 4 },
  { key: 'ArrowRight', from: 9, to: 9 },
  { key: 'ArrowLeft', from: 0, to: 0 },
  { key: 'ArrowDown', from: 1, to: 5 },
  { key: 'ArrowDown', from: 7, to: 7 },
  { key: 'ArrowUp', from: 2, to: 2 },
  { key: 'PageDown', from: 1, to: 9 },
  { key: 'PageUp', from: 9, to: 1 },
  { key: 'Home', from: 6, to: 0 },
  { key: 'End', from: 0, to: 9 },
  { key: 'x', from: 3, to: null },
])('$key leads from $from to $to', ({ key, from, to }) => {
  expect(keyTarget(key, from, grid)).toBe(to);
});

test('an empty list leads nowhere', () => {
  expect(keyTarget('End', 0, { ...grid, count: 0 })).toBeNull();
});
