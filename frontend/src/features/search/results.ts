/** What a search found, as one list to walk through. */
import type { SearchResults } from '@/api/types';

/** A line of the palette. */
export interface Result {
  id: string;
  kind: 'page' | 'album' | 'artist' | 'track';
  title: string;
  /** What tells it from others of the same title. */
  text: string;
  /** Where it leads. */
  to: string;
  cover?: { image: string | null; colour: string | null; artist: string };
}

/** Pages first, since they are few and typed on purpose; then what the server found, as it ranked it. */
export function toResults(pages: readonly Result[], found: SearchResults | undefined): Result[] {
  if (found === undefined) return [...pages];
  return [
    ...pages,
    ...found.albums.map(
      (album): Result => ({
        id: `album-${album.id}`,
        kind: 'album',
        title: album.title,
        text: [album.artists.join(', '), album.year].filter(Boolean).join(' · '),
        to: `/albums/${album.id}`,
        cover: { image: album.image_url, colour: album.colour, artist: album.artists.join(', ') },
      }),
    ),
    ...found.artists.map(
      (artist): Result => ({
        id: `artist-${artist.id}`,
        kind: 'artist',
        title: artist.name,
        text: '',
        to: `/artists/${artist.id}`,
      }),
    ),
    ...found.tracks.map(
      (track): Result => ({
        id: `track-${track.id}`,
        kind: 'track',
        title: track.title,
        text: [track.artists.join(', '), track.album].filter(Boolean).join(' · '),
        to: `/tracks/${track.id}`,
        cover: { image: track.image_url, colour: null, artist: track.artists.join(', ') },
      }),
    ),
  ];
}
