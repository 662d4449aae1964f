import Button from '@mui/material/Button';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { toProblem } from '@/api/problem';
import type { LastFmDetails, Service } from '@/api/types';
import { TextInput } from '@/components/ui/TextInput';
import { Refusal } from './Refusal';
import styles from './Services.module.css';
import { useTold } from './useTold';

interface SignInProps {
  service: Service;
  details: LastFmDetails;
}

/** Letting AIME in at Last.fm: needed for private histories, and for loving songs there. */
export function SignInLastFm({ service, details }: SignInProps) {
  const { t } = useTranslation();
  const { onSuccess } = useTold();
  const [isOpen, setOpen] = useState(false);
  const begin = $api.useMutation('post', '/api/v1/services/lastfm/sign-in', { onSuccess });
  if (details.sign_in !== null) return <Waiting url={details.sign_in.url} />;
  if (details.signed_in) return null;
  if (!isOpen) {
    return (
      <div className={styles.form}>
        <p className={styles.text}>{t('services.signIn.what')}</p>
        <Refusal problem={begin.isError ? toProblem(begin.error) : null} />
        <Button
          loading={begin.isPending}
          onClick={() => (details.can_sign_in ? begin.mutate({ body: {} }) : setOpen(true))}
        >
          {t('services.signIn.open')}
        </Button>
      </div>
    );
  }
  return <Begin service={service} />;
}

/** The key to sign in with, where the server has none with its secret. */
function Begin({ service }: { service: Service }) {
  const { t } = useTranslation();
  const { onSuccess } = useTold();
  const begin = $api.useMutation('post', '/api/v1/services/lastfm/sign-in', { onSuccess });
  const problem = begin.isError ? toProblem(begin.error) : null;
  const errors = fieldErrors(problem);
  const hasKey = !service.needs_key || service.state !== 'not_linked';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? '').trim() || null;
    begin.mutate({ body: { api_key: given('api_key'), shared_secret: given('shared_secret') } });
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      <p className={styles.text}>{t('services.signIn.key')}</p>
      <TextInput
        name="api_key"
        required={!hasKey}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        label={t('services.lastfm.key')}
        hint={hasKey ? t('services.signIn.keyOptional') : undefined}
        error={errors.api_key}
      />
      <TextInput
        name="shared_secret"
        required
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        label={t('services.signIn.secret')}
        hint={t('services.signIn.secretHint')}
        error={errors.shared_secret}
      />
      <Refusal problem={problem} />
      <Button type="submit" variant="contained" loading={begin.isPending}>
        {t('services.signIn.begin')}
      </Button>
    </form>
  );
}

/** What is left to do at Last.fm; whoever comes back from there need not say so. */
function Waiting({ url }: { url: string }) {
  const { t } = useTranslation();
  const { onSuccess } = useTold();
  const [isAsked, setAsked] = useState(false);
  const finish = $api.useMutation('post', '/api/v1/services/lastfm/sign-in/finish', {
    onSuccess,
    // It may have expired: what is shown is asked for anew.
    onError: onSuccess,
  });
  const again = $api.useMutation('post', '/api/v1/services/lastfm/sign-in', { onSuccess });
  const problem = finish.isError ? toProblem(finish.error) : null;
  const isEarly = problem?.code === 'not-allowed-yet';
  const look = useEffectEvent(() => {
    if (document.visibilityState === 'visible' && !finish.isPending) finish.mutate({});
  });
  useEffect(() => {
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return (
    <div className={styles.form}>
      <p className={styles.text}>{t('services.signIn.waiting')}</p>
      <div className={styles.actions}>
        <Button variant="contained" href={url} target="_blank" rel="noreferrer">
          {t('services.signIn.agree')}
        </Button>
        <Button
          loading={finish.isPending}
          onClick={() => {
            setAsked(true);
            finish.mutate({});
          }}
        >
          {t('services.signIn.finish')}
        </Button>
        <Button disabled={again.isPending} onClick={() => again.mutate({ body: {} })}>
          {t('services.signIn.again')}
        </Button>
      </div>
      {isAsked && isEarly && (
        <p role="alert" className={styles.error}>
          {t('services.signIn.early')}
        </p>
      )}
      <Refusal problem={isEarly ? null : problem} />
    </div>
  );
}
