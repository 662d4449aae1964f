/** Loving a track: shown at once wherever the track is, taken back if the server refuses. */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { $api } from './client';
import type { AlbumDetail, ListenPage, NowPlaying, Timeline, TrackDetail } from './types';

const LISTENS = ['get', '/api/v1/history/tracks'] as const;
const DAY = ['get', '/api/v1/history/timeline'] as const;
const TRACK = ['get', '/api/v1/tracks/{track_id}'] as const;
const PLAYING = ['get', '/api/v1/now-playing'] as const;
const ALBUM = ['get', '/api/v1/collection/albums/{album_id}'] as const;

function setLoved(client: QueryClient, trackId: number, loved: boolean): void {
  const mark = <Item extends { loved: boolean }>(item: Item, id: number) =>
    id === trackId && item.loved !== loved ? { ...item, loved } : item;
  const markAll = (page: ListenPage) => ({
    ...page,
    items: page.items.map((listen) => mark(listen, listen.track_id)),
  });
  client.setQueriesData<InfiniteData<ListenPage> | ListenPage>({ queryKey: LISTENS }, (data) => {
    if (data === undefined) return data;
    return 'pageParams' in data ? { ...data, pages: data.pages.map(markAll) } : markAll(data);
  });
  client.setQueriesData<Timeline>(
    { queryKey: DAY },
    (day) =>
      day && {
        ...day,
        hours: Object.fromEntries(
          Object.entries(day.hours).map(([hour, listens]) => [
            hour,
            listens.map((listen) => mark(listen, listen.track_id)),
          ]),
        ),
      },
  );
  client.setQueriesData<TrackDetail>(
    { queryKey: TRACK },
    (track) =>
      track && {
        ...mark(track, track.id),
        latest_listens: track.latest_listens.map((listen) => mark(listen, listen.track_id)),
      },
  );
  client.setQueriesData<NowPlaying>(
    { queryKey: PLAYING },
    (on) =>
      on && {
        ...on,
        items: on.items.map((song) => (song.track_id === trackId ? { ...song, loved } : song)),
      },
  );
  client.setQueriesData<AlbumDetail>(
    { queryKey: ALBUM },
    (album) => album && { ...album, tracks: album.tracks.map((track) => mark(track, track.id)) },
  );
}

/** Flips a track's love. `loved` is what it is before. */
export function useToggleLove(): (track: { trackId: number; loved: boolean }) => void {
  const client = useQueryClient();
  const { mutate } = $api.useMutation('post', '/api/v1/history/tracks/{track_id}/love', {
    onSuccess: ({ track_id, loved }) => setLoved(client, track_id, loved),
  });
  return ({ trackId, loved }) => {
    setLoved(client, trackId, !loved);
    mutate(
      { params: { path: { track_id: trackId } } },
      { onError: () => setLoved(client, trackId, loved) },
    );
  };
}
