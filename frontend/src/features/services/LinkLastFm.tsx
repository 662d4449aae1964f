import Button from '@mui/material/Button';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { toProblem } from '@/api/problem';
import type { Service } from '@/api/types';
import { TextInput } from '@/components/ui/TextInput';
import { Refusal } from './Refusal';
import styles from './Services.module.css';
import { useTold } from './useTold';

/** Name and key, which alone read a public history. The key is sent once and never comes back. */
export function LinkLastFm({ service }: { service: Service }) {
  const { t } = useTranslation();
  const { onSuccess } = useTold();
  const link = $api.useMutation('put', '/api/v1/services/lastfm', { onSuccess });
  const problem = link.isError ? toProblem(link.error) : null;
  const errors = fieldErrors(problem);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const key = String(form.get('api_key')).trim();
    link.mutate({
      body: { user_name: String(form.get('user_name')), api_key: key === '' ? null : key },
    });
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        name="user_name"
        required
        maxLength={100}
        autoComplete="off"
        label={t('services.lastfm.name')}
        defaultValue={service.account ?? undefined}
        error={errors.user_name}
      />
      <TextInput
        name="api_key"
        required={service.needs_key}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        label={t('services.lastfm.key')}
        hint={t(service.needs_key ? 'services.lastfm.keyHint' : 'services.lastfm.keyOptional')}
        error={errors.api_key}
      />
      <Refusal problem={problem} />
      <Button type="submit" variant="contained" loading={link.isPending}>
        {t('services.connect')}
      </Button>
    </form>
  );
}
