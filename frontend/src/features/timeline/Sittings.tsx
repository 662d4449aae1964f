import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToggleLove } from '@/api/love';
import type { Listen, Timeline } from '@/api/types';
import { ArtistLinks } from '@/components/ui/ArtistLinks';
import { Cover } from '@/components/ui/Cover';
import { LoveButton } from '@/components/ui/LoveButton';
import { useFormat } from '@/lib/locale';
import { sourceName } from '@/lib/sourceName';
import { type Block, blocksOf, coversOf } from './day';
import styles from './Sittings.module.css';

/** More covers than this would be a grid, not a strip. */
const COVERS = 10;

/** The day from morning to night: sittings as blocks, the empty hours between them folded into one line. */
export function Sittings({ day }: { day: Timeline }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={styles.axis}>
      {blocksOf(day).map((block) =>
        block.kind === 'silence' ? (
          <li key={block.key} className={styles.silence}>
            {t('journal.silence', { time: format.duration(block.seconds) })}
          </li>
        ) : (
          <li key={block.session.starts_at}>
            <SittingBlock {...block} />
          </li>
        ),
      )}
    </ol>
  );
}

function SittingBlock({ session, listens }: Extract<Block, { kind: 'sitting' }>) {
  const { t } = useTranslation();
  const format = useFormat();
  const covers = coversOf(listens, COVERS);
  const id = `sitting-${session.starts_at}`;
  const [from, to] = [format.time(session.starts_at), format.time(session.ends_at)];
  return (
    <section aria-labelledby={id} className={styles.sitting}>
      <header className={styles.header}>
        <h2 id={id} tabIndex={-1} className="tabular">
          {from === to ? from : `${from} – ${to}`}
        </h2>
        <p className={`${styles.length} tabular`}>
          {t('count.plays', { count: session.plays, n: format.number(session.plays) })}
          {' · '}
          {format.duration(session.ends_at - session.starts_at)}
        </p>
        {covers.length > 1 && (
          <div className={styles.covers} aria-hidden="true">
            {covers.map((listen) => (
              <span key={listen.id}>
                <ListenCover listen={listen} />
              </span>
            ))}
          </div>
        )}
      </header>
      <ol className={styles.listens}>
        {listens.map((listen) => (
          <li key={listen.id} id={`listen-${listen.id}`} className={styles.listen}>
            <SittingListen listen={listen} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SittingListen({ listen }: { listen: Listen }) {
  const format = useFormat();
  const love = useToggleLove();
  return (
    <>
      <time
        className={`${styles.time} tabular`}
        dateTime={new Date(listen.timestamp * 1000).toISOString()}
      >
        {format.time(listen.timestamp)}
      </time>
      <span className={styles.cover}>
        <ListenCover listen={listen} />
      </span>
      <span className={styles.names}>
        <Link to={`/tracks/${listen.track_id}`} className={styles.title}>
          {listen.title}
        </Link>
        <span className={styles.credit}>
          <span>
            <ArtistLinks credit={listen.artist} artists={listen.artist_refs} />
          </span>
          {listen.album !== '' && <span> · </span>}
          {listen.album_id === null ? (
            <span>{listen.album}</span>
          ) : (
            <Link to={`/albums/${listen.album_id}`} className={styles.link}>
              {listen.album}
            </Link>
          )}
        </span>
      </span>
      <span className={styles.source}>{listen.sources.map(sourceName).join(' + ')}</span>
      <LoveButton
        title={listen.title}
        loved={listen.loved}
        onToggle={() => love({ trackId: listen.track_id, loved: listen.loved })}
      />
    </>
  );
}

function ListenCover({ listen }: { listen: Listen }) {
  return (
    <Cover
      title={listen.album || listen.title}
      artist={listen.artist}
      image={listen.album_image}
      colour={listen.album_colour}
    />
  );
}
