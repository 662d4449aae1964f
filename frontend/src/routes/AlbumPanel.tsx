import { mdiArrowExpand, mdiClose } from '@mdi/js';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Icon } from '@/components/ui/Icon';
import { AlbumSkeleton } from '@/features/album/AlbumSkeleton';
import { AlbumView } from '@/features/album/AlbumView';
import { useAlbum } from '@/features/album/useAlbum';
import styles from './AlbumPanel.module.css';
import { AlbumTools } from './AlbumTools';
import { useLeadOn } from './useLeadOn';

/** `/albums/:id` over the page it was opened from; Back, Escape and the backdrop return there. */
export default function AlbumPanel() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  const album = useAlbum(Number(id));
  const headingId = useId();
  useLeadOn('albums', album.data);
  const close = () => navigate(-1);

  return (
    <Drawer
      open
      anchor="right"
      onClose={close}
      slotProps={{
        paper: {
          className: styles.panel,
          'aria-labelledby': album.data ? headingId : undefined,
          'aria-label': album.data ? undefined : t('shell.loading'),
          role: 'dialog',
          'aria-modal': true,
        },
      }}
    >
      <div className={styles.actions}>
        <IconButton component={Link} to={`/albums/${id}`} replace aria-label={t('album.fullPage')}>
          <Icon path={mdiArrowExpand} size={20} />
        </IconButton>
        <IconButton onClick={close} aria-label={t('action.close')}>
          <Icon path={mdiClose} />
        </IconButton>
      </div>
      {album.isPending && <AlbumSkeleton />}
      {album.isError && <ErrorMessage error={album.error} onRetry={() => album.refetch()} />}
      {album.data && (
        <>
          <AlbumView album={album.data} headingId={headingId} />
          <AlbumTools album={album.data} />
        </>
      )}
    </Drawer>
  );
}
