import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToggleLove } from '@/api/love';
import type { AlbumDetail } from '@/api/types';
import { LoveButton } from '@/components/ui/LoveButton';
import { useFormat } from '@/lib/locale';
import styles from './TrackList.module.css';

type Track = AlbumDetail['tracks'][number];

/** The tracks in order, a table a disc. */
export function TrackList({ tracks }: { tracks: readonly Track[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const love = useToggleLove();
  const discs = byDisc(tracks);
  const length = tracks.reduce((sum, track) => sum + (track.duration_ms ?? 0), 0);

  return (
    <section>
      <div className={styles.heading}>
        <h2>{t('album.tracks')}</h2>
        <span className={`${styles.summary} tabular`}>
          {t('count.tracks', { count: tracks.length, n: format.number(tracks.length) })}
          {length > 0 && ` · ${format.duration(length / 1000)}`}
        </span>
      </div>
      {[...discs].map(([disc, rows]) => (
        <table key={disc} className={styles.table}>
          <caption className={discs.size > 1 ? styles.disc : 'visually-hidden'}>
            {t('album.disc', { disc })}
          </caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('album.number')}</th>
              <th scope="col">{t('album.title')}</th>
              <th scope="col">{t('album.playsColumn')}</th>
              <th scope="col">{t('album.duration')}</th>
              <th scope="col">{t('album.loved')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((track) => (
              <tr key={track.id}>
                <td className={`${styles.number} tabular`}>{track.number}</td>
                <td className={styles.title}>
                  <Link to={`/tracks/${track.id}`}>{track.title}</Link>
                </td>
                <td className={`${styles.plays} tabular`}>
                  {track.plays > 0 && format.number(track.plays)}
                </td>
                <td className={`${styles.duration} tabular`}>
                  {track.duration_ms !== null && format.clock(track.duration_ms)}
                </td>
                <td className={styles.love}>
                  <LoveButton
                    title={track.title}
                    loved={track.loved}
                    onToggle={() => love({ trackId: track.id, loved: track.loved })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function byDisc(tracks: readonly Track[]): Map<number, Track[]> {
  const discs = new Map<number, Track[]>();
  for (const track of tracks) {
    const disc = track.disc ?? 1;
    discs.set(disc, [...(discs.get(disc) ?? []), track]);
  }
  return discs;
}
