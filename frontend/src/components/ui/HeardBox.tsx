import { useTranslation } from 'react-i18next';
import type { AlbumDetail } from '@/api/types';
import { useFormat } from '@/lib/locale';
import styles from './HeardBox.module.css';
import { MonthBars } from './MonthBars';

interface HeardBoxProps {
  stats: AlbumDetail['listen_stats'] & { rank?: number | null; total_duration_seconds?: number };
  /** Months with bars. */
  months?: number;
}

/** How often something was heard, since when, until when, and month by month. */
export function HeardBox({ stats, months }: HeardBoxProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.numbers} aria-label={t('heard.label')}>
      {stats.plays > 0 ? (
        <Figure
          value={format.number(stats.plays)}
          label={t('heard.plays', { count: stats.plays })}
        />
      ) : (
        <p className={styles.label}>{t('heard.never')}</p>
      )}
      {stats.rank != null && (
        <Figure
          value={t('heard.place', { n: format.number(stats.rank) })}
          label={t('heard.rank')}
        />
      )}
      {stats.total_duration_seconds != null && stats.total_duration_seconds > 0 && (
        <Figure value={format.duration(stats.total_duration_seconds)} label={t('heard.time')} />
      )}
      {stats.first_at !== null && (
        <Figure value={format.date(stats.first_at)} label={t('heard.first')} />
      )}
      {stats.last_at !== null && (
        <Figure value={format.date(stats.last_at)} label={t('heard.last')} />
      )}
      {stats.months.length > 1 && <MonthBars months={stats.months} count={months} />}
    </section>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className={styles.figure}>
      <span className={`${styles.value} tabular`}>{value}</span>
      <span className={styles.label}>{label}</span>
    </div>
  );
}
