import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { monthBounds } from '@/lib/calendar';
import { $api } from './client';
import type { DayTotal } from './types';

/** The totals of every day of some months, by ISO day. */
export function useDayTotals(months: readonly string[]): Map<string, DayTotal> {
  const results = useQueries({
    queries: months.map((month) =>
      $api.queryOptions('get', '/api/v1/history/days', { params: { query: monthBounds(month) } }),
    ),
    combine: (answers) => answers.flatMap((answer) => answer.data?.items ?? []),
  });
  return useMemo(() => new Map(results.map((total) => [total.day, total])), [results]);
}
