import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { toProblem } from '@/api/problem';
import { enterSession } from '@/api/session';
import { Choice } from '@/components/ui/Choice';
import { SelectField } from '@/components/ui/SelectField';
import { chooseLanguage, type Language, languages, toLanguage } from '@/lib/i18n';
import { browserTimeZone } from '@/lib/locale';
import { timeZones } from '@/lib/timeZones';
import { PasswordField } from './PasswordField';
import { SessionField } from './SessionField';
import { SessionProblem } from './SessionProblem';
import styles from './session.module.css';

/** The owner's account: the first thing that a fresh server asks for. */
export function AccountForm({ codeRequired }: { codeRequired: boolean }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const language = toLanguage(i18n.language) ?? 'en';
  const [timeZone, setTimeZone] = useState(browserTimeZone);
  const setup = $api.useMutation('post', '/api/v1/setup', {
    onSuccess: (session) => enterSession(client, session),
  });
  const problem = setup.isError ? toProblem(setup.error) : null;
  const errors = fieldErrors(problem);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = form.get('code');
    setup.mutate({
      body: {
        name: String(form.get('name')),
        password: String(form.get('password')),
        language,
        time_zone: timeZone,
        ...(code === null ? {} : { code: String(code).trim() }),
      },
    });
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      {problem !== null && Object.keys(errors).length === 0 && (
        <SessionProblem problem={problem} unauthorized={t('setup.wrongCode')} />
      )}
      <SessionField
        name="name"
        label={t('session.name')}
        autoComplete="username"
        autoFocus
        error={errors.name}
      />
      <PasswordField
        autoComplete="new-password"
        hint={t('setup.passwordHint')}
        error={errors.password}
      />
      {codeRequired && (
        <SessionField
          name="code"
          label={t('setup.code')}
          autoComplete="one-time-code"
          hint={t('setup.codeHint')}
          error={errors.code}
        />
      )}
      <Choice<Language>
        label={t('preferences.language')}
        value={language}
        options={Object.entries(languages).map(([value, label]) => ({
          value: value as Language,
          label,
        }))}
        onChange={chooseLanguage}
      />
      <SelectField
        label={t('setup.timeZone')}
        value={timeZone}
        options={timeZones(timeZone).map((zone) => ({
          value: zone,
          label: zone.replaceAll('_', ' '),
        }))}
        onChange={setTimeZone}
      />
      <Button type="submit" variant="contained" size="large" loading={setup.isPending}>
        {t('setup.create')}
      </Button>
    </form>
  );
}
