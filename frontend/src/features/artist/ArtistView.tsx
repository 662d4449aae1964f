import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ArtistDetail } from '@/api/types';
import { AlbumTiles } from '@/components/ui/AlbumTiles';
import { Cover } from '@/components/ui/Cover';
import { Elsewhere } from '@/components/ui/Elsewhere';
import { HeardBox } from '@/components/ui/HeardBox';
import { useFormat } from '@/lib/locale';
import styles from './ArtistView.module.css';
import { TopTracks } from './TopTracks';

/** Months with bars: two years tell whether somebody is new, steady or past. */
const MONTHS = 24;

/** Everything about an artist: how often it was heard, what is owned of it, and what is not. */
export function ArtistView({ artist }: { artist: ArtistDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shelves = [
    { key: 'owned', title: t('artist.owned'), albums: artist.albums, withArtists: false },
    { key: 'heard', title: t('artist.heard'), albums: artist.heard_albums, withArtists: false },
    { key: 'appears', title: t('artist.appears'), albums: artist.appears_on, withArtists: true },
  ].filter(({ albums }) => albums.length > 0);

  return (
    <article className={styles.artist}>
      <header className={styles.header}>
        <div className={styles.portrait}>
          <Cover title={artist.name} artist={artist.name} image={artist.image_url} />
        </div>
        <div className={styles.names}>
          <h1 tabIndex={-1} data-page-heading="">
            {artist.name}
          </h1>
          {artist.disambiguation !== '' && <p className={styles.facts}>{artist.disambiguation}</p>}
          {artist.aliases.length > 0 && (
            <p className={styles.facts}>
              {t('artist.aliases', { names: format.list(artist.aliases) })}
            </p>
          )}
          <Elsewhere
            links={[
              { name: 'Spotify', url: at('https://open.spotify.com/artist/', artist.spotify_id) },
              { name: 'MusicBrainz', url: at('https://musicbrainz.org/artist/', artist.mbid) },
              { name: 'Discogs', url: at('https://www.discogs.com/artist/', artist.discogs_id) },
              { name: 'Last.fm', url: artist.lastfm_url },
            ]}
          />
        </div>
      </header>
      <HeardBox stats={artist.listen_stats} months={MONTHS} />
      {artist.listen_stats.plays > 0 && (
        <Link className={styles.journal} to={`/journal?artist_id=${artist.id}`}>
          {t('heard.inJournal')}
        </Link>
      )}
      {artist.top_tracks.length > 0 && <TopTracks tracks={artist.top_tracks} />}
      {shelves.map(({ key, title, albums, withArtists }) => (
        <section key={key} aria-label={title}>
          <div className={styles.heading}>
            <h2>{title}</h2>
            <span className={`${styles.facts} tabular`}>{format.number(albums.length)}</span>
          </div>
          <AlbumTiles albums={albums} withArtists={withArtists} />
        </section>
      ))}
    </article>
  );
}

/** An address at another place, where its key is known. */
function at(address: string, key: string | number | null): string | null {
  return key === null ? null : `${address}${key}`;
}
