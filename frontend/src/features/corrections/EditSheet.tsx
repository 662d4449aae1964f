import { mdiLock, mdiLockOpenVariantOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/Icon';
import { Sheet } from '@/components/ui/Sheet';
import styles from './EditSheet.module.css';

/** A field that can be set by hand and locked. */
export interface EditField {
  /** Its name in the API. */
  name: string;
  /** The name under which it is locked. */
  lock: string;
  label: string;
  value: string;
  kind?: 'text' | 'number' | 'url' | 'long';
}

interface EditSheetProps {
  title: string;
  hint: string;
  fields: readonly EditField[];
  locked: readonly string[];
  busy: boolean;
  onClose: () => void;
  /** Names and new values of what changed, and what is to be locked. */
  onSave: (changes: Record<string, string>, locked: string[]) => void;
}

/** Fields set by hand; a locked one is not written over by imports, syncs or enrichment. */
export function EditSheet({ title, hint, fields, locked, busy, onClose, onSave }: EditSheetProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  );
  const [locks, setLocks] = useState<ReadonlySet<string>>(() => new Set(locked));
  const changes = Object.fromEntries(
    fields
      .filter(({ name, value }) => values[name] !== value)
      .map(({ name }) => [name, values[name] ?? '']),
  );
  const sameLocks = locks.size === locked.length && locked.every((lock) => locks.has(lock));

  function change(field: EditField, value: string) {
    setValues({ ...values, [field.name]: value });
    // What is set by hand is meant to stay.
    setLocks(new Set([...locks, field.lock]));
  }

  function toggle(lock: string) {
    const next = new Set(locks);
    if (!next.delete(lock)) next.add(lock);
    setLocks(next);
  }

  function save(event: FormEvent) {
    event.preventDefault();
    onSave(changes, [...locks].sort());
  }

  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form="edit"
          variant="contained"
          fullWidth
          disabled={busy || (Object.keys(changes).length === 0 && sameLocks)}
        >
          {t('listens.save')}
        </Button>
      }
    >
      <form id="edit" className={styles.form} onSubmit={save}>
        <p className={styles.hint}>{hint}</p>
        {fields.map((field) => {
          const isLocked = locks.has(field.lock);
          return (
            <div key={field.name} className={styles.row}>
              <TextField
                size="small"
                fullWidth
                multiline={field.kind === 'long'}
                type={field.kind === 'number' ? 'number' : 'text'}
                label={field.label}
                value={values[field.name] ?? ''}
                onChange={(event) => change(field, event.target.value)}
              />
              <button
                type="button"
                className={styles.lock}
                aria-pressed={isLocked}
                aria-label={t('edit.lock', { field: field.label })}
                title={t(isLocked ? 'edit.locked' : 'edit.unlocked')}
                onClick={() => toggle(field.lock)}
              >
                <Icon path={isLocked ? mdiLock : mdiLockOpenVariantOutline} size={20} />
              </button>
            </div>
          );
        })}
      </form>
    </Sheet>
  );
}
