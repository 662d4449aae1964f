import { useParams } from 'react-router';
import { $api } from '@/api/client';
import { BackButton } from '@/components/ui/BackButton';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Splash } from '@/components/ui/Splash';
import { TrackView } from '@/features/track/TrackView';
import { usePageTitle } from '@/lib/pageTitle';
import { useScrollMemory } from '@/lib/scrollMemory';
import styles from './AlbumRoute.module.css';

/** `/tracks/:id`: a song, whatever album it is on. */
export default function TrackRoute() {
  const { id } = useParams();
  const track = $api.useQuery('get', '/api/v1/tracks/{track_id}', {
    params: { path: { track_id: Number(id) } },
  });
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
      {track.data && <TrackView track={track.data} />}
    </div>
  );
}
