import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/api/fieldErrors';
import { useUpdateMe } from '@/api/me';
import { toProblem } from '@/api/problem';
import { useUser } from '@/api/session';
import { Choice } from '@/components/ui/Choice';
import { SelectField } from '@/components/ui/SelectField';
import { TextInput } from '@/components/ui/TextInput';
import { chooseLanguage, type Language, languages, toLanguage } from '@/lib/i18n';
import { timeZones } from '@/lib/timeZones';
import { Saved } from './Saved';
import styles from './Section.module.css';

/** Who one is: each field keeps itself, but for the password. */
export function ProfileSection() {
  const { i18n } = useTranslation();
  const user = useUser();
  return (
    <div className={styles.section}>
      <NameField />
      <LanguageField language={toLanguage(i18n.language) ?? 'en'} />
      <ZoneField timeZone={user.time_zone} />
      <PasswordForm />
    </div>
  );
}

function NameField() {
  const { t } = useTranslation();
  const user = useUser();
  const [name, setName] = useState(user.name);
  const me = useUpdateMe();
  function save() {
    const next = name.trim();
    if (next !== user.name) me.mutate({ body: { name: next } });
  }
  return (
    <div className={styles.group}>
      <TextInput
        label={t('session.name')}
        hint={t('settings.profile.nameHint')}
        autoComplete="username"
        maxLength={64}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
      <Saved state={me} />
    </div>
  );
}

function LanguageField({ language }: { language: Language }) {
  const { t } = useTranslation();
  const me = useUpdateMe();
  return (
    <div className={styles.group}>
      <Choice<Language>
        label={t('preferences.language')}
        value={language}
        options={Object.entries(languages).map(([value, label]) => ({
          value: value as Language,
          label,
        }))}
        onChange={(next) => {
          chooseLanguage(next);
          me.mutate({ body: { language: next } });
        }}
      />
      <Saved state={me} />
    </div>
  );
}

function ZoneField({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation();
  const me = useUpdateMe();
  return (
    <div className={styles.group}>
      <SelectField
        label={t('setup.timeZone')}
        value={timeZone}
        options={timeZones(timeZone).map((zone) => ({
          value: zone,
          label: zone.replaceAll('_', ' '),
        }))}
        onChange={(next) => me.mutate({ body: { time_zone: next } })}
      />
      <p className={styles.facts}>{t('settings.profile.zoneHint')}</p>
      <Saved state={me} />
    </div>
  );
}

function PasswordForm() {
  const { t } = useTranslation();
  const me = useUpdateMe();
  const errors = fieldErrors(me.isError ? toProblem(me.error) : null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    me.mutate(
      {
        body: {
          current_password: String(data.get('current')),
          password: String(data.get('password')),
        },
      },
      { onSuccess: () => form.reset() },
    );
  }

  return (
    <form onSubmit={submit} className={`${styles.group} ${styles.form}`}>
      <h2>{t('settings.profile.password')}</h2>
      <TextInput
        name="current"
        type="password"
        required
        autoComplete="current-password"
        label={t('settings.profile.current')}
        error={errors.current_password}
      />
      <TextInput
        name="password"
        type="password"
        required
        autoComplete="new-password"
        label={t('settings.profile.next')}
        hint={t('settings.profile.passwordHint')}
        error={errors.password}
      />
      <Button type="submit" variant="contained" loading={me.isPending}>
        {t('settings.profile.change')}
      </Button>
      <Saved state={me} />
    </form>
  );
}
