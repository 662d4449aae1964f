import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import type { Exclusion } from '@/api/types';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { SelectField } from '@/components/ui/SelectField';
import { say } from '@/lib/toasts';
import styles from './CorrectionList.module.css';
import own from './ExclusionList.module.css';

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** What is kept out of charts, and hours to keep out. */
export function ExclusionList({ items }: { items: readonly Exclusion[] }) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const [from, setFrom] = useState('23');
  const [to, setTo] = useState('6');
  const options = {
    onError: (error: unknown) => {
      say(briefly(error));
    },
    onSettled: corrected,
  };
  const remove = $api.useMutation('delete', '/api/v1/exclusions/{id}', {
    onSuccess: ({ changed, correction_id: id }) =>
      sayCorrected(t('exclusions.removed', { count: changed }), id),
    ...options,
  });
  const add = $api.useMutation('post', '/api/v1/exclusions', {
    onSuccess: ({ changed, correction_id: id }) =>
      sayCorrected(t('exclusions.made', { count: changed }), id),
    ...options,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate({ body: { from_hour: Number(from), to_hour: Number(to) } });
  }

  const clock = (hour: number) => hours[hour]?.label ?? '';
  const named = (item: Exclusion) => {
    const when =
      item.from_hour === null || item.to_hour === null
        ? null
        : t('exclusions.between', { from: clock(item.from_hour), to: clock(item.to_hour) });
    const song = item.title === null ? null : `${item.title_artist} – ${item.title}`;
    return [item.artist, song, when].filter((part) => part !== null).join(' · ');
  };

  return (
    <>
      {items.length > 0 && (
        <ol className={styles.list}>
          {items.map((item) => (
            <li key={item.id} className={styles.item}>
              <span className={styles.words}>{named(item)}</span>
              <Button
                size="small"
                disabled={remove.isPending}
                aria-label={`${t('exclusions.remove')}: ${named(item)}`}
                onClick={() => remove.mutate({ params: { path: { id: item.id } } })}
              >
                {t('exclusions.remove')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <form className={own.hours} onSubmit={submit}>
        <SelectField label={t('exclusions.from')} value={from} options={hours} onChange={setFrom} />
        <SelectField label={t('exclusions.to')} value={to} options={hours} onChange={setTo} />
        <Button type="submit" variant="outlined" disabled={add.isPending}>
          {t('exclusions.addHours')}
        </Button>
      </form>
    </>
  );
}
