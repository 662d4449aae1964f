import { useId } from 'react';
import { useParams } from 'react-router';
import { BackButton } from '@/components/ui/BackButton';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { AlbumSkeleton } from '@/features/album/AlbumSkeleton';
import { AlbumView } from '@/features/album/AlbumView';
import { useAlbum } from '@/features/album/useAlbum';
import { usePageTitle } from '@/lib/pageTitle';
import { useScrollMemory } from '@/lib/scrollMemory';
import styles from './AlbumRoute.module.css';
import { AlbumTools } from './AlbumTools';
import { useLeadOn } from './useLeadOn';

/** `/albums/:id` as a page: on a phone, after a reload, in a tab of its own. */
export default function AlbumRoute() {
  const { id } = useParams();
  const album = useAlbum(Number(id));
  const headingId = useId();

  useLeadOn('albums', album.data);
  usePageTitle(album.data?.title);
  useScrollMemory(
    album.isSuccess,
    () => null,
    () => undefined,
  );

  return (
    <div className={styles.page}>
      <BackButton />
      {album.isPending && <AlbumSkeleton />}
      {album.isError && <ErrorMessage error={album.error} onRetry={() => album.refetch()} />}
      {album.data && (
        <>
          <AlbumView album={album.data} headingId={headingId} />
          <AlbumTools album={album.data} />
        </>
      )}
    </div>
  );
}
