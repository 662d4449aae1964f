import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { DayCalendar } from '@/components/ui/DayCalendar';
import { Sheet } from '@/components/ui/Sheet';
import type { ParamChanges } from '@/lib/useUrlParams';
import styles from './DateSheet.module.css';
import type { JournalView } from './filters';

interface DateSheetProps {
  /** The day where the list begins. */
  day: string;
  today: string;
  view: JournalView;
  onGoTo: (day: string) => void;
  onChange: (changes: ParamChanges) => void;
  onClose: () => void;
}

/** A calendar shaded by how much was heard: a click begins the journal on that day. */
export default function DateSheet({ day, today, view, onGoTo, onChange, onClose }: DateSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('journal.dates')} onClose={onClose}>
      <DayCalendar day={day} today={today} onGoTo={onGoTo} />
      <div className={styles.range}>
        <label>
          {t('journal.from')}
          <input
            type="date"
            max={view.to ?? today}
            value={view.from ?? ''}
            onChange={(event) => onChange({ start_date: event.target.value || null })}
          />
        </label>
        <label>
          {t('journal.to')}
          <input
            type="date"
            min={view.from ?? undefined}
            max={today}
            value={view.to ?? ''}
            onChange={(event) => onChange({ end_date: event.target.value || null })}
          />
        </label>
        <Button onClick={() => onGoTo(today)}>{t('keys.today')}</Button>
      </div>
    </Sheet>
  );
}
