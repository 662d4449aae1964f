import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import type { DuplicateQuery } from '@/api/types';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { say } from '@/lib/toasts';

/** Cases in one request. */
const PAGE = 30;

/** The suppressed reports beside their winners, newest first. */
export function useDuplicates(query: DuplicateQuery) {
  return $api.useInfiniteQuery(
    'get',
    '/api/v1/history/duplicates',
    { params: { query: { ...query, limit: PAGE } } },
    {
      initialPageParam: null,
      placeholderData: keepPreviousData,
      getNextPageParam: (last: { next_cursor?: string | null }) => last.next_cursor,
    },
  );
}

/** Lets reports back in or suppresses them again, and offers the way back. */
export function useJudge(): {
  release: (ids: number[]) => void;
  suppress: (ids: number[]) => void;
  releaseAll: (filter: Pick<DuplicateQuery, 'reason' | 'source' | 'import_id' | 'artist'>) => void;
  pending: boolean;
} {
  const { t } = useTranslation();
  const client = useQueryClient();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const onError = (error: unknown) => say(briefly(error));
  const release = $api.useMutation('post', '/api/v1/history/duplicates/release', {
    onSuccess: ({ changed, correction_id: id }) =>
      sayCorrected(t('review.releasedToast', { count: changed }), id),
    onError,
    onSettled: corrected,
  });
  const suppress = $api.useMutation('post', '/api/v1/history/duplicates/suppress', {
    onSuccess: ({ changed, correction_id: id }) =>
      sayCorrected(t('review.suppressedToast', { count: changed }), id),
    onError,
    onSettled: corrected,
  });
  return {
    release: (ids) => release.mutate({ body: { ids } }),
    suppress: (ids) => suppress.mutate({ body: { ids } }),
    releaseAll: (filter) => {
      client.cancelQueries({ queryKey: ['get', '/api/v1/history/duplicates'] });
      release.mutate({ body: filter });
    },
    pending: release.isPending || suppress.isPending,
  };
}
