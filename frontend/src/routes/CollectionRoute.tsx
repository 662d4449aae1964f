import { mdiAlbum, mdiFilterOffOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DownloadLinks } from '@/components/ui/DownloadLinks';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Message } from '@/components/ui/Message';
import { PageHeader } from '@/components/ui/PageHeader';
import { AlbumGrid } from '@/features/collection/AlbumGrid';
import { CollectionToolbar } from '@/features/collection/CollectionToolbar';
import { noFilters, readView } from '@/features/collection/filters';
import { GridSkeleton } from '@/features/collection/GridSkeleton';
import { useFirstAlbums } from '@/features/collection/useAlbumWindows';
import { useFormat } from '@/lib/locale';
import { useUrlParams } from '@/lib/useUrlParams';
import { useOpenAlbum } from './useOpenAlbum';

/** The collection as files. */
const files = [
  { name: 'CSV', path: '/api/v1/collection/export/csv' },
  { name: 'JSON', path: '/api/v1/collection/export/json' },
  { name: 'Markdown', path: '/api/v1/collection/export/markdown' },
];

/** `/collection`: every album that is owned, narrowed and ordered by the address. */
export default function CollectionRoute() {
  const { t } = useTranslation();
  const format = useFormat();
  const [params, change] = useUrlParams();
  const view = useMemo(() => readView(params), [params]);
  const albums = useFirstAlbums(view.query);
  const openAlbum = useOpenAlbum();
  const total = albums.data?.total;
  const empty = total === 0 && !albums.isPlaceholderData;

  return (
    <>
      <PageHeader
        title={t('nav.collection')}
        summary={
          total !== undefined && t('count.albums', { count: total, n: format.number(total) })
        }
        actions={!!total && <DownloadLinks files={files} query={view.query} />}
      />
      {empty && view.active === 0 ? (
        <Message
          icon={mdiAlbum}
          title={t('collection.empty')}
          text={t('collection.emptyHint')}
          actions={
            <Button component={Link} to="/import" variant="contained">
              {t('nav.import')}
            </Button>
          }
        />
      ) : (
        <CollectionToolbar view={view} total={total} onChange={change} />
      )}
      {albums.isPending && <GridSkeleton />}
      {albums.isError && total === undefined && (
        <ErrorMessage error={albums.error} onRetry={() => albums.refetch()} />
      )}
      {empty && view.active > 0 && (
        <Message
          icon={mdiFilterOffOutline}
          title={t('collection.noResults')}
          text={t('collection.noResultsHint')}
          actions={
            <Button variant="contained" onClick={() => change(noFilters)}>
              {t('action.clearFilters')}
            </Button>
          }
        />
      )}
      {total !== undefined && total > 0 && (
        <AlbumGrid
          query={view.query}
          total={total}
          stale={albums.isPlaceholderData}
          onOpen={openAlbum}
        />
      )}
    </>
  );
}
