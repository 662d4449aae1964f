import { mdiAccountMusic, mdiArrowRight, mdiMagnify } from '@mdi/js';
import Dialog from '@mui/material/Dialog';
import { keepPreviousData } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { Cover } from '@/components/ui/Cover';
import { Icon } from '@/components/ui/Icon';
import { useDebouncedValue } from '@/lib/useDebouncedValue';
import { type Result, toResults } from './results';
import styles from './SearchPalette.module.css';

interface SearchPaletteProps {
  /** Pages that can be gone to by name. */
  pages: ReadonlyArray<{ path: string; name: string }>;
  onGo: (to: string) => void;
  onClose: () => void;
}

/** Fewer letters find half of everything. */
const LEAST_LETTERS = 2;
const MOST_OF_A_KIND = 6;

/** One field that finds albums, artists, songs and pages, all by keyboard. */
export default function SearchPalette({ pages, onGo, onClose }: SearchPaletteProps) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDebouncedValue(text.trim());
  const search = $api.useQuery(
    'get',
    '/api/v1/search',
    { params: { query: { q: asked, limit: MOST_OF_A_KIND } } },
    { enabled: asked.length >= LEAST_LETTERS, placeholderData: keepPreviousData },
  );
  const lowered = text.trim().toLocaleLowerCase();
  const namedPages = pages
    .filter(({ name }) => name.toLocaleLowerCase().startsWith(lowered))
    .map(
      ({ path, name }): Result => ({
        id: `page-${path}`,
        kind: 'page',
        title: name,
        text: '',
        to: path,
      }),
    );
  const enough = asked.length >= LEAST_LETTERS;
  const results = toResults(namedPages, enough ? search.data : undefined);
  const current = Math.min(active, results.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && results.length > 0) {
      event.preventDefault();
      setActive((current + step + results.length) % results.length);
    } else if (event.key === 'Enter') {
      const chosen = results[current];
      if (chosen !== undefined) onGo(chosen.to);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      slotProps={{ paper: { 'aria-label': t('search.title'), 'aria-labelledby': undefined } }}
      classes={{ container: styles.container, paper: styles.paper }}
    >
      <div className={styles.field}>
        <Icon path={mdiMagnify} />
        <input
          autoFocus
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls={listId}
          aria-activedescendant={results[current] && `${listId}-${results[current].id}`}
          aria-label={t('search.title')}
          placeholder={t('search.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={listId} role="listbox" aria-label={t('search.results')} className={styles.results}>
        {results.map((result, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, as in every combobox.
          <div
            key={result.id}
            id={`${listId}-${result.id}`}
            ref={(line) => {
              if (place === current) line?.scrollIntoView({ block: 'nearest' });
            }}
            role="option"
            tabIndex={-1}
            aria-selected={place === current}
            className={styles.result}
            onClick={() => onGo(result.to)}
            onMouseMove={() => setActive(place)}
          >
            <span className={styles.picture}>
              {result.cover ? (
                <Cover title={result.title} {...result.cover} />
              ) : (
                <Icon path={result.kind === 'page' ? mdiArrowRight : mdiAccountMusic} />
              )}
            </span>
            <span className={styles.names}>
              <span className={styles.title}>{result.title}</span>
              {result.text !== '' && <span className={styles.text}>{result.text}</span>}
            </span>
            <span className={styles.kind}>{t(`search.kinds.${result.kind}`)}</span>
          </div>
        ))}
      </div>
      <p role="status" className={results.length > 0 ? 'visually-hidden' : styles.none}>
        {enough && search.isSuccess && !search.isPlaceholderData
          ? t('search.found', { count: results.length })
          : t('search.hint')}
      </p>
    </Dialog>
  );
}
