import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { $api } from '@/api/client';
import type { DayTotal } from '@/api/types';

/** The first and the last day of a month (`202611`), as ISO days. */
export function monthBounds(month: number): { from: string; to: string } {
  const year = Math.floor(month / 100);
  const number = month % 100;
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  return {
    from: iso(new Date(Date.UTC(year, number - 1, 1))),
    to: iso(new Date(Date.UTC(year, number, 0))),
  };
}

/** The totals of every day of some months, by day number (`20261120`). */
export function useDayTotals(months: readonly number[]): Map<number, DayTotal> {
  const results = useQueries({
    queries: months.map((month) =>
      $api.queryOptions('get', '/api/v1/history/days', { params: { query: monthBounds(month) } }),
    ),
    combine: (answers) => answers.flatMap((answer) => answer.data?.days ?? []),
  });
  return useMemo(() => new Map(results.map((total) => [total.day, total])), [results]);
}
