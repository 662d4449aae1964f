import { useNavigate, useParams } from 'react-router';
import { $api } from '@/api/client';
import { BackButton } from '@/components/ui/BackButton';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Splash } from '@/components/ui/Splash';
import { ArtistView } from '@/features/artist/ArtistView';
import { CatalogueTools } from '@/features/corrections/CatalogueTools';
import { usePageTitle } from '@/lib/pageTitle';
import { useScrollMemory } from '@/lib/scrollMemory';
import styles from './AlbumRoute.module.css';
import { useLeadOn } from './useLeadOn';

/** `/artists/:id`: an artist with its albums and songs. */
export default function ArtistRoute() {
  const { id } = useParams();
  const navigate = useNavigate();
  const artist = $api.useQuery('get', '/api/v1/artists/{artist_id}', {
    params: { path: { artist_id: Number(id) } },
  });
  useLeadOn('artists', artist.data);
  usePageTitle(artist.data?.name);
  useScrollMemory(
    artist.isSuccess,
    () => null,
    () => undefined,
  );
  return (
    <div className={styles.page}>
      <BackButton />
      {artist.isPending && <Splash />}
      {artist.isError && <ErrorMessage error={artist.error} onRetry={() => artist.refetch()} />}
      {artist.data && (
        <>
          <ArtistView artist={artist.data} />
          <CatalogueTools
            thing={{ kind: 'artist', id: artist.data.id, name: artist.data.name }}
            parts={[...artist.data.albums, ...artist.data.heard_albums].map((album) => ({
              id: album.id,
              label: album.title,
              hint: album.year === null ? '' : String(album.year),
            }))}
            onMerged={(id) => navigate(`/artists/${id}`, { replace: true })}
          />
        </>
      )}
    </div>
  );
}
