import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ArtistDetail } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './AlbumTiles.module.css';
import { Cover } from './Cover';

type AlbumBrief = ArtistDetail['albums'][number];

interface AlbumTilesProps {
  albums: readonly AlbumBrief[];
  /** Names the artists, where they are not those of the page. */
  withArtists?: boolean;
  /** A line more below an album. */
  note?: (album: AlbumBrief) => string | null;
}

/** Some albums by their covers, each a link to its page. */
export function AlbumTiles({ albums, withArtists = false, note }: AlbumTilesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles.tiles}>
      {albums.map((album) => {
        const artist = format.list(album.artists);
        const facts = [
          album.year === null ? null : String(album.year),
          album.total_plays > 0
            ? t('count.plays', { count: album.total_plays, n: format.number(album.total_plays) })
            : t('collection.neverPlayed'),
          note?.(album) ?? null,
        ].filter((fact) => fact !== null);
        return (
          <li key={album.id}>
            <Link to={`/albums/${album.id}`} className={styles.tile}>
              <Cover
                title={album.title}
                artist={artist}
                image={album.image_url}
                colour={album.colour}
              />
              <span className={styles.title}>{album.title}</span>
              {withArtists && <span className={styles.facts}>{artist}</span>}
              <span className={`${styles.facts} tabular`}>{facts.join(' · ')}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
