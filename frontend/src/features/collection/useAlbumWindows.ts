import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { $api } from '@/api/client';
import type { Album, AlbumQuery } from '@/api/types';

/** Albums in one request: a few screens' worth, about 2 KB compressed. */
const WINDOW = 60;

function windowOptions(query: AlbumQuery, number: number) {
  return $api.queryOptions('get', '/api/v1/collection/albums', {
    params: { query: { ...query, offset: number * WINDOW, limit: WINDOW } },
  });
}

/** The first window, which also tells how many albums the filters leave; the last one's while it is new. */
export function useFirstAlbums(query: AlbumQuery) {
  return useQuery({ ...windowOptions(query, 0), placeholderData: keepPreviousData });
}

/** Fetches the windows around the places `first` to `last`; gives the album at a place once it is here. */
export function useAlbumWindows(
  query: AlbumQuery,
  first: number,
  last: number,
): (index: number) => Album | undefined {
  const from = Math.floor(first / WINDOW);
  const to = Math.floor(last / WINDOW);
  const numbers = useMemo(
    () => Array.from({ length: to - from + 1 }, (_, step) => from + step),
    [from, to],
  );
  const windows = useQueries({
    queries: numbers.map((number) => windowOptions(query, number)),
  });
  return (index) => windows[Math.floor(index / WINDOW) - from]?.data?.items[index % WINDOW];
}
