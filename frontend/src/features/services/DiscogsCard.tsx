import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { Service } from '@/api/types';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import { LinkDiscogs } from './LinkDiscogs';
import { Facts, Failure, ServiceCard } from './ServiceCard';
import styles from './Services.module.css';
import { useTold } from './useTold';

type Collection = NonNullable<Service['collection']>;
type Run = NonNullable<Collection['run']>;

/** Discogs: how it stands, what is owned and wished for there, and what can be done about it. */
export function DiscogsCard({ service }: { service: Service }) {
  const { t } = useTranslation();
  const { collection } = service;
  return (
    <ServiceCard service={service} name="Discogs">
      {collection === null ? (
        <p className={styles.text}>{t('services.discogs.what')}</p>
      ) : (
        <Linked service={service} collection={collection} />
      )}
      {(collection === null || service.state === 'refused') && <LinkDiscogs service={service} />}
    </ServiceCard>
  );
}

function Linked({ service, collection }: { service: Service; collection: Collection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { run, worth } = collection;
  const isNew = service.last_sync_at === null;
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
          [t('services.discogs.copies'), isNew ? null : format.number(collection.copies)],
          [t('services.discogs.wants'), isNew ? null : format.number(collection.wants)],
          [t('services.discogs.worth'), worth && t('services.discogs.worthRange', { ...worth })],
        ]}
      />
      <Failure service={service} refused={t('services.discogs.refused')} />
      {run && (run.state !== 'failed' || run.total > 0) && <Synchronisation run={run} />}
      <Actions service={service} run={run} />
      {service.state !== 'refused' && <p className={styles.text}>{t('services.discogs.credit')}</p>}
    </>
  );
}

function Synchronisation({ run }: { run: Run }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = {
    done: format.number(run.done),
    total: format.number(run.total),
    added: format.number(run.added),
    joined: format.number(run.joined),
    changed: format.number(run.changed),
    removed: format.number(run.removed),
  };
  const isQuiet = run.added + run.joined + run.changed + run.removed === 0;
  const key = run.state === 'done' && isQuiet ? 'unchanged' : run.state;
  return (
    <div className={styles.history}>
      <p className="tabular">{t(`services.discogs.run.${key}`, counts)}</p>
      {run.state === 'running' && (
        <>
          <ProgressBar
            ratio={run.total === 0 ? null : run.done / run.total}
            label={t('services.discogs.run.label')}
          />
          {run.current !== null && <p className={styles.text}>{run.current}</p>}
        </>
      )}
      {run.state !== 'running' && <Remarks run={run} />}
    </div>
  );
}

/** What people should know one by one: what was taken out, and what could not be used. */
function Remarks({ run }: { run: Run }) {
  const { t } = useTranslation();
  const unsure = run.remarks.filter((one) => one.kind.endsWith('_unsure'));
  const named = run.remarks.filter((one) => !one.kind.endsWith('_unsure'));
  return (
    <>
      {unsure.map((one) => (
        <p key={one.kind} className={styles.text}>
          {t(`services.discogs.remarks.${one.kind}`)}
        </p>
      ))}
      {named.length > 0 && (
        <details className={styles.remarks}>
          <summary>{t('services.discogs.remarks.title')}</summary>
          <ul>
            {named.map((one) => (
              <li key={`${one.kind} ${one.text}`}>
                {t(`services.discogs.remarks.${one.kind}`, { text: one.text })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Actions({ service, run }: { service: Service; run: Run | null }) {
  const { t } = useTranslation();
  const told = useTold();
  const sync = $api.useMutation('post', '/api/v1/services/discogs/sync', told);
  const pause = $api.useMutation('post', '/api/v1/services/discogs/pause', told);
  const test = $api.useMutation('post', '/api/v1/services/discogs/test', {
    ...told,
    onSuccess: () => say(t('services.discogs.answers')),
  });
  const unlink = $api.useMutation('delete', '/api/v1/services/discogs', told);
  const runs = service.state === 'active' || service.state === 'failing';
  const isBusy = [sync, pause, test, unlink].some((one) => one.isPending);
  const isSyncing = runs && run?.state === 'running' && service.last_error === null;
  return (
    <div className={styles.actions}>
      <Button
        variant={service.state === 'refused' ? 'outlined' : 'contained'}
        disabled={isBusy || isSyncing}
        onClick={() => sync.mutate({})}
      >
        {t(runs ? 'services.syncNow' : 'services.resume')}
      </Button>
      {runs && (
        <Button disabled={isBusy} onClick={() => pause.mutate({})}>
          {t('services.pause')}
        </Button>
      )}
      <Button disabled={isBusy} onClick={() => test.mutate({})}>
        {t('services.test')}
      </Button>
      <Button disabled={isBusy} onClick={() => unlink.mutate({})}>
        {t('services.disconnect')}
      </Button>
    </div>
  );
}
