/** Invented things to show, complete by default. */
import type {
  Album,
  AlbumDetail,
  ArtistDetail,
  Copy,
  Import,
  Job,
  Listen,
  Playing,
  Session,
  Timeline,
  TrackDetail,
} from '@/api/types';

export function session(): Session {
  return {
    user: {
      id: 1,
      name: 'Ada',
      role: 'owner',
      language: 'en',
      time_zone: 'UTC',
      created_at: '2026-01-01T00:00:00Z',
    },
    csrf_token: 'token-of-the-test',
    expires_at: '2027-01-01T00:00:00Z',
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
    artist_credit: 'The Inventions',
    artist_refs: [{ id: 5, name: 'The Inventions' }],
    genres: ['Jazz'],
    styles: [],
    is_soundtrack: false,
    mbid: null,
    images: [],
    ai_info: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    copies: [],
    plays: id,
    last_played_at: null,
    added_at: null,
    colour: '#2f5d62',
    image_sources: [],
    locked: [],
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
    album_colour: '#2f5d62',
    spotify_url: null,
    apple_music_url: null,
    discogs_url: null,
    ai_info: null,
    artist_refs: [{ id: 5, name: 'The Inventions' }],
    recording_id: id,
    seconds_played: 180,
    duration_ms: 180_000,
    local_day: day,
    ...change,
  };
}

const heard = {
  plays: 12,
  total_duration_seconds: 3600,
  rank: 3,
  first_at: '2020-09-13T12:26:40Z',
  last_at: '2023-11-14T22:13:20Z',
  months: [],
};

export function artistDetail(id: number, change: Partial<ArtistDetail> = {}): ArtistDetail {
  return {
    id,
    name: `Artist ${id}`,
    disambiguation: '',
    aliases: [],
    mbid: null,
    discogs_id: null,
    spotify_id: null,
    lastfm_url: null,
    image_url: null,
    image_sources: [],
    listen_stats: heard,
    albums: [],
    heard_albums: [],
    appears_on: [],
    top_tracks: [],
    ...change,
  };
}

export function trackDetail(id: number, change: Partial<TrackDetail> = {}): TrackDetail {
  return {
    id,
    recording_id: id,
    title: `Song ${id}`,
    artist: 'The Inventions',
    artist_refs: [{ id: 5, name: 'The Inventions' }],
    duration_ms: 187_000,
    isrc: null,
    mbid: null,
    loved: false,
    listen_stats: heard,
    albums: [],
    spellings: [],
    latest_listens: [],
    ...change,
  };
}

/** A silent 20 November 2026, unless it is changed. */
export function timeline(change: Partial<Timeline> = {}): Timeline {
  return {
    date: '2026-11-20',
    hours: {},
    stats: { total_tracks: 0, unique_artists: 0, unique_albums: 0, peak_hour: null },
    day_hours: 24,
    clock: [],
    sessions: [],
    previous_day: null,
    next_day: null,
    ...change,
  };
}

export function importOf(id: number, change: Partial<Import> = {}): Import {
  return {
    id,
    file_name: 'history.json',
    kind: 'spotify_extended',
    state: 'done',
    dry_run: false,
    time_zone: null,
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
      phase: 'done',
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
    undo_state: null,
    undone_at: null,
    undo_report: null,
    ...change,
  };
}

/** An import as the list of work shows it. */
export function jobOf(item: Import, change: Partial<Job> = {}): Job {
  const { read, stored, duplicate, skipped, failed } = item;
  return {
    id: `import-${item.id}`,
    kind: 'import',
    background: false,
    state: item.state,
    title: item.file_name,
    phase: item.report.phase,
    done: item.bytes_done,
    total: item.bytes_total,
    rows_per_second: item.rows_per_second,
    seconds_left: item.seconds_left,
    counts: { read, stored, duplicate, skipped, failed },
    error: item.error,
    actions: [],
    href: `/api/v1/imports/${item.id}`,
    created_at: item.created_at,
    due_at: null,
    finished_at: item.finished_at,
    ...change,
  };
}

export function copy(id: number, change: Partial<Copy> = {}): Copy {
  return {
    id,
    source: 'discogs',
    support: 'Vinyl',
    format: 'LP, Album',
    labels: ['Invented Records'],
    catalog_numbers: ['INV-1'],
    country: 'France',
    released_year: 1977,
    media_condition: 'Mint (M)',
    sleeve_condition: null,
    rating: null,
    folder: null,
    notes: null,
    price_cents: null,
    currency: null,
    added_at: '2026-01-01T00:00:00Z',
    discogs_release_id: null,
    discogs_instance_id: null,
    locked: [],
    ...change,
  };
}

export function track(id: number, change: Partial<AlbumDetail['tracks'][number]> = {}) {
  return {
    id,
    recording_id: id,
    disc: 1,
    number: id,
    title: `Track ${id}`,
    artist: 'The Inventions',
    duration_ms: 187_000,
    plays: 4,
    last_played_at: null,
    loved: false,
    ...change,
  };
}

const whole = { page: 1, pages: 1, next_cursor: null };

/** A window of albums that has no further one. */
export function albumPage(items: Album[], total = items.length) {
  return { ...whole, items, total, page_size: items.length, offset: 0 };
}

/** A page of listens that has no further one. */
export function listenPage(items: Listen[], total = items.length) {
  return { ...whole, items, total, page_size: items.length, more_than_total: false };
}

export function playing(change: Partial<Playing> = {}): Playing {
  return {
    artist: 'The Inventions',
    title: 'Piece 1',
    album: 'Album 1',
    source: 'roon',
    sources: ['roon'],
    client: '',
    place: '',
    paused: false,
    started_at: '2026-11-21T12:00:00Z',
    heard_at: '2026-11-21T12:00:00Z',
    expires_at: '2026-11-21T12:04:30Z',
    position_ms: 0,
    duration_ms: 180_000,
    track_id: 1,
    album_id: 1,
    loved: false,
    album_image: null,
    album_colour: '#7a3b52',
    ...change,
  };
}
