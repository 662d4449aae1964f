import { mdiFilterOffOutline, mdiHistory } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Message } from '@/components/ui/Message';
import { PageHeader } from '@/components/ui/PageHeader';
import { noJournalFilters, readJournal } from '@/features/journal/filters';
import { JournalList } from '@/features/journal/JournalList';
import { JournalSkeleton } from '@/features/journal/JournalSkeleton';
import { JournalSummary } from '@/features/journal/JournalSummary';
import { JournalToolbar } from '@/features/journal/JournalToolbar';
import { useListens } from '@/features/journal/useListens';
import { useUrlParams } from '@/lib/useUrlParams';
import { useOpenAlbum } from './useOpenAlbum';

/** `/journal`: every listen, newest first, narrowed by the address. */
export default function JournalRoute() {
  const { t } = useTranslation();
  const [params, change] = useUrlParams();
  const view = useMemo(() => readJournal(params), [params]);
  const { pages, listens, head } = useListens(view.query);
  const openAlbum = useOpenAlbum();
  const total = head?.total;
  const empty = total === 0;
  const narrowed = view.active > 0 || view.to !== null;

  return (
    <>
      <PageHeader
        title={t('nav.journal')}
        summary={head && <JournalSummary view={view} head={head} />}
      />
      {!(empty && !narrowed) && <JournalToolbar view={view} listens={listens} onChange={change} />}
      {pages.isPending && <JournalSkeleton />}
      {pages.isError && listens.length === 0 && (
        <ErrorMessage error={pages.error} onRetry={() => pages.refetch()} />
      )}
      {empty && !narrowed && (
        <Message
          icon={mdiHistory}
          title={t('journal.empty')}
          text={t('journal.emptyHint')}
          actions={
            <Button component={Link} to="/import" variant="contained">
              {t('nav.import')}
            </Button>
          }
        />
      )}
      {empty && narrowed && (
        <Message
          icon={mdiFilterOffOutline}
          title={t('journal.noResults')}
          text={t('journal.noResultsHint')}
          actions={
            <Button variant="contained" onClick={() => change(noJournalFilters)}>
              {t('action.clearFilters')}
            </Button>
          }
        />
      )}
      {listens.length > 0 && (
        <JournalList
          listens={listens}
          total={total ?? listens.length}
          wholeDays={view.active === 0}
          hasMore={pages.hasNextPage && !pages.isFetchingNextPage && !pages.isError}
          loadMore={pages.fetchNextPage}
          onOpenAlbum={openAlbum}
        />
      )}
    </>
  );
}
