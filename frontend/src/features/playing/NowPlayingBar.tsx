import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToggleLove } from '@/api/love';
import type { Playing } from '@/api/types';
import { Cover } from '@/components/ui/Cover';
import { LoveButton } from '@/components/ui/LoveButton';
import { useFormat } from '@/lib/locale';
import { sourceName } from '@/lib/sourceName';
import styles from './NowPlayingBar.module.css';
import { positionAt, useNowPlaying } from './useNowPlaying';

/** What is on, at the foot of every page; nothing while nothing is. */
export function NowPlayingBar() {
  const { t } = useTranslation();
  const { playing, now } = useNowPlaying();
  return (
    <>
      <p className={styles.told} aria-live="polite">
        {playing && t('playing.told', { title: playing.title, artist: playing.artist })}
      </p>
      {playing && <Bar playing={playing} now={now} />}
    </>
  );
}

function Bar({ playing, now }: { playing: Playing; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const toggleLove = useToggleLove();
  const position = positionAt(playing, now);
  const { duration_ms: duration, track_id: trackId, album_id: albumId } = playing;
  const where = [...new Set(playing.sources.map(sourceName)), playing.place, playing.client];
  return (
    <section className={styles.bar} aria-label={t('playing.name')} data-playing="">
      {duration !== null && (
        <span className={styles.line} aria-hidden="true">
          <span style={{ transform: `scaleX(${position / duration})` }} />
        </span>
      )}
      <span className={styles.cover}>
        <Cover
          title={playing.album || playing.title}
          artist={playing.artist}
          image={playing.album_image}
          colour={playing.album_colour}
        />
      </span>
      <span className={styles.names}>
        <span className={styles.title}>
          {albumId === null ? (
            playing.title
          ) : (
            <Link to={`/albums/${albumId}`} className={styles.link}>
              {playing.title}
            </Link>
          )}
        </span>
        <span className={styles.credit}>
          {[playing.artist, playing.album].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={styles.where}>
        <span className={styles.source}>{where.filter(Boolean).join(' · ')}</span>
        <span className={`${styles.since} tabular`}>
          {playing.paused
            ? t('playing.paused')
            : duration === null
              ? t('playing.since', { time: format.time(playing.started_at) })
              : `${format.clock(position)} / ${format.clock(duration)}`}
        </span>
      </span>
      {trackId !== null && (
        <LoveButton
          title={playing.title}
          loved={playing.loved}
          onToggle={() => toggleLove({ trackId, loved: playing.loved })}
        />
      )}
    </section>
  );
}
