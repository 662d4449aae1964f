import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { Service } from '@/api/types';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import { Comparison } from './Comparison';
import { LinkLastFm } from './LinkLastFm';
import { Loves } from './Loves';
import { Facts, Failure, ServiceCard } from './ServiceCard';
import styles from './Services.module.css';
import { SignInLastFm } from './SignInLastFm';
import { useTold } from './useTold';

/** Last.fm: how it stands, what came from it, and what can be done about it. */
export function LastFmCard({ service }: { service: Service }) {
  const { t } = useTranslation();
  const isLinked = service.state !== 'not_linked';
  return (
    <ServiceCard service={service} name="Last.fm">
      {isLinked ? (
        <Linked service={service} />
      ) : (
        <p className={styles.text}>{t('services.lastfm.what')}</p>
      )}
      {(!isLinked || service.state === 'refused') && <LinkLastFm service={service} />}
      {service.lastfm && <SignInLastFm service={service} details={service.lastfm} />}
    </ServiceCard>
  );
}

function Linked({ service }: { service: Service }) {
  const { t } = useTranslation();
  const format = useFormat();
  const playing = service.now_playing;
  return (
    <>
      <Facts
        facts={[
          [t('services.account'), service.account],
          [
            t('services.lastSync'),
            service.last_sync_at === null
              ? t('services.never')
              : format.dateTime(service.last_sync_at),
          ],
          [
            t('services.nextSync'),
            service.next_sync_at === null ? null : format.dateTime(service.next_sync_at),
          ],
          [t('services.stored'), format.number(service.stored)],
          [t('services.nowPlaying'), playing && `${playing.artist} – ${playing.title}`],
        ]}
      />
      <Failure service={service} refused={t('services.lastfm.refused')} />
      <WholeHistory service={service} />
      {service.lastfm && <Loves details={service.lastfm} />}
      {service.lastfm && <Comparison details={service.lastfm} />}
      <Actions service={service} />
    </>
  );
}

function WholeHistory({ service }: { service: Service }) {
  const { t } = useTranslation();
  const format = useFormat();
  const history = service.history;
  if (history === null) return null;
  const counts = {
    done: format.number(history.done),
    total: format.number(history.total),
    stored: format.number(history.stored),
  };
  return (
    <div className={styles.history}>
      <p className="tabular">{t(`services.history.${history.state}`, counts)}</p>
      {history.state === 'running' && (
        <ProgressBar
          ratio={history.total === 0 ? null : history.done / history.total}
          label={t('services.history.label')}
        />
      )}
      {history.error !== null && <p className={styles.text}>{history.error}</p>}
    </div>
  );
}

function Actions({ service }: { service: Service }) {
  const { t } = useTranslation();
  const told = useTold();
  const start = $api.useMutation('post', '/api/v1/services/tracker/start', told);
  const stop = $api.useMutation('post', '/api/v1/services/tracker/stop', told);
  const test = $api.useMutation('post', '/api/v1/services/lastfm/test', {
    ...told,
    onSuccess: () => say(t('services.answers')),
  });
  const whole = $api.useMutation('post', '/api/v1/services/lastfm/import-history', told);
  const unlink = $api.useMutation('delete', '/api/v1/services/lastfm', told);
  const runs = service.state === 'active' || service.state === 'failing';
  const isBusy = [start, stop, test, whole, unlink].some((one) => one.isPending);
  return (
    <div className={styles.actions}>
      <Button
        variant={service.state === 'refused' ? 'outlined' : 'contained'}
        disabled={isBusy}
        onClick={() => start.mutate({})}
      >
        {t(runs ? 'services.syncNow' : 'services.resume')}
      </Button>
      {runs && (
        <Button disabled={isBusy} onClick={() => stop.mutate({})}>
          {t('services.pause')}
        </Button>
      )}
      <Button disabled={isBusy} onClick={() => test.mutate({})}>
        {t('services.test')}
      </Button>
      {service.history?.state !== 'running' && (
        <Button disabled={isBusy} onClick={() => whole.mutate({})}>
          {t('services.history.order')}
        </Button>
      )}
      <Button disabled={isBusy} onClick={() => unlink.mutate({})}>
        {t('services.disconnect')}
      </Button>
    </div>
  );
}
