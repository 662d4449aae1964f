import { $api } from '@/api/client';

/** Lines in one request. */
const PAGE = 50;

/** The ledger of corrections, newest first. */
export function useCorrections() {
  return $api.useInfiniteQuery(
    'get',
    '/api/v1/corrections',
    { params: { query: { limit: PAGE } } },
    {
      initialPageParam: null,
      getNextPageParam: (last: { next_cursor?: string | null }) => last.next_cursor,
    },
  );
}
