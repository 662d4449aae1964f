import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Timeline } from '@/api/types';
import { ArtistLinks } from '@/components/ui/ArtistLinks';
import { Cover } from '@/components/ui/Cover';
import { useFormat } from '@/lib/locale';
import { hoursOf } from './day';
import styles from './HourColumns.module.css';

/** The hours side by side, each with everything that was heard in it; silent ones are narrow. */
export function HourColumns({ day }: { day: Timeline }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section className={styles.hours} aria-label={t('timeline.byHour')} tabIndex={0}>
      {hoursOf(day).map(({ hour, starts_at, plays, listens }) => (
        <div key={starts_at} className={plays === 0 ? styles.silent : styles.hour}>
          <h2 className="tabular">
            {plays === 0 ? hour : format.hour(hour)}
            {plays > 0 && (
              <span className={styles.plays}>
                {t('count.plays', { count: plays, n: format.number(plays) })}
              </span>
            )}
          </h2>
          {plays > 0 && (
            <ol className={styles.listens}>
              {listens.map((listen) => (
                <li key={listen.id} className={styles.listen}>
                  <span className={styles.cover}>
                    <Cover
                      title={listen.album || listen.title}
                      artist={listen.artist}
                      image={listen.album_image}
                      colour={listen.album_colour}
                    />
                  </span>
                  <span className={styles.names}>
                    <span className={`${styles.time} tabular`}>
                      {format.time(listen.timestamp)}
                    </span>
                    <Link to={`/tracks/${listen.track_id}`} className={styles.title}>
                      {listen.title}
                    </Link>
                    <span className={styles.credit}>
                      <ArtistLinks credit={listen.artist} artists={listen.artist_refs} />
                    </span>
                  </span>
                </li>
              ))}
            </ol>
          )}
        </div>
      ))}
    </section>
  );
}
