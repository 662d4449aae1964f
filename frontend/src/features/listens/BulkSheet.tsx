import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { ListenQuery } from '@/api/types';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Sheet } from '@/components/ui/Sheet';
import { useFormat } from '@/lib/locale';
import styles from './ListenSheet.module.css';
import { useListenHand } from './useListenHand';

/** Which listens: some by key, or all that the journal's filters leave. */
export type Selection = { ids: number[] } | { filter: ListenQuery };

interface BulkSheetProps {
  selection: Selection;
  task: 'edit' | 'delete';
  onClose: () => void;
  onDone: () => void;
}

const names = ['title', 'artist', 'album'] as const;

/** Many listens put otherwise or deleted, after their number was told. */
export default function BulkSheet({ selection, task, onClose, onDone }: BulkSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const hand = useListenHand(onDone);
  const [fields, setFields] = useState({ title: '', artist: '', album: '', minutes: '' });
  const { mutate: count, ...counted } = $api.useMutation('post', '/api/v1/history/listens/delete');

  useEffect(() => {
    // Trying to delete tells how many there are; nothing is changed by it.
    count({ body: { ...selection, dry_run: true } });
  }, [count, selection]);

  const minutes = Number(fields.minutes);
  const change = {
    ...Object.fromEntries(
      names.filter((name) => fields[name].trim() !== '').map((name) => [name, fields[name]]),
    ),
    ...(minutes ? { shift_seconds: Math.round(minutes * 60) } : {}),
  };
  const n = counted.data?.changed;
  const ready =
    n !== undefined &&
    n > 0 &&
    !hand.pending &&
    (task === 'delete' || Object.keys(change).length > 0);

  function run(event: FormEvent) {
    event.preventDefault();
    if (!ready) return;
    if (task === 'delete') hand.remove({ body: selection });
    else hand.edit({ body: { ...selection, change } });
  }

  return (
    <Sheet
      title={t(task === 'delete' ? 'listens.deleteMany' : 'listens.editMany')}
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form="listens-by-hand"
          variant="contained"
          color={task === 'delete' ? 'error' : 'primary'}
          fullWidth
          disabled={!ready}
        >
          {t(task === 'delete' ? 'listens.delete' : 'listens.save')}
        </Button>
      }
    >
      <form id="listens-by-hand" className={styles.form} onSubmit={run}>
        {counted.isError ? (
          <ErrorMessage error={counted.error} />
        ) : (
          <p>
            {n === undefined
              ? t('review.countingAll')
              : t('listens.affected', { count: n, n: format.number(n) })}
          </p>
        )}
        {task === 'edit' && (
          <>
            <p className={styles.hint}>{t('listens.emptyStays')}</p>
            {names.map((name) => (
              <TextField
                key={name}
                size="small"
                fullWidth
                label={t(`listens.${name}`)}
                value={fields[name]}
                onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
              />
            ))}
            <TextField
              size="small"
              fullWidth
              type="number"
              label={t('listens.shift')}
              helperText={t('listens.shiftHint')}
              value={fields.minutes}
              onChange={(event) => setFields({ ...fields, minutes: event.target.value })}
            />
          </>
        )}
      </form>
      <p className={styles.hint}>{t('listens.keptHint')}</p>
    </Sheet>
  );
}
