import { useNavigate, useParams } from 'react-router';
import { $api } from '@/api/client';
import { BackButton } from '@/components/ui/BackButton';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Splash } from '@/components/ui/Splash';
import { CatalogueTools } from '@/features/corrections/CatalogueTools';
import { TrackView } from '@/features/track/TrackView';
import { usePageTitle } from '@/lib/pageTitle';
import { useScrollMemory } from '@/lib/scrollMemory';
import styles from './AlbumRoute.module.css';
import { useLeadOn } from './useLeadOn';

/** `/tracks/:id`: a song, whatever album it is on. */
export default function TrackRoute() {
  const { id } = useParams();
  const navigate = useNavigate();
  const track = $api.useQuery('get', '/api/v1/tracks/{track_id}', {
    params: { path: { track_id: Number(id) } },
  });
  useLeadOn('tracks', track.data);
  usePageTitle(track.data?.title);
  useScrollMemory(
    track.isSuccess,
    () => null,
    () => undefined,
  );
  return (
    <div className={styles.page}>
      <BackButton />
      {track.isPending && <Splash />}
      {track.isError && <ErrorMessage error={track.error} onRetry={() => track.refetch()} />}
      {track.data && (
        <>
          <TrackView track={track.data} />
          <CatalogueTools
            thing={{ kind: 'track', id: track.data.id, name: track.data.title }}
            parts={track.data.spellings.map((spelling) => ({
              id: spelling.id,
              label: spelling.title,
              hint: [spelling.artist, spelling.album].filter(Boolean).join(' · '),
            }))}
            onMerged={(id) => navigate(`/tracks/${id}`, { replace: true })}
          />
        </>
      )}
    </div>
  );
}
