import { expect, test } from 'vitest';
import { shiftMonth, weeksOf } from './calendar';
import { monthBounds } from './useDayTotals';

test('a month is laid out in weeks that begin on Monday', () => {
  const weeks = weeksOf(202_611);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, 20_261_101]);
  expect(weeks.at(-1)).toEqual([20_261_130, null, null, null, null, null, null]);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
});

test.each([
  { month: 202_601, step: -1, other: 202_512 },
  { month: 202_612, step: 1, other: 202_701 },
  { month: 202_605, step: 14, other: 202_707 },
])('$step months from $month is $other', ({ month, step, other }) => {
  expect(shiftMonth(month, step)).toBe(other);
});

test('February ends where it ends', () => {
  expect(monthBounds(202_402)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
});
