import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { toProblem } from '@/api/problem';
import { useUser } from '@/api/session';
import type { Account } from '@/api/types';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { SelectField } from '@/components/ui/SelectField';
import { Sheet } from '@/components/ui/Sheet';
import { TextInput } from '@/components/ui/TextInput';
import { useFormat, useLocale } from '@/lib/locale';
import { Saved } from './Saved';
import styles from './Section.module.css';

type Role = Account['role'];
const roles = ['member', 'admin', 'owner'] as const;

/** Everybody with an account: an admin looks after members, an owner after all. */
export function UsersSection() {
  const { t } = useTranslation();
  const users = $api.useQuery('get', '/api/v1/users', {}, { staleTime: 0 });
  const refetch = () => users.refetch();
  return (
    <div className={styles.section}>
      <p className={styles.text}>{t('settings.users.text')}</p>
      {users.isError && <ErrorMessage error={users.error} onRetry={refetch} />}
      <ul className={styles.list} aria-label={t('settings.users.title')}>
        {users.data?.items.map((user) => (
          <UserRow key={user.id} user={user} onChanged={refetch} />
        ))}
      </ul>
      <NewUser onMade={refetch} />
    </div>
  );
}

/** The roles that one may give to others. */
function useRoles(): readonly Role[] {
  return useUser().role === 'owner' ? roles : ['member'];
}

function UserRow({ user, onChanged }: { user: Account; onChanged: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const self = useUser();
  const given = useRoles();
  const [removing, setRemoving] = useState(false);
  const change = $api.useMutation('patch', '/api/v1/users/{id}', { onSettled: onChanged });
  const own = { params: { path: { id: user.id } } };
  const isLetIn = user.disabled_at === null;
  const isManaged = user.id !== self.id && given.includes(user.role);
  return (
    <li className={styles.row}>
      <div className={styles.names}>
        <p>{user.name}</p>
        <p className={`${styles.facts} tabular`}>
          {[
            user.id === self.id ? t('settings.users.you') : null,
            isManaged ? null : t(`role.${user.role}`),
            t('settings.users.since', { date: format.date(user.created_at) }),
            user.disabled_at === null
              ? null
              : t('settings.users.out', { date: format.date(user.disabled_at) }),
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </p>
      </div>
      {isManaged && (
        <>
          <SelectField
            label={t('settings.users.roleOf', { name: user.name })}
            hideLabel
            value={user.role}
            options={given.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => change.mutate({ ...own, body: { role } })}
          />
          <Button
            size="small"
            aria-label={`${t(isLetIn ? 'settings.users.disable' : 'settings.users.enable')}: ${user.name}`}
            disabled={change.isPending}
            onClick={() => change.mutate({ ...own, body: { disabled: isLetIn } })}
          >
            {t(isLetIn ? 'settings.users.disable' : 'settings.users.enable')}
          </Button>
          <Button
            size="small"
            color="error"
            aria-label={`${t('settings.users.remove')}: ${user.name}`}
            onClick={() => setRemoving(true)}
          >
            {t('settings.users.remove')}
          </Button>
        </>
      )}
      {(change.isSuccess || change.isError) && <Saved state={change} />}
      {removing && (
        <RemoveUser
          user={user}
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            setRemoving(false);
            onChanged();
          }}
        />
      )}
    </li>
  );
}

interface RemoveUserProps {
  user: Account;
  onClose: () => void;
  onRemoved: () => void;
}

function RemoveUser({ user, onClose, onRemoved }: RemoveUserProps) {
  const { t } = useTranslation();
  const remove = $api.useMutation('delete', '/api/v1/users/{id}', { onSuccess: onRemoved });
  return (
    <Sheet
      title={t('settings.users.removeTitle', { name: user.name })}
      onClose={onClose}
      footer={
        <div className={styles.row}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            color="error"
            variant="contained"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { path: { id: user.id } } })}
          >
            {t('settings.users.removeForGood')}
          </Button>
        </div>
      }
    >
      <p>{t('settings.users.removeText', { name: user.name })}</p>
      {remove.isError && <Saved state={remove} />}
    </Sheet>
  );
}

function NewUser({ onMade }: { onMade: () => void }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useLocale();
  const given = useRoles();
  const [role, setRole] = useState<Role>('member');
  const create = $api.useMutation('post', '/api/v1/users', { onSuccess: onMade });
  const errors = fieldErrors(create.isError ? toProblem(create.error) : null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    create.mutate(
      {
        body: {
          name: String(data.get('name')),
          password: String(data.get('password')),
          role,
          language: i18n.language,
          time_zone: timeZone,
        },
      },
      { onSuccess: () => form.reset() },
    );
  }

  return (
    <form onSubmit={submit} className={`${styles.group} ${styles.form}`}>
      <h2>{t('settings.users.add')}</h2>
      <TextInput
        name="name"
        required
        maxLength={64}
        autoComplete="off"
        label={t('session.name')}
        error={errors.name}
      />
      <TextInput
        name="password"
        type="password"
        required
        autoComplete="new-password"
        label={t('settings.users.password')}
        hint={t('setup.passwordHint')}
        error={errors.password}
      />
      <SelectField
        label={t('settings.users.role')}
        value={role}
        options={given.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={setRole}
      />
      <Button type="submit" variant="contained" loading={create.isPending}>
        {t('settings.users.create')}
      </Button>
      <Saved state={create} />
    </form>
  );
}
