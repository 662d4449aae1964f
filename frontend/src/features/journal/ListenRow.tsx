import { mdiDotsVertical } from '@mdi/js';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Listen } from '@/api/types';
import { ArtistLinks } from '@/components/ui/ArtistLinks';
import { Cover } from '@/components/ui/Cover';
import { Icon } from '@/components/ui/Icon';
import { LoveButton } from '@/components/ui/LoveButton';
import { useFormat } from '@/lib/locale';
import { sourceName } from '@/lib/sourceName';
import styles from './JournalList.module.css';

interface ListenRowProps {
  listen: Listen;
  index: number;
  /** Whether this row is the list's tab stop. */
  tabStop: boolean;
  /** Whether the row is selected; `null` while nothing can be. */
  selected: boolean | null;
  onLove: (track: { trackId: number; loved: boolean }) => void;
  onMore: (listen: Listen) => void;
  onSelect: (listen: Listen) => void;
}

/** One listen: what, by whom, when, and who saw it. */
export const ListenRow = memo(function ListenRow({
  listen,
  index,
  tabStop,
  selected,
  onLove,
  onMore,
  onSelect,
}: ListenRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // Only the row that is the tab stop lets the keyboard into its links.
  const tabIndex = tabStop ? 0 : -1;
  const witnesses = listen.sources.length > 0 ? listen.sources : [listen.source];
  return (
    <div
      className={styles.listen}
      data-index={index}
      data-selected={selected === true ? '' : undefined}
      tabIndex={tabIndex}
    >
      {selected === null ? (
        <span className={styles.cover}>
          <Cover
            title={listen.album || listen.title}
            artist={listen.artist}
            image={listen.album_image}
            colour={listen.album_colour}
          />
        </span>
      ) : (
        <input
          type="checkbox"
          className={styles.check}
          checked={selected}
          tabIndex={tabIndex}
          aria-label={t('listens.select', { title: listen.title })}
          onChange={() => onSelect(listen)}
        />
      )}
      <span className={styles.names}>
        <Link to={`/tracks/${listen.track_id}`} tabIndex={tabIndex} className={styles.title}>
          {listen.title}
        </Link>
        <span className={styles.credit}>
          <span>
            <ArtistLinks credit={listen.artist} artists={listen.artist_refs} tabIndex={tabIndex} />
          </span>
          {listen.album !== '' && <span> · </span>}
          {listen.album !== '' &&
            (listen.album_id === null ? (
              <span>{listen.album}</span>
            ) : (
              <a
                href={`/albums/${listen.album_id}`}
                data-album={listen.album_id}
                tabIndex={tabIndex}
                className={styles.link}
              >
                {listen.album}
              </a>
            ))}
        </span>
      </span>
      <span className={styles.source}>{witnesses.map(sourceName).join(' + ')}</span>
      <time
        className={`${styles.time} tabular`}
        dateTime={new Date(listen.timestamp * 1000).toISOString()}
      >
        {format.time(listen.timestamp)}
      </time>
      <LoveButton
        title={listen.title}
        loved={listen.loved}
        tabIndex={tabIndex}
        onToggle={() => onLove({ trackId: listen.track_id, loved: listen.loved })}
      />
      <button
        type="button"
        className={styles.more}
        tabIndex={tabIndex}
        aria-label={t('listens.more', { title: listen.title })}
        onClick={() => onMore(listen)}
      >
        <Icon path={mdiDotsVertical} size={20} />
      </button>
    </div>
  );
});
