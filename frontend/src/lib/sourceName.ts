import i18next from 'i18next';

/** The services by their own spelling; one that is not listed is shown as it came. */
const names: Record<string, string> = {
  aime: 'AIME',
  apple: 'Apple Music',
  audioscrobbler: 'AudioScrobbler',
  discogs: 'Discogs',
  itunes: 'iTunes',
  koito: 'Koito',
  lastfm: 'Last.fm',
  listenbrainz: 'ListenBrainz',
  maloja: 'Maloja',
  player: 'Player',
  rockbox: 'Rockbox',
  roon: 'Roon',
  spotify: 'Spotify',
  youtube: 'YouTube Music',
};

/** What a source is called. */
export function sourceName(source: string): string {
  if (source === 'hand') return i18next.t('listens.byHand');
  return names[source] ?? source;
}
