import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { $api } from '@/api/client';
import type { ListenQuery } from '@/api/types';

/** Listens in one request. */
export const PAGE = 100;

/** The journal's listens, newest first, and a way to get more of them. */
export function useListens(query: ListenQuery) {
  const pages = $api.useInfiniteQuery(
    'get',
    '/api/v1/history/tracks',
    { params: { query: { ...query, limit: PAGE } } },
    {
      // Kept true by `useNewest`, which does not move what is being read.
      meta: { steady: true },
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      initialPageParam: null,
      placeholderData: keepPreviousData,
      getNextPageParam: (last: { next_cursor?: string | null }) => last.next_cursor,
    },
  );
  const listens = useMemo(
    () => pages.data?.pages.flatMap((page) => page.items) ?? [],
    [pages.data],
  );
  return { pages, listens, head: pages.data?.pages[0] };
}
