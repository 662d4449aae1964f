import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { toProblem } from '@/api/problem';
import { enterSession } from '@/api/session';
import { PasswordField } from './PasswordField';
import { SessionField } from './SessionField';
import { SessionProblem } from './SessionProblem';
import styles from './session.module.css';

/** Name and password; on success the session is in place and the page around moves on. */
export function LoginForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const login = $api.useMutation('post', '/api/v1/session', {
    onSuccess: (session) => enterSession(client, session),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    login.mutate({
      body: { name: String(form.get('name')), password: String(form.get('password')) },
    });
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      {login.isError && (
        <SessionProblem
          problem={toProblem(login.error)}
          unauthorized={t('session.wrongCredentials')}
        />
      )}
      <SessionField name="name" label={t('session.name')} autoComplete="username" autoFocus />
      <PasswordField autoComplete="current-password" />
      <Button type="submit" variant="contained" size="large" loading={login.isPending}>
        {t('session.login')}
      </Button>
    </form>
  );
}
