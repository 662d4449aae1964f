import { useTranslation } from 'react-i18next';
import type { DayTotal } from '@/api/types';
import { localDay } from '@/lib/format';
import { useLocale } from '@/lib/locale';
import styles from './JournalList.module.css';

interface DayHeaderProps {
  id: string;
  day: string;
  /** Absent until it is known, and where a filter makes it untrue. */
  total: DayTotal | undefined;
}

/** "Friday 20 November · 64 plays · 4 h 12", above the listens of that day. */
export function DayHeader({ id, day, total }: DayHeaderProps) {
  const { t } = useTranslation();
  const { format, timeZone } = useLocale();
  return (
    <h2 id={id} className={styles.day}>
      {format.day(day, localDay(new Date(), timeZone))}
      {total !== undefined && (
        <span className={`${styles.total} tabular`}>
          {t('count.plays', { count: total.plays, n: format.number(total.plays) })}
          {/* Many sources tell nothing of lengths; "0 s" would be a guess. */}
          {total.seconds > 0 && ` · ${format.duration(total.seconds)}`}
        </span>
      )}
    </h2>
  );
}
