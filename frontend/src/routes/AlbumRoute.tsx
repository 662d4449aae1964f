import { mdiArrowLeft } from '@mdi/js';
import Button from '@mui/material/Button';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Icon } from '@/components/ui/Icon';
import { AlbumSkeleton } from '@/features/album/AlbumSkeleton';
import { AlbumView } from '@/features/album/AlbumView';
import { useAlbum } from '@/features/album/useAlbum';
import { useScrollMemory } from '@/lib/scrollMemory';
import styles from './AlbumRoute.module.css';

/** `/albums/:id` as a page: on a phone, after a reload, in a tab of its own. */
export default function AlbumRoute() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const { key } = useLocation();
  const album = useAlbum(Number(id));
  const headingId = useId();
  const title = album.data?.title;

  useEffect(() => {
    if (title !== undefined) document.title = `${title} · AIME`;
  }, [title]);
  useScrollMemory(
    album.isSuccess,
    () => null,
    () => undefined,
  );

  return (
    <div className={styles.page}>
      <Button
        size="small"
        // The first entry of a tab has nothing behind it.
        onClick={() => (key === 'default' ? navigate('/collection') : navigate(-1))}
        startIcon={<Icon path={mdiArrowLeft} size={20} />}
        className={styles.back}
      >
        {t('action.back')}
      </Button>
      {album.isPending && <AlbumSkeleton />}
      {album.isError && <ErrorMessage error={album.error} onRetry={() => album.refetch()} />}
      {album.data && <AlbumView album={album.data} headingId={headingId} />}
    </div>
  );
}
