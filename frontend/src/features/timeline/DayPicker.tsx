import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { DayCalendar } from '@/components/ui/DayCalendar';
import { Sheet } from '@/components/ui/Sheet';
import styles from './DayPicker.module.css';

interface DayPickerProps {
  day: string;
  today: string;
  onGoTo: (day: string) => void;
  onClose: () => void;
}

/** Any day, chosen from a calendar shaded by how much was heard. */
export default function DayPicker({ day, today, onGoTo, onClose }: DayPickerProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('timeline.pick')} onClose={onClose}>
      <DayCalendar day={day} today={today} onGoTo={onGoTo} />
      <div className={styles.actions}>
        <Button onClick={() => onGoTo(today)}>{t('keys.today')}</Button>
      </div>
    </Sheet>
  );
}
