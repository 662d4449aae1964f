import { expect, test } from 'vitest';
import { lastMonths } from './MonthBars';

test('twelve months up to the last one with a play, the silent ones included', () => {
  const months = lastMonths([
    { month: '2025-11', plays: 4 },
    { month: '2026-02', plays: 9 },
  ]);
  expect(months).toHaveLength(12);
  expect(months[0]).toEqual({ month: '2025-03', plays: 0 });
  expect(months.at(-1)).toEqual({ month: '2026-02', plays: 9 });
  expect(months.find(({ month }) => month === '2025-11')?.plays).toBe(4);
});
