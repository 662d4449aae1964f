import { useTranslation } from 'react-i18next';
import type { Timeline } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './DayNumbers.module.css';

/** Four numbers of the day, each beside what this day of the week is usually like. */
export function DayNumbers({ day }: { day: Timeline }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stats, usual } = day;
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
                {t('timeline.usual', { value: number.usual })}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className={styles.basis}>
        {usual === null
          ? t('timeline.noUsual')
          : t('timeline.basis', { count: usual.days, weekday: format.weekdayName(day.date) })}
      </p>
    </section>
  );
}
