import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Sheet } from '@/components/ui/Sheet';
import { say } from '@/lib/toasts';
import type { Thing } from './CatalogueTools';
import styles from './Sheets.module.css';

/** The further names of an artist: what comes under one of them is theirs. */
export default function AliasSheet({ artist, onClose }: { artist: Thing; onClose: () => void }) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const [name, setName] = useState('');
  const path = { artist_id: artist.id };
  const aliases = $api.useQuery('get', '/api/v1/artists/{artist_id}/aliases', { params: { path } });
  const options = {
    onError: (error: unknown) => {
      say(briefly(error));
    },
    onSettled: () => {
      corrected();
      aliases.refetch();
    },
  };
  const add = $api.useMutation('post', '/api/v1/artists/{artist_id}/aliases', {
    onSuccess: ({ correction_id: id }) => {
      setName('');
      sayCorrected(t('catalogue.aliasAdded'), id);
    },
    ...options,
  });
  const remove = $api.useMutation('delete', '/api/v1/artists/{artist_id}/aliases/{alias_id}', {
    onSuccess: ({ correction_id: id }) => sayCorrected(t('catalogue.aliasRemoved'), id),
    ...options,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== '') add.mutate({ params: { path }, body: { name } });
  }

  return (
    <Sheet title={t('catalogue.aliases')} onClose={onClose}>
      <div className={styles.body}>
        <p>{t('catalogue.aliasText', { name: artist.name })}</p>
        {aliases.isError && (
          <ErrorMessage error={aliases.error} onRetry={() => aliases.refetch()} />
        )}
        <ul className={styles.list}>
          {aliases.data?.items.map((alias) => (
            <li key={alias.id}>
              <span className={styles.names}>{alias.name}</span>
              <Button
                size="small"
                disabled={remove.isPending}
                aria-label={`${t('catalogue.aliasRemove')}: ${alias.name}`}
                onClick={() => remove.mutate({ params: { path: { ...path, alias_id: alias.id } } })}
              >
                {t('catalogue.aliasRemove')}
              </Button>
            </li>
          ))}
        </ul>
        <form className={styles.row} onSubmit={submit}>
          <TextField
            size="small"
            fullWidth
            label={t('catalogue.aliasNew')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={name.trim() === '' || add.isPending}>
            {t('listens.add')}
          </Button>
        </form>
      </div>
    </Sheet>
  );
}
