import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { toProblem, UNREACHABLE } from '@/api/problem';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import type { Roon } from '@/api/types';
import { TextInput } from '@/components/ui/TextInput';
import { useProblemText } from '@/lib/problemText';
import styles from './Services.module.css';

/** Where the Core is, or nothing at all: then it is looked for. */
export function LinkRoon({ roon }: { roon: Roon }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const user = useUser();
  const problemText = useProblemText();
  const link = $api.useMutation('put', '/api/v1/services/roon', {
    onSuccess: () => invalidateTags(client, [`u:${user.id}:services`]),
  });
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

  function general() {
    if (problem === null || Object.keys(errors).length > 0) return null;
    if (problem.type === UNREACHABLE) return t('error.unreachable');
    const { title, text } = problemText(problem);
    return text === undefined ? title : `${title}: ${text}`;
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
      {general() !== null && (
        <p role="alert" className={styles.error}>
          {general()}
        </p>
      )}
      <Button type="submit" variant="contained" loading={link.isPending}>
        {t(roon.state === 'not_linked' ? 'services.connect' : 'roon.change')}
      </Button>
    </form>
  );
}
