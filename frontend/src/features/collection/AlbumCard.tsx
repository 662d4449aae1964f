import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Album } from '@/api/types';
import { Cover } from '@/components/ui/Cover';
import { useFormat } from '@/lib/locale';
import styles from './AlbumGrid.module.css';

interface AlbumCardProps {
  /** Absent until its window has come. */
  album: Album | undefined;
  index: number;
  /** Whether this card is the grid's tab stop. */
  tabStop: boolean;
}

/** Where nobody knows the work's own year, that of a pressing says at least how old it can be. */
function earliestPressing(album: Album): number | undefined {
  const years = album.copies.flatMap((copy) => copy.released_year ?? []);
  return years.length === 0 ? undefined : Math.min(...years);
}

/** An album in the grid. The grid handles clicks and keys for all its cards. */
export const AlbumCard = memo(function AlbumCard({ album, index, tabStop }: AlbumCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tabIndex = tabStop ? 0 : -1;
  if (album === undefined) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: the link gets its address with its album; until then it keeps the focus.
      <a data-index={index} tabIndex={tabIndex} className={styles.card}>
        <span className="visually-hidden">{t('shell.loading')}</span>
        <span className={styles.blank} />
        <span className={styles.line} />
        <span className={styles.shortLine} />
      </a>
    );
  }
  const artist = format.list(album.artists);
  const plays =
    album.plays > 0
      ? t('count.plays', { count: album.plays, n: format.number(album.plays) })
      : t('collection.neverPlayed');
  const pressed = earliestPressing(album);
  const year =
    album.year ?? (pressed === undefined ? undefined : t('collection.pressed', { year: pressed }));
  return (
    <a
      href={`/albums/${album.id}`}
      data-index={index}
      data-album={album.id}
      tabIndex={tabIndex}
      className={styles.card}
      draggable={false}
    >
      <Cover title={album.title} artist={artist} image={album.images[0]} colour={album.colour} />
      <span className={styles.title}>{album.title}</span>
      <span className={styles.artist}>{artist}</span>
      <span className={`${styles.facts} tabular`}>
        {album.support !== null && <span className={styles.badge}>{album.support}</span>}
        {[year, plays].filter(Boolean).join(' · ')}
      </span>
    </a>
  );
});
