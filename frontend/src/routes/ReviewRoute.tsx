import { mdiCheckAll, mdiFilterOffOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DuplicateQuery } from '@/api/types';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Message } from '@/components/ui/Message';
import { PageHeader } from '@/components/ui/PageHeader';
import { CaseCard } from '@/features/corrections/CaseCard';
import { ReviewToolbar } from '@/features/corrections/ReviewToolbar';
import { useDuplicates, useJudge } from '@/features/corrections/useDuplicates';
import { useUrlParams } from '@/lib/useUrlParams';
import styles from './ReviewRoute.module.css';

const filters = ['reason', 'source', 'artist', 'import_id', 'released'] as const;

function readQuery(params: URLSearchParams): DuplicateQuery {
  const text = (name: string) => params.get(name) ?? undefined;
  const number = Number(params.get('import_id'));
  return {
    reason: text('reason'),
    source: text('source'),
    artist: text('artist'),
    import_id: number > 0 ? number : undefined,
    released: params.get('released') === 'true' ? true : undefined,
  };
}

/** `/review`: reports that do not count, beside those that stand for their plays. */
export default function ReviewRoute() {
  const { t } = useTranslation();
  const [params, change] = useUrlParams();
  const query = useMemo(() => readQuery(params), [params]);
  const cases = useDuplicates(query);
  const judge = useJudge();
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = filters.some((name) => params.has(name));
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('review.heading')}
        actions={
          <Link to="/corrections" className={styles.other}>
            {t('corrections.heading')}
          </Link>
        }
      />
      <p className={styles.lead}>{t('review.lead')}</p>
      {(items.length > 0 || narrowed) && (
        <ReviewToolbar
          query={query}
          busy={judge.pending}
          onChange={change}
          onReleaseAll={() =>
            judge.releaseAll({
              reason: query.reason,
              source: query.source,
              artist: query.artist,
              import_id: query.import_id,
            })
          }
        />
      )}
      {cases.isError && items.length === 0 && (
        <ErrorMessage error={cases.error} onRetry={() => cases.refetch()} />
      )}
      {cases.isSuccess && items.length === 0 && (
        <Message
          icon={narrowed ? mdiFilterOffOutline : mdiCheckAll}
          title={t(narrowed ? 'review.noResults' : 'review.empty')}
          text={narrowed ? undefined : t('review.emptyHint')}
          actions={
            narrowed && (
              <Button
                variant="contained"
                onClick={() => change(Object.fromEntries(filters.map((name) => [name, null])))}
              >
                {t('action.clearFilters')}
              </Button>
            )
          }
        />
      )}
      {items.map((item) => (
        <CaseCard
          key={item.report.id}
          item={item}
          busy={judge.pending}
          onRelease={(id) => judge.release([id])}
          onSuppress={(id) => judge.suppress([id])}
        />
      ))}
      {cases.hasNextPage && (
        <Button loading={cases.isFetchingNextPage} onClick={() => cases.fetchNextPage()}>
          {t('review.more')}
        </Button>
      )}
    </div>
  );
}
