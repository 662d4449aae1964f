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

/** Two ways to let us in: at Discogs' own site where this server is known there, or with a token. Neither comes back. */
export function LinkDiscogs({ service }: { service: Service }) {
  const { t } = useTranslation();
  return (
    <>
      {service.offers_consent && (
        <div className={styles.form}>
          <AskConsent />
          <p className={styles.text}>{t('services.discogs.orToken')}</p>
        </div>
      )}
      <LinkByToken isFirst={!service.offers_consent} />
    </>
  );
}

function AskConsent() {
  const { t } = useTranslation();
  const { onError } = useTold();
  const ask = $api.useMutation('post', '/api/v1/services/discogs/consent', {
    onSuccess: ({ address }) => window.location.assign(address),
    onError,
  });
  const callback = `${window.location.origin}/settings/services`;
  return (
    <Button
      variant="contained"
      loading={ask.isPending || ask.isSuccess}
      onClick={() => ask.mutate({ body: { callback } })}
    >
      {t('services.discogs.consent')}
    </Button>
  );
}

function LinkByToken({ isFirst }: { isFirst: boolean }) {
  const { t } = useTranslation();
  const { onSuccess } = useTold();
  const link = $api.useMutation('put', '/api/v1/services/discogs', { onSuccess });
  const problem = link.isError ? toProblem(link.error) : null;
  const errors = fieldErrors(problem);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token'));
    link.mutate({ body: { token } });
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        name="token"
        required
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        label={t('services.discogs.token')}
        hint={t('services.discogs.tokenHint')}
        error={errors.token}
      />
      <Refusal problem={problem} />
      <Button type="submit" variant={isFirst ? 'contained' : 'outlined'} loading={link.isPending}>
        {t('services.connect')}
      </Button>
    </form>
  );
}
