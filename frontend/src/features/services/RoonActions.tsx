import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { Roon } from '@/api/types';
import { say } from '@/lib/toasts';
import styles from './Services.module.css';
import { useTold } from './useTold';

/** What can be done about a linked Roon. */
export function RoonActions({ roon }: { roon: Roon }) {
  const { t } = useTranslation();
  const told = useTold();
  const start = $api.useMutation('post', '/api/v1/services/roon-tracker/start', told);
  const stop = $api.useMutation('post', '/api/v1/services/roon-tracker/stop', told);
  const test = $api.useMutation('post', '/api/v1/services/roon/test', {
    ...told,
    onSuccess: ({ core }) => say(t('roon.answers', { core })),
  });
  const unlink = $api.useMutation('delete', '/api/v1/services/roon', told);
  const rests = roon.state === 'paused';
  const isBusy = [start, stop, test, unlink].some((one) => one.isPending);
  return (
    <div className={styles.actions}>
      {rests ? (
        <Button variant="contained" disabled={isBusy} onClick={() => start.mutate({})}>
          {t('roon.resume')}
        </Button>
      ) : (
        <Button disabled={isBusy} onClick={() => stop.mutate({})}>
          {t('services.pause')}
        </Button>
      )}
      <Button disabled={isBusy} loading={test.isPending} onClick={() => test.mutate({})}>
        {t('services.test')}
      </Button>
      <Button disabled={isBusy} onClick={() => unlink.mutate({})}>
        {t('services.disconnect')}
      </Button>
    </div>
  );
}
