import { type CSSProperties, memo } from 'react';
import { initials, inkOn, tileColour } from '@/lib/tile';
import styles from './Cover.module.css';

interface CoverProps {
  title: string;
  artist: string;
  /** The picture's address. Only one of this very server is ever asked for. */
  image?: string | null;
  /** The album's colour as the server knows it; worked out from the names where it does not. */
  colour?: string | null;
}

/** A square cover: the picture where there is one, else the initials on the album's own colour. */
export const Cover = memo(function Cover({ title, artist, image, colour }: CoverProps) {
  if (image && isOwn(image)) {
    return (
      <img
        className={styles.cover}
        src={image}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
      />
    );
  }
  const tile = colour ?? tileColour(`${artist}\n${title}`);
  return (
    <span
      className={`${styles.cover} ${styles.tile}`}
      style={{ '--tile': tile, '--ink': inkOn(tile) } as CSSProperties}
      aria-hidden="true"
    >
      <svg viewBox="0 0 100 100" className={styles.initials} focusable="false" aria-hidden="true">
        <text x="9" y="88">
          {initials(title)}
        </text>
      </svg>
    </span>
  );
});

/** A path of this server: the dashboard never makes a browser call on anybody else. */
function isOwn(image: string): boolean {
  return image.startsWith('/') && !image.startsWith('//');
}
