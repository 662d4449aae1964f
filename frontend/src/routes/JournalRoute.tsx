import {
  mdiCheckboxMultipleMarkedOutline,
  mdiFilterOffOutline,
  mdiHistory,
  mdiPlus,
} from '@mdi/js';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Listen } from '@/api/types';
import { DownloadLinks } from '@/components/ui/DownloadLinks';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Icon } from '@/components/ui/Icon';
import { Message } from '@/components/ui/Message';
import { PageHeader } from '@/components/ui/PageHeader';
import { FreshPill } from '@/features/journal/FreshPill';
import { noJournalFilters, readJournal } from '@/features/journal/filters';
import { JournalList } from '@/features/journal/JournalList';
import { JournalSkeleton } from '@/features/journal/JournalSkeleton';
import { JournalSummary } from '@/features/journal/JournalSummary';
import { JournalToolbar } from '@/features/journal/JournalToolbar';
import { useListens } from '@/features/journal/useListens';
import { useNewest } from '@/features/journal/useNewest';
import type { Selection } from '@/features/listens/BulkSheet';
import { SelectionBar } from '@/features/listens/SelectionBar';
import { useUrlParams } from '@/lib/useUrlParams';
import styles from './JournalRoute.module.css';
import { useOpenAlbum } from './useOpenAlbum';

const ListenSheet = lazy(() => import('@/features/listens/ListenSheet'));
const BulkSheet = lazy(() => import('@/features/listens/BulkSheet'));

/** The journal as a file. */
const files = [{ name: 'JSONL', path: '/api/v1/history/export/listenbrainz' }];

/** A sheet over the journal: one listen, a new one, or what to do with the selected. */
type Overlay = { listen: Listen | null } | { task: 'edit' | 'delete'; selection: Selection } | null;

/** `/journal`: every listen, newest first, narrowed by the address. */
export default function JournalRoute() {
  const { t } = useTranslation();
  const [params, change] = useUrlParams();
  const view = useMemo(() => readJournal(params), [params]);
  const { pages, listens, head } = useListens(view.query);
  const news = useNewest(
    view.query,
    pages.isPlaceholderData ? undefined : head,
    pages.dataUpdatedAt,
  );
  const openAlbum = useOpenAlbum();
  const total = head?.total;
  const empty = total === 0;
  const narrowed = view.active > 0 || view.to !== null;
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [selected, setSelected] = useState<ReadonlySet<number> | null>(null);
  const [all, setAll] = useState(false);
  const more = useCallback((listen: Listen) => setOverlay({ listen }), []);
  const select = useCallback((listen: Listen) => {
    setAll(false);
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(listen.id)) next.add(listen.id);
      return next;
    });
  }, []);
  const endSelection = useCallback(() => {
    setSelected(null);
    setAll(false);
    setOverlay(null);
  }, []);
  const chosen = selected?.size ?? 0;
  const act = (task: 'edit' | 'delete') =>
    setOverlay({ task, selection: all ? { filter: view.query } : { ids: [...(selected ?? [])] } });

  return (
    <>
      <PageHeader
        title={t('nav.journal')}
        summary={head && <JournalSummary view={view} head={head} />}
        actions={
          <div className={styles.actions}>
            {listens.length > 0 && <DownloadLinks files={files} query={view.query} />}
            {listens.length > 0 && (
              <IconButton
                aria-label={t('listens.startSelection')}
                aria-pressed={selected !== null}
                onClick={() => (selected === null ? setSelected(new Set()) : endSelection())}
              >
                <Icon path={mdiCheckboxMultipleMarkedOutline} />
              </IconButton>
            )}
            <IconButton
              aria-label={t('listens.addTitle')}
              onClick={() => setOverlay({ listen: null })}
            >
              <Icon path={mdiPlus} />
            </IconButton>
          </div>
        }
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
      <FreshPill
        count={news.fresh}
        atLeast={news.atLeast}
        onShow={() => {
          news.showFresh();
          window.scrollTo({ top: 0 });
        }}
      />
      {listens.length > 0 && (
        <JournalList
          listens={listens}
          total={total ?? listens.length}
          wholeDays={view.active === 0}
          hasMore={pages.hasNextPage && !pages.isFetchingNextPage && !pages.isError}
          loadMore={pages.fetchNextPage}
          onOpenAlbum={openAlbum}
          onMore={more}
          selected={selected}
          onSelect={select}
        />
      )}
      {selected !== null && (
        <SelectionBar
          count={all ? (total ?? chosen) : chosen}
          fitting={narrowed && !all ? (total ?? null) : null}
          onAll={() => setAll(true)}
          onEdit={() => act('edit')}
          onDelete={() => act('delete')}
          onEnd={endSelection}
        />
      )}
      <Suspense>
        {overlay !== null && 'listen' in overlay && (
          <ListenSheet
            key={overlay.listen?.id ?? 'new'}
            listen={overlay.listen}
            onClose={() => setOverlay(null)}
          />
        )}
        {overlay !== null && 'task' in overlay && (
          <BulkSheet {...overlay} onClose={() => setOverlay(null)} onDone={endSelection} />
        )}
      </Suspense>
    </>
  );
}
