import { mdiChevronLeft, mdiChevronRight } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDayTotals } from '@/api/dayTotals';
import { weeksOf } from '@/lib/calendar';
import { shiftDay } from '@/lib/format';
import { useFormat } from '@/lib/locale';
import { shiftMonth } from '@/lib/months';
import styles from './DayCalendar.module.css';
import { Icon } from './Icon';

interface DayCalendarProps {
  /** The day that it opens on. */
  day: string;
  today: string;
  onGoTo: (day: string) => void;
}

/** A month of days shaded by how much was heard. */
export function DayCalendar({ day, today, onGoTo }: DayCalendarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [focused, setFocused] = useState(notAfter(today, day));
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
    <>
      <div className={styles.month}>
        <IconButton aria-label={t('calendar.previousMonth')} onClick={() => turn(-1)}>
          <Icon path={mdiChevronLeft} />
        </IconButton>
        <h3 aria-live="polite">{format.month(month)}</h3>
        <IconButton
          aria-label={t('calendar.nextMonth')}
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
    </>
  );
}

/** The earlier of two ISO days. */
function notAfter(latest: string, day: string): string {
  return day > latest ? latest : day;
}
