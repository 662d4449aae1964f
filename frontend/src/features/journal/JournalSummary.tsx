import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { ListenPage } from '@/api/types';
import { useFormat } from '@/lib/locale';
import type { JournalView } from './filters';

interface JournalSummaryProps {
  view: JournalView;
  /** The first page, which counts them all. */
  head: ListenPage;
}

/** How much was heard: with artists and hours where only days narrow the list, else the count alone. */
export function JournalSummary({ view, head }: JournalSummaryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const onlyDays = view.active === (view.from === null ? 0 : 1);
  const { data } = $api.useQuery(
    'get',
    '/api/v1/history/stats',
    {
      params: {
        query: {
          ...(view.from === null ? {} : { start_date: view.from }),
          ...(view.to === null ? {} : { end_date: view.to }),
        },
      },
    },
    { enabled: onlyDays },
  );
  // Filtered listens are counted up to a limit; beyond it the number is a least.
  const plays = format.number(head.total) + (head.more_than_total ? '+' : '');
  const parts = [t('count.plays', { count: head.total, n: plays })];
  if (onlyDays && data !== undefined) {
    parts.push(
      t('count.artists', { count: data.unique_artists, n: format.number(data.unique_artists) }),
      format.duration(data.total_duration_seconds),
    );
    if (data.pending) parts.push(t('journal.pending'));
  }
  return parts.join(' · ');
}
