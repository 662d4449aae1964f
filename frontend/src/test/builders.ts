/** Invented things to show, complete by default. */
import type { Album, AlbumDetail, Import, Listen, Session } from '@/api/types';

export function session(): Session {
  return {
    user: { id: 1, name: 'Ada', role: 'owner', language: 'en', time_zone: 'UTC' },
    csrf_token: 'token-of-the-test',
  };
}

export function album(id: number, change: Partial<Album> = {}): Album {
  return {
    id,
    title: `Album ${id}`,
    year: 1970 + (id % 50),
    support: 'Vinyl',
    discogs_id: null,
    spotify_url: null,
    apple_music_url: null,
    discogs_url: null,
    genre: 'Jazz',
    artists: ['The Inventions'],
    images: [],
    ai_info: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    copies: [],
    plays: id,
    last_played_at: null,
    added_at: null,
    colour: '#2f5d62',
    ...change,
  };
}

export function albumDetail(id: number, change: Partial<AlbumDetail> = {}): AlbumDetail {
  return {
    ...album(id),
    resume: null,
    labels: [],
    film_title: null,
    film_year: null,
    film_director: null,
    artist_images: {},
    artists_detailed: [],
    tracks: [],
    listen_stats: { plays: 0, first_at: null, last_at: null, months: [] },
    ...change,
  };
}

/** A listen `minutes` before noon (UTC) of 20 November 2026. */
export function listen(id: number, minutes: number, change: Partial<Listen> = {}): Listen {
  const timestamp = 1_795_176_000 - minutes * 60;
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10);
  return {
    id,
    timestamp,
    date: `${day} 12:00`,
    artist: 'The Inventions',
    title: `Track ${id}`,
    album: 'Album 1',
    year: 1971,
    album_id: 1,
    track_id: id,
    loved: false,
    source: 'spotify',
    sources: ['spotify'],
    artist_image: null,
    album_image: null,
    album_lastfm_image: null,
    spotify_url: null,
    apple_music_url: null,
    discogs_url: null,
    ai_info: null,
    played_ms: 180_000,
    duration_ms: 180_000,
    local_day: Number(day.replaceAll('-', '')),
    ...change,
  };
}

export function importOf(id: number, change: Partial<Import> = {}): Import {
  return {
    id,
    file_name: 'history.json',
    file_size: 1000,
    kind: 'spotify_extended',
    state: 'done',
    dry_run: false,
    read: 10,
    stored: 7,
    duplicate: 1,
    skipped: 2,
    failed: 0,
    bytes_total: 1000,
    bytes_done: 1000,
    rows_per_second: null,
    seconds_left: null,
    error: null,
    report: {
      reasons: [
        { outcome: 'duplicate', reason: 'already_stored', count: 1 },
        { outcome: 'skipped', reason: 'too_short', count: 2 },
      ],
      first_listen_at: null,
      last_listen_at: null,
      notes: [],
    },
    created_at: '2026-11-20T12:00:00Z',
    started_at: '2026-11-20T12:00:00Z',
    finished_at: '2026-11-20T12:00:01Z',
    ...change,
  };
}

/** A page of a list that has no further one. */
export function page<Item>(items: Item[], total = items.length) {
  return { items, total, page: 1, page_size: items.length, pages: 1, next_cursor: null };
}
