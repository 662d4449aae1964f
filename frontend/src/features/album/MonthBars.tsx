import { useTranslation } from 'react-i18next';
import type { AlbumDetail } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './MonthBars.module.css';

type Month = AlbumDetail['listen_stats']['months'][number];

const SHOWN = 12;
const HEIGHT = 36;
const BAR = 8;
const STEP = 11;

/** `202612` before `202701`. */
function monthBefore(month: number): number {
  return month % 100 === 1 ? month - 89 : month - 1;
}

/** The last twelve months up to the newest with a play, those without one included. */
export function lastMonths(months: readonly Month[]): Month[] {
  const plays = new Map(months.map((month) => [month.month, month.plays]));
  let month = Math.max(...plays.keys());
  const shown: Month[] = [];
  while (shown.length < SHOWN) {
    shown.unshift({ month, plays: plays.get(month) ?? 0 });
    month = monthBefore(month);
  }
  return shown;
}

/** Plays a month as bars, with the same numbers as a table for whoever does not see them. */
export function MonthBars({ months }: { months: readonly Month[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = lastMonths(months);
  const most = Math.max(1, ...shown.map((month) => month.plays));
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${SHOWN * STEP} ${HEIGHT}`}
        width={SHOWN * STEP}
        height={HEIGHT}
        aria-hidden="true"
        focusable="false"
      >
        {shown.map(({ month, plays }, place) => {
          const height = plays === 0 ? 2 : Math.max(3, (plays / most) * HEIGHT);
          return (
            <rect
              key={month}
              x={place * STEP}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              rx={2}
              className={plays === 0 ? styles.none : styles.bar}
            >
              <title>{`${format.month(month)}: ${format.number(plays)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className={styles.caption}>
        {format.month(shown[0]?.month ?? 0)} – {format.month(shown.at(-1)?.month ?? 0)}
      </figcaption>
      <table className="visually-hidden">
        <caption>{t('album.months')}</caption>
        <tbody>
          {shown.map(({ month, plays }) => (
            <tr key={month}>
              <th scope="row">{format.month(month)}</th>
              <td>{format.number(plays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
