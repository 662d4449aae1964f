/** Invented exports, in the layouts that the services use. */

/** A Spotify extended history of `days` days up to 20 November 2026, three plays a day and one too short. */
export function spotifyHistory(days: number): { name: string; content: string } {
  const rows = Array.from({ length: days }, (_, back) => {
    const end = new Date(Date.UTC(2026, 10, 20 - back, 20, 0));
    const play = (minutes: number, track: string, heardMs: number) => ({
      ts: new Date(end.getTime() - minutes * 60_000).toISOString().replace('.000Z', 'Z'),
      platform: 'linux',
      ms_played: heardMs,
      conn_country: 'CH',
      master_metadata_track_name: track,
      master_metadata_album_artist_name: 'The Paper Lanterns',
      master_metadata_album_album_name: 'Harbour Lights',
      spotify_track_uri: `spotify:track:${track.replaceAll(' ', '').padEnd(22, '0').slice(0, 22)}`,
      episode_name: null,
      episode_show_name: null,
      spotify_episode_uri: null,
      reason_start: 'trackdone',
      reason_end: heardMs < 30_000 ? 'fwdbtn' : 'trackdone',
      shuffle: false,
      skipped: heardMs < 30_000,
      offline: false,
      offline_timestamp: null,
      incognito_mode: false,
    });
    return [
      play(0, 'Salt and Copper', 240_000),
      play(5, 'Night Ferry', 200_000),
      play(10, 'Lighthouse Keeper', 180_000),
      play(14, 'Skipped Intro', 9000),
    ];
  });
  return {
    name: 'Streaming_History_Audio_2026_0.json',
    content: JSON.stringify(rows.flat()),
  };
}

const COLUMNS = [
  'Catalog#',
  'Artist',
  'Title',
  'Label',
  'Format',
  'Rating',
  'Released',
  'release_id',
  'CollectionFolder',
  'Date Added',
  'Collection Media Condition',
  'Collection Sleeve Condition',
  'Collection Notes',
];

const shelf = [
  { artist: 'The Paper Lanterns', title: 'Harbour Lights', format: 'LP, Album', year: 1977 },
  { artist: 'The Paper Lanterns', title: 'Inland', format: 'CD, Album', year: 1991 },
  { artist: 'Amber Motel', title: 'Second Weather', format: 'LP, Album', year: 1983 },
  { artist: 'Zinc Orchard', title: 'Quiet Machines', format: 'CD, Album, RE', year: 2004 },
  { artist: 'Élan Vital', title: 'Été', format: 'LP, Album', year: 1969 },
];

/** A Discogs collection of five albums: three on vinyl, two on CD. */
export function discogsCollection(): { name: string; content: string } {
  const rows = shelf.map(({ artist, title, format, year }, place) => [
    `INV-${place + 1}`,
    artist,
    title,
    'Invented Records',
    format,
    place === 0 ? '5' : '',
    String(year),
    String(900_000 + place),
    'Living room',
    `2026-0${place + 1}-15 10:00:00`,
    'Near Mint (NM or M-)',
    'Very Good Plus (VG+)',
    '',
  ]);
  const quoted = [COLUMNS, ...rows].map((row) =>
    row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
  );
  return { name: 'ada-collection-20261120.csv', content: `${quoted.join('\r\n')}\r\n` };
}

/** The plays of `spotifyHistory` as Last.fm tells them: by the start, to the minute, on the same days. */
export function lastFmHistory(days: number): { name: string; content: string } {
  const plays = [
    { minutes: 4, track: 'Salt and Copper' },
    { minutes: 8, track: 'Night Ferry' },
    { minutes: 13, track: 'Lighthouse Keeper' },
  ];
  const rows = Array.from({ length: days }, (_, back) =>
    plays.map(({ minutes, track }) => {
      const start = new Date(Date.UTC(2026, 10, 20 - back, 20, -minutes));
      const month = start.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
      const time = start.toISOString().slice(11, 16);
      const day = `${start.getUTCDate()}`.padStart(2, '0');
      return `The Paper Lanterns,Harbour Lights,${track},${day} ${month} 2026 ${time}`;
    }),
  );
  return { name: 'ada.csv', content: `${rows.flat().join('\n')}\n` };
}
