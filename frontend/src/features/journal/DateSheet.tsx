import { mdiChevronLeft, mdiChevronRight } from '@mdi/js';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/Icon';
import { Sheet } from '@/components/ui/Sheet';
import { shiftDay } from '@/lib/format';
import { useFormat } from '@/lib/locale';
import { shiftMonth } from '@/lib/months';
import type { ParamChanges } from '@/lib/useUrlParams';
import { weeksOf } from './calendar';
import styles from './DateSheet.module.css';
import type { JournalView } from './filters';
import { useDayTotals } from './useDayTotals';

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
  const format = useFormat();
  const [focused, setFocused] = useState(day);
  const grid = useRef<HTMLTableElement>(null);
  const month = focused.slice(0, 7);
  const totals = useDayTotals([month]);
  const most = Math.max(1, ...[...totals.values()].map(({ plays }) => plays));

  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) {
      grid.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
    }
    moved.current = false;
  }, [focused]);

  function move(days: number) {
    moved.current = true;
    setFocused(notAfter(today, shiftDay(focused, days)));
  }

  function turn(step: number) {
    setFocused(notAfter(today, `${shiftMonth(month, step)}-01`));
  }

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -7,
      ArrowDown: 7,
      PageUp: -28,
      PageDown: 28,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(step);
  }

  return (
    <Sheet title={t('journal.dates')} onClose={onClose}>
      <div className={styles.month}>
        <IconButton aria-label={t('journal.previousMonth')} onClick={() => turn(-1)}>
          <Icon path={mdiChevronLeft} />
        </IconButton>
        <h3 aria-live="polite">{format.month(month)}</h3>
        <IconButton
          aria-label={t('journal.nextMonth')}
          disabled={month >= today.slice(0, 7)}
          onClick={() => turn(1)}
        >
          <Icon path={mdiChevronRight} />
        </IconButton>
      </div>
      <table ref={grid} className={styles.calendar} onKeyDown={onKeyDown}>
        <thead aria-hidden="true">
          <tr>
            {format.weekdays().map((name, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two weekdays may share a letter; their places are fixed.
              <th key={place}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((cell) => cell !== null)}>
              {week.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a week has seven fixed places.
                <td key={place}>
                  {cell !== null && (
                    <button
                      type="button"
                      data-day={cell}
                      tabIndex={cell === focused ? 0 : -1}
                      disabled={cell > today}
                      aria-current={cell === today ? 'date' : undefined}
                      aria-label={`${format.day(cell, '')}, ${t('count.plays', {
                        count: totals.get(cell)?.plays ?? 0,
                        n: format.number(totals.get(cell)?.plays ?? 0),
                      })}`}
                      style={
                        { '--density': (totals.get(cell)?.plays ?? 0) / most } as CSSProperties
                      }
                      onClick={() => onGoTo(cell)}
                    >
                      {Number(cell.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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

/** The earlier of two ISO days. */
function notAfter(latest: string, day: string): string {
  return day > latest ? latest : day;
}
