import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { $api } from '@/api/client';
import type { Listen, ListenPage, ListenQuery } from '@/api/types';
import { mergeNewest } from './newest';
import { PAGE } from './useListens';

/** Listens that are fetched again when something came. */
const NEWEST = 30;
/** Who is this near the top sees new listens come in; others are told how many there are. */
const NEAR_TOP = 120;
const PATH = '/api/v1/history/tracks';

/**
 * Keeps the shown listens true without fetching them all again: the newest are asked for when the server tells of a
 * change, and worked in. What is being read is not moved: new ones wait until the reader wants them.
 */
export function useNewest(query: ListenQuery, head: ListenPage | undefined, headAt: number) {
  const client = useQueryClient();
  const [fresh, setFresh] = useState<readonly Listen[]>([]);
  const { data: newest, dataUpdatedAt: newestAt } = $api.useQuery(
    'get',
    PATH,
    { params: { query: { ...query, limit: NEWEST } } },
    {
      enabled: head !== undefined,
      // What is shown is true until something changes.
      initialData: () => head && { ...head, items: head.items.slice(0, NEWEST) },
      initialDataUpdatedAt: headAt,
      staleTime: Number.POSITIVE_INFINITY,
    },
  );
  const key = useMemo(
    () =>
      $api.queryOptions('get', PATH, { params: { query: { ...query, limit: PAGE } } })
        .queryKey as readonly unknown[],
    [query],
  );

  const put = useCallback(
    (items: Listen[], { total, more_than_total }: ListenPage) =>
      client.setQueryData<InfiniteData<ListenPage>>(
        key,
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page, place) =>
              place === 0 ? { ...page, items, total, more_than_total } : page,
            ),
          },
      ),
    [client, key],
  );

  /** Begins anew with one page, without an empty moment in between. */
  const reload = useCallback(() => {
    client.setQueryData<InfiniteData<ListenPage>>(
      key,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    client.invalidateQueries({ queryKey: key, exact: true });
  }, [client, key]);

  const showFresh = useCallback(() => {
    if (head === undefined || newest === undefined) return;
    const { items, gap } = mergeNewest(head.items, newest);
    if (gap) reload();
    else put(items, newest);
    setFresh([]);
  }, [head, newest, put, reload]);

  const workIn = useEffectEvent(() => {
    if (head === undefined || newest === undefined || newestAt <= headAt) return;
    const { items, fresh: came, gap } = mergeNewest(head.items, newest);
    const isReading = window.scrollY > NEAR_TOP;
    if (isReading) {
      const waiting = new Set(came.map(({ id }) => id));
      const now = gap ? head.items : items.filter(({ id }) => !waiting.has(id));
      setFresh(came);
      if (differs(head.items, now) || newest.total !== head.total) put(now, newest);
    } else if (came.length > 0 || differs(head.items, items)) {
      showFresh();
    } else if (newest.total !== head.total) {
      // Something came or went further down.
      reload();
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other news.
  useEffect(() => setFresh([]), [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something was told.
  useEffect(() => workIn(), [newest, newestAt]);

  const shown = new Set(head?.items.map(({ id }) => id));
  const waiting = fresh.filter(({ id }) => !shown.has(id)).length;
  return { fresh: waiting, atLeast: waiting >= NEWEST, showFresh };
}

/** Whether anything of the list is another object or at another place. */
function differs(a: readonly Listen[], b: readonly Listen[]): boolean {
  return a.length !== b.length || a.some((listen, place) => listen !== b[place]);
}
