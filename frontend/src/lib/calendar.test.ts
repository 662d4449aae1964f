import { expect, test } from 'vitest';
import { monthBounds, weeksOf } from './calendar';
import { shiftMonth } from './months';

test('a month is laid out in weeks that begin on Monday', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  expect(weeks.at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null]);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
});

test.each([
  { month: '2026-01', step: -1, other: '2025-12' },
  { month: '2026-12', step: 1, other: '2027-01' },
  { month: '2026-05', step: 14, other: '2027-07' },
])('$step months from $month is $other', ({ month, step, other }) => {
  expect(shiftMonth(month, step)).toBe(other);
});

test('February ends where it ends', () => {
  expect(monthBounds('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
});
