import Button from '@mui/material/Button';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { toProblem } from '@/api/problem';
import type { Roon } from '@/api/types';
import { TextInput } from '@/components/ui/TextInput';
import { Refusal } from './Refusal';
import styles from './Services.module.css';
import { useTold } from './useTold';

/** Where the Core is, or nothing at all: then it is looked for. */
export function LinkRoon({ roon }: { roon: Roon }) {
  const { t } = useTranslation();
  const { onSuccess } = useTold();
  const link = $api.useMutation('put', '/api/v1/services/roon', { onSuccess });
  const problem = link.isError ? toProblem(link.error) : null;
  const errors = fieldErrors(problem);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const host = String(form.get('host') ?? '').trim();
    const port = String(form.get('port') ?? '').trim();
    link.mutate({
      body: { host: host === '' ? null : host, port: port === '' ? null : Number(port) },
    });
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      {roon.may_enter_address && (
        <>
          <TextInput
            name="host"
            maxLength={253}
            autoComplete="off"
            spellCheck={false}
            label={t('roon.host')}
            hint={t(roon.has_configured_address ? 'roon.hostConfigured' : 'roon.hostHint')}
            defaultValue={roon.address?.host}
            error={errors.host}
          />
          <TextInput
            name="port"
            inputMode="numeric"
            pattern="[0-9]{1,5}"
            maxLength={5}
            autoComplete="off"
            label={t('roon.port')}
            hint={t('roon.portHint')}
            defaultValue={roon.address?.port}
            error={errors.port}
          />
        </>
      )}
      <Refusal problem={problem} />
      <Button type="submit" variant="contained" loading={link.isPending}>
        {t(roon.state === 'not_linked' ? 'services.connect' : 'roon.change')}
      </Button>
    </form>
  );
}
