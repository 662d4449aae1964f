import { useTranslation } from 'react-i18next';
import type { AlbumDetail } from '@/api/types';
import { useFormat } from '@/lib/locale';
import { shiftMonth } from '@/lib/months';
import styles from './MonthBars.module.css';

type Month = AlbumDetail['listen_stats']['months'][number];

/** A year, unless asked for more. */
const SHOWN = 12;
const HEIGHT = 36;
const BAR = 8;
const STEP = 11;

/** The last months up to the newest with a play, those without one included. */
export function lastMonths(months: readonly Month[], count = SHOWN): Month[] {
  const plays = new Map(months.map((month) => [month.month, month.plays]));
  const newest = [...plays.keys()].sort().at(-1) ?? '1970-01';
  return Array.from({ length: count }, (_, place) => {
    const month = shiftMonth(newest, place - count + 1);
    return { month, plays: plays.get(month) ?? 0 };
  });
}

/** Plays a month as bars, with the same numbers as a table for whoever does not see them. */
export function MonthBars({ months, count = SHOWN }: { months: readonly Month[]; count?: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = lastMonths(months, count);
  const most = Math.max(1, ...shown.map((month) => month.plays));
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${count * STEP} ${HEIGHT}`}
        width={count * STEP}
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
        {format.month(shown[0]?.month ?? '')} – {format.month(shown.at(-1)?.month ?? '')}
      </figcaption>
      <table className="visually-hidden">
        <caption>{t('heard.months')}</caption>
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
