import { mdiCalendarSearch, mdiHeart, mdiHeartOutline } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listen } from '@/api/types';
import { FilterChip } from '@/components/ui/FilterChip';
import { Icon } from '@/components/ui/Icon';
import { SearchField } from '@/components/ui/SearchField';
import { localDay, shiftDay } from '@/lib/format';
import { useLocale } from '@/lib/locale';
import { useShortcut } from '@/lib/shortcuts';
import { sourceName } from '@/lib/sourceName';
import type { ParamChanges } from '@/lib/useUrlParams';
import { filterLabel, type JournalView, noJournalFilters } from './filters';
import styles from './JournalToolbar.module.css';

const DateSheet = lazy(() => import('./DateSheet'));

interface JournalToolbarProps {
  view: JournalView;
  /** What is shown below. */
  listens: readonly Listen[];
  onChange: (changes: ParamChanges) => void;
}

/** Search, the loved ones, the days, and whatever else narrows the journal. */
export function JournalToolbar({ view, listens, onChange }: JournalToolbarProps) {
  const { t } = useTranslation();
  const { format, timeZone } = useLocale();
  const [dates, setDates] = useState(false);
  const today = localDay(new Date(), timeZone);
  const begin = view.to ?? listens[0]?.local_day ?? today;

  function goTo(day: string) {
    onChange({ end_date: day >= today ? null : day });
  }
  useShortcut('[', () => goTo(shiftDay(begin, -1)));
  useShortcut(']', () => goTo(shiftDay(begin, 1)));
  useShortcut('t', () => goTo(today));

  const chosenSource = view.named.find(({ name }) => name === 'source')?.value;
  const offered = useMemo(
    () =>
      [...new Set(listens.flatMap((listen) => listen.sources))]
        .filter((source) => source !== chosenSource)
        .sort(),
    [listens, chosenSource],
  );

  return (
    <>
      <div className={styles.bar}>
        <div className={styles.search}>
          <SearchField
            label={t('journal.search')}
            value={view.search}
            onChange={(search) => onChange({ search })}
          />
        </div>
        <IconButton
          aria-label={t('journal.lovedOnly')}
          aria-pressed={view.loved}
          className={view.loved ? styles.loved : undefined}
          onClick={() => onChange({ loved: view.loved ? null : 'true' })}
        >
          <Icon path={view.loved ? mdiHeart : mdiHeartOutline} />
        </IconButton>
        <IconButton aria-label={t('journal.dates')} onClick={() => setDates(true)}>
          <Icon path={mdiCalendarSearch} />
        </IconButton>
      </div>
      <section className={styles.chips} aria-label={t('collection.filters')}>
        {view.excluded && (
          <FilterChip
            label={t('exclusions.heading')}
            selected
            onToggle={() => onChange({ excluded: null })}
          />
        )}
        {view.to !== null && (
          <FilterChip
            label={t('journal.until', { day: format.shortDay(view.to) })}
            selected
            onToggle={() => onChange({ end_date: null })}
          />
        )}
        {view.from !== null && (
          <FilterChip
            label={t('journal.since', { day: format.shortDay(view.from) })}
            selected
            onToggle={() => onChange({ start_date: null })}
          />
        )}
        {view.named.map(({ name, value }) => (
          <FilterChip
            key={name}
            label={filterLabel({ name, value }, listens) ?? t('journal.oneOf')}
            selected
            onToggle={() => onChange({ [name]: null })}
          />
        ))}
        {(offered.length > 1 || chosenSource !== undefined) &&
          offered.map((source) => (
            <FilterChip
              key={source}
              label={sourceName(source)}
              selected={false}
              onToggle={() => onChange({ source })}
            />
          ))}
        {view.active > 1 && (
          <button type="button" className={styles.clear} onClick={() => onChange(noJournalFilters)}>
            {t('action.clearFilters')}
          </button>
        )}
      </section>
      <Suspense>
        {dates && (
          <DateSheet
            day={begin}
            today={today}
            view={view}
            onGoTo={(day) => {
              goTo(day);
              setDates(false);
            }}
            onChange={onChange}
            onClose={() => setDates(false)}
          />
        )}
      </Suspense>
    </>
  );
}
