import { useNavigate } from 'react-router';
import type { AlbumDetail } from '@/api/types';
import { CatalogueTools } from '@/features/corrections/CatalogueTools';

/** What can be put right about an album, below it as a page and in the panel. */
export function AlbumTools({ album }: { album: AlbumDetail }) {
  const navigate = useNavigate();
  return (
    <CatalogueTools
      thing={{ kind: 'album', id: album.id, name: album.title }}
      parts={album.tracks.map((track) => ({
        id: track.id,
        label: track.title,
        hint: track.artist,
      }))}
      onMerged={(id) => navigate(`/albums/${id}`, { replace: true })}
    />
  );
}
