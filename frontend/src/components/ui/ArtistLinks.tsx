import { Link } from 'react-router';
import { creditParts } from '@/lib/credit';
import styles from './ArtistLinks.module.css';

interface ArtistLinksProps {
  credit: string;
  artists: ReadonlyArray<{ id: number; name: string }>;
  tabIndex?: number;
}

/** An artist credit whose names lead to the artists. */
export function ArtistLinks({ credit, artists, tabIndex }: ArtistLinksProps) {
  return creditParts(credit, artists).map(({ text, id }, place) =>
    id === null ? (
      text
    ) : (
      <Link
        // biome-ignore lint/suspicious/noArrayIndexKey: an artist may be credited twice; places are fixed.
        key={place}
        to={`/artists/${id}`}
        tabIndex={tabIndex}
        className={styles.link}
      >
        {text}
      </Link>
    ),
  );
}
