import { useTranslation } from 'react-i18next';
import type { Timeline, UsualDay } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './DayNumbers.module.css';

/**
 * Four numbers of the day, each beside what this day of the week is usually like: `undefined` until that is known,
 * with its place kept, and `null` where it cannot be told yet.
 */
export function DayNumbers({ day, usual }: { day: Timeline; usual: UsualDay | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stats } = day;
  const hour = (value: number | null) => (value === null ? '–' : format.hour(value));
  const numbers = [
    {
      name: t('timeline.plays'),
      value: format.number(stats.total_tracks),
      usual: usual && format.number(usual.total_tracks),
    },
    {
      name: t('timeline.artists'),
      value: format.number(stats.unique_artists),
      usual: usual && format.number(usual.unique_artists),
    },
    {
      name: t('timeline.albums'),
      value: format.number(stats.unique_albums),
      usual: usual && format.number(usual.unique_albums),
    },
    {
      name: t('timeline.peak'),
      value: hour(stats.peak_hour),
      usual: usual && hour(usual.peak_hour),
    },
  ];
  return (
    <section aria-label={t('timeline.numbers')} className={styles.numbers}>
      <dl>
        {numbers.map((number) => (
          <div key={number.name} className={styles.number}>
            <dt>{number.name}</dt>
            <dd className={`${styles.value} tabular`}>{number.value}</dd>
            {number.usual !== null && (
              <dd className={`${styles.usual} tabular`}>
                {number.usual && t('timeline.usual', { value: number.usual })}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className={styles.basis}>
        {usual === null && t('timeline.noUsual')}
        {usual && t('timeline.basis', { count: usual.days, weekday: format.weekdayName(day.date) })}
      </p>
    </section>
  );
}
