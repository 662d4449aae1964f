import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ArtistDetail } from '@/api/types';
import { Cover } from '@/components/ui/Cover';
import { useFormat } from '@/lib/locale';
import styles from './TopTracks.module.css';

/** As many as are read at a glance; the rest on request. */
const FIRST = 5;

/** The songs that were played most, with bars that compare them. */
export function TopTracks({ tracks }: { tracks: ArtistDetail['top_tracks'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...tracks.map(({ total_plays }) => total_plays));
  const shown = all ? tracks : tracks.slice(0, FIRST);
  return (
    <section aria-labelledby="top-tracks">
      <h2 id="top-tracks" className={styles.heading}>
        {t('artist.topTracks')}
      </h2>
      <ol className={styles.tracks}>
        {shown.map((track) => (
          <li
            key={track.id}
            className={styles.track}
            style={{ '--share': track.total_plays / most } as CSSProperties}
          >
            <span className={styles.cover}>
              <Cover
                title={track.album || track.title}
                artist={format.list(track.artists)}
                image={track.image_url}
              />
            </span>
            <span className={styles.names}>
              <Link to={`/tracks/${track.id}`} className={styles.title}>
                {track.title}
              </Link>
              {track.album !== '' && (
                <span className={styles.album}>
                  {track.album_id === null ? (
                    track.album
                  ) : (
                    <Link to={`/albums/${track.album_id}`}>{track.album}</Link>
                  )}
                </span>
              )}
            </span>
            <span className={`${styles.plays} tabular`}>
              {t('count.plays', { count: track.total_plays, n: format.number(track.total_plays) })}
            </span>
          </li>
        ))}
      </ol>
      {tracks.length > FIRST && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('artist.fewer')
            : t('artist.more', {
                count: tracks.length - FIRST,
                n: format.number(tracks.length - FIRST),
              })}
        </button>
      )}
    </section>
  );
}
