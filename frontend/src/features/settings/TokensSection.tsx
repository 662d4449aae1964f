import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { toProblem } from '@/api/problem';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { SelectField } from '@/components/ui/SelectField';
import { TextInput } from '@/components/ui/TextInput';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import styles from './Section.module.css';

const scopes = ['read', 'write', 'submit', 'admin'] as const;
type Scope = (typeof scopes)[number];

/** What programs sign in with. A secret is shown once, when it is made. */
export function TokensSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const tokens = $api.useQuery('get', '/api/v1/tokens', {}, { staleTime: 0 });
  const refetch = () => tokens.refetch();
  const revoke = $api.useMutation('delete', '/api/v1/tokens/{id}', { onSettled: refetch });
  return (
    <div className={styles.section}>
      <p className={styles.text}>{t('settings.tokens.text')}</p>
      <NewToken onMade={refetch} />
      {tokens.isError && <ErrorMessage error={tokens.error} onRetry={refetch} />}
      <ul className={styles.list} aria-label={t('settings.tokens.title')}>
        {tokens.data?.items.map((token) => (
          <li key={token.id} className={styles.row}>
            <div className={styles.names}>
              <p>{token.name}</p>
              <p className={`${styles.facts} tabular`}>
                {[
                  ...token.scopes.map((scope) => t(`settings.tokens.scopes.${scope}`)),
                  t('settings.tokens.made', { date: format.date(token.created_at) }),
                  token.last_used_at === null
                    ? t('settings.tokens.unused')
                    : t('settings.tokens.used', { date: format.dateTime(token.last_used_at) }),
                ].join(' · ')}
              </p>
            </div>
            <Button
              size="small"
              aria-label={`${t('settings.tokens.revoke')}: ${token.name}`}
              disabled={revoke.isPending}
              onClick={() => revoke.mutate({ params: { path: { id: token.id } } })}
            >
              {t('settings.tokens.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NewToken({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation();
  const [scope, setScope] = useState<Scope>('read');
  const create = $api.useMutation('post', '/api/v1/tokens', { onSuccess: onMade });
  const errors = fieldErrors(create.isError ? toProblem(create.error) : null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name'));
    create.mutate({ body: { name, scopes: [scope] } }, { onSuccess: () => form.reset() });
  }

  async function copy(secret: string) {
    // Only a secure page may write to the clipboard; elsewhere the text is selected by a click.
    await navigator.clipboard?.writeText(secret);
    say(t('settings.tokens.copied'));
  }

  return (
    <>
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          name="name"
          required
          maxLength={64}
          autoComplete="off"
          label={t('settings.tokens.name')}
          hint={t('settings.tokens.nameHint')}
          error={errors.name}
        />
        <SelectField
          label={t('settings.tokens.scope')}
          value={scope}
          options={scopes.map((value) => ({ value, label: t(`settings.tokens.scopes.${value}`) }))}
          onChange={setScope}
        />
        <Button type="submit" variant="contained" loading={create.isPending}>
          {t('settings.tokens.create')}
        </Button>
      </form>
      {create.data !== undefined && (
        <div className={styles.secret} role="status">
          <p>{t('settings.tokens.once', { name: create.data.token.name })}</p>
          <code>{create.data.secret}</code>
          {navigator.clipboard !== undefined && (
            <Button size="small" onClick={() => copy(create.data.secret)}>
              {t('settings.tokens.copy')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
