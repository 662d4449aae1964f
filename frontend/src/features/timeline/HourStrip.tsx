import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timeline } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './HourStrip.module.css';

interface HourStripProps {
  clock: Timeline['clock'];
  /** Leads to what was heard from this moment on. */
  onGoTo: (startsAt: number) => void;
}

const HEIGHT = 72;
const STEP = 10;
const BAR = 8;

/** The hours of the day as bars, one for each that passed; a click leads there. The same as a table for readers. */
export function HourStrip({ clock, onGoTo }: HourStripProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...clock.map(({ plays }) => plays));

  function onClick(event: MouseEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * clock.length);
    const hour = clock[place];
    if (hour !== undefined) onGoTo(hour.starts_at);
  }

  return (
    <figure className={styles.figure}>
      {/* The click is a shortcut for the mouse; by keyboard the sittings below are reached by Tab. */}
      <svg
        className={styles.bars}
        viewBox={`0 0 ${clock.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
        onClick={onClick}
      >
        {clock.map(({ starts_at, hour, plays }, place) => {
          const height = plays === 0 ? 2 : Math.max(5, (plays / most) * HEIGHT);
          return (
            <g key={starts_at}>
              <rect x={place * STEP} y={0} width={STEP} height={HEIGHT} className={styles.target}>
                <title>{`${format.hour(hour)}: ${t('count.plays', { count: plays, n: format.number(plays) })}`}</title>
              </rect>
              <rect
                x={place * STEP + (STEP - BAR) / 2}
                y={HEIGHT - height}
                width={BAR}
                height={height}
                rx={1}
                className={plays === 0 ? styles.none : styles.bar}
              />
            </g>
          );
        })}
      </svg>
      <div className={`${styles.hours} tabular`} aria-hidden="true">
        {clock.map(({ starts_at, hour }, place) => (
          <span key={starts_at}>{place % 3 === 0 ? hour : ''}</span>
        ))}
      </div>
      <table className="visually-hidden">
        <caption>{t('timeline.byHour')}</caption>
        <tbody>
          {clock.map(({ starts_at, hour, plays }) => (
            <tr key={starts_at}>
              <th scope="row">{format.hour(hour)}</th>
              <td>{format.number(plays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
