import { mdiOpenInNew } from '@mdi/js';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AlbumDetail } from '@/api/types';
import { Cover } from '@/components/ui/Cover';
import { Icon } from '@/components/ui/Icon';
import { useFormat } from '@/lib/locale';
import styles from './AlbumView.module.css';
import { CopyList } from './CopyList';
import { MonthBars } from './MonthBars';
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
            {album.artists.map((artist, place) => (
              <span key={artist}>
                {place > 0 && ', '}
                <Link to={`/collection?search=${encodeURIComponent(artist)}`}>{artist}</Link>
              </span>
            ))}
          </p>
          <p className={styles.facts}>{facts.join(' · ')}</p>
          <AlbumLinks album={album} />
        </div>
      </header>

      <section className={styles.numbers} aria-label={t('album.listening')}>
        {stats.plays > 0 ? (
          <Figure
            value={format.number(stats.plays)}
            label={t('album.plays', { count: stats.plays })}
          />
        ) : (
          <p className={styles.label}>{t('album.unplayed')}</p>
        )}
        {stats.first_at !== null && (
          <Figure value={format.date(stats.first_at)} label={t('album.first')} />
        )}
        {stats.last_at !== null && (
          <Figure value={format.date(stats.last_at)} label={t('album.last')} />
        )}
        {stats.months.length > 1 && <MonthBars months={stats.months} />}
      </section>
      {stats.plays > 0 && (
        <Link className={styles.journal} to={`/journal?album_id=${album.id}`}>
          {t('album.inJournal')}
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

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className={styles.figure}>
      <span className={`${styles.value} tabular`}>{value}</span>
      <span className={styles.label}>{label}</span>
    </div>
  );
}

/** Where the album can be seen or heard elsewhere; nothing is asked of those places until a click. */
function AlbumLinks({ album }: { album: AlbumDetail }) {
  const links = [
    { name: 'Spotify', url: album.spotify_url },
    { name: 'Apple Music', url: album.apple_music_url },
    { name: 'Discogs', url: album.discogs_url },
  ].filter((link) => link.url?.startsWith('https://'));
  if (links.length === 0) return null;
  return (
    <p className={styles.links}>
      {links.map((link) => (
        <a key={link.name} href={link.url ?? ''} target="_blank" rel="noreferrer">
          {link.name}
          <Icon path={mdiOpenInNew} size={14} />
        </a>
      ))}
    </p>
  );
}
