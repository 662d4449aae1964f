import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { DuplicateQuery } from '@/api/types';
import { Choice } from '@/components/ui/Choice';
import { FilterChip } from '@/components/ui/FilterChip';
import { SearchField } from '@/components/ui/SearchField';
import { Sheet } from '@/components/ui/Sheet';
import { useFormat } from '@/lib/locale';
import { reasonText } from '@/lib/reasonText';
import { sourceName } from '@/lib/sourceName';
import type { ParamChanges } from '@/lib/useUrlParams';
import styles from './ReviewToolbar.module.css';

interface ReviewToolbarProps {
  query: DuplicateQuery;
  busy: boolean;
  onChange: (changes: ParamChanges) => void;
  onReleaseAll: () => void;
}

/** What narrows the list, and letting all that is left back in. */
export function ReviewToolbar({ query, busy, onChange, onReleaseAll }: ReviewToolbarProps) {
  const { t } = useTranslation();
  const reasons = $api.useQuery('get', '/api/v1/history/duplicates/reasons');
  const [asking, setAsking] = useState(false);
  const narrowed = [query.reason, query.source, query.artist, query.import_id].some(
    (value) => value !== undefined,
  );
  return (
    <div className={styles.toolbar}>
      <div className={styles.row}>
        <SearchField
          label={t('review.searchArtist')}
          value={query.artist ?? ''}
          onChange={(artist) => onChange({ artist })}
        />
        <Choice
          label={t('review.show')}
          value={query.released === true ? 'released' : 'suppressed'}
          options={[
            { value: 'suppressed', label: t('review.suppressed') },
            { value: 'released', label: t('review.letIn') },
          ]}
          onChange={(value) => onChange({ released: value === 'released' ? 'true' : null })}
        />
      </div>
      <section className={styles.chips} aria-label={t('collection.filters')}>
        {query.source !== undefined && (
          <FilterChip
            label={sourceName(query.source ?? '')}
            selected
            onToggle={() => onChange({ source: null })}
          />
        )}
        {query.import_id !== undefined && (
          <FilterChip
            label={t('review.oneImport')}
            selected
            onToggle={() => onChange({ import_id: null })}
          />
        )}
        {reasons.data?.items.map(({ reason, count }) => (
          <FilterChip
            key={reason}
            label={reasonText(t, reason)}
            count={count}
            selected={query.reason === reason}
            onToggle={() => onChange({ reason: query.reason === reason ? null : reason })}
          />
        ))}
      </section>
      {narrowed && query.released !== true && (
        <Button
          size="small"
          variant="outlined"
          disabled={busy}
          onClick={() => setAsking(true)}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('review.releaseAll')}
        </Button>
      )}
      {asking && (
        <ReleaseAllSheet
          query={query}
          onClose={() => setAsking(false)}
          onRelease={() => {
            setAsking(false);
            onReleaseAll();
          }}
        />
      )}
    </div>
  );
}

interface ReleaseAllSheetProps {
  query: DuplicateQuery;
  onClose: () => void;
  onRelease: () => void;
}

/** Says how many plays more there would be before there are. */
function ReleaseAllSheet({ query, onClose, onRelease }: ReleaseAllSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reason, source, artist, import_id } = query;
  const { mutate, data } = $api.useMutation('post', '/api/v1/history/duplicates/release');
  const [asked, setAsked] = useState(false);
  if (!asked) {
    setAsked(true);
    mutate({ body: { reason, source, artist, import_id, dry_run: true } });
  }
  return (
    <Sheet
      title={t('review.releaseAll')}
      onClose={onClose}
      footer={
        <Button variant="contained" fullWidth disabled={data === undefined} onClick={onRelease}>
          {t('review.releaseAll')}
        </Button>
      }
    >
      <p>
        {data === undefined
          ? t('review.countingAll')
          : t('review.releaseAllText', { count: data.changed, n: format.number(data.changed) })}
      </p>
    </Sheet>
  );
}
