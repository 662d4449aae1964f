import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AlbumDetail } from '@/api/types';
import { ArtistLinks } from '@/components/ui/ArtistLinks';
import { Cover } from '@/components/ui/Cover';
import { Elsewhere } from '@/components/ui/Elsewhere';
import { HeardBox } from '@/components/ui/HeardBox';
import { useFormat } from '@/lib/locale';
import styles from './AlbumView.module.css';
import { CopyList } from './CopyList';
import { TrackList } from './TrackList';

interface AlbumViewProps {
  album: AlbumDetail;
  /** The heading's id, for whatever is named after it. */
  headingId: string;
}

/** Everything about an album: what it is, what is owned of it, how often it was heard. */
export function AlbumView({ album, headingId }: AlbumViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const stats = album.listen_stats;
  const text = album.resume ?? album.ai_info;
  const facts = [
    album.year === null ? null : String(album.year),
    ...album.genres.slice(0, 3),
    ...new Set(album.labels),
  ].filter((fact): fact is string => fact !== null && fact !== '');

  return (
    <article className={styles.album}>
      <header className={styles.header}>
        <div className={styles.cover}>
          <Cover
            title={album.title}
            artist={format.list(album.artists)}
            image={album.images[0]}
            colour={album.colour}
          />
        </div>
        <div className={styles.names}>
          <h1 id={headingId} tabIndex={-1} data-page-heading="">
            {album.title}
          </h1>
          <p className={styles.artists}>
            <ArtistLinks credit={album.artist_credit} artists={album.artist_refs} />
          </p>
          <p className={styles.facts}>{facts.join(' · ')}</p>
          <Elsewhere
            links={[
              { name: 'Spotify', url: album.spotify_url },
              { name: 'Apple Music', url: album.apple_music_url },
              { name: 'Discogs', url: album.discogs_url },
            ]}
          />
        </div>
      </header>

      <HeardBox stats={stats} />
      {stats.plays > 0 && (
        <Link className={styles.journal} to={`/journal?album_id=${album.id}`}>
          {t('heard.inJournal')}
        </Link>
      )}

      {text !== null && (
        <section className={styles.section}>
          <h2>{t('album.about')}</h2>
          <p className={styles.text}>{text}</p>
        </section>
      )}
      {album.tracks.length > 0 && <TrackList tracks={album.tracks} />}
      {album.copies.length > 0 && <CopyList copies={album.copies} />}
    </article>
  );
}
