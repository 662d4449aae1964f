import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '@/api/session';
import type { AlbumDetail, Copy } from '@/api/types';
import { CatalogueTools } from '@/features/corrections/CatalogueTools';
import styles from './AlbumTools.module.css';

const EditAlbum = lazy(() => import('@/features/corrections/EditAlbum'));
const EditCopy = lazy(() => import('@/features/corrections/EditCopy'));

/** What can be put right about an album and one's copies of it, below it as a page and in the panel. */
export function AlbumTools({ album }: { album: AlbumDetail }) {
  const { t } = useTranslation();
  const user = useUser();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'album' | Copy | null>(null);
  return (
    <>
      <div className={styles.edit}>
        {user.role !== 'member' && (
          <Button size="small" variant="outlined" onClick={() => setOpen('album')}>
            {t('edit.album')}
          </Button>
        )}
        {album.copies.map((copy) => (
          <Button key={copy.id} size="small" variant="outlined" onClick={() => setOpen(copy)}>
            {t('edit.copy')}
            {album.copies.length > 1 && ` · ${copy.format ?? copy.support ?? copy.id}`}
          </Button>
        ))}
      </div>
      <CatalogueTools
        thing={{ kind: 'album', id: album.id, name: album.title }}
        parts={album.tracks.map((track) => ({
          id: track.id,
          label: track.title,
          hint: track.artist,
        }))}
        onMerged={(id) => navigate(`/albums/${id}`, { replace: true })}
      />
      <Suspense>
        {open === 'album' && <EditAlbum album={album} onClose={() => setOpen(null)} />}
        {open !== null && open !== 'album' && (
          <EditCopy copy={open} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  );
}
