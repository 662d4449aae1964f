import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import type { LastFmDetails } from '@/api/types';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import styles from './Services.module.css';

/** How love stands between Last.fm and here. */
export function Loves({ details }: { details: LastFmDetails }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const user = useUser();
  const sync = $api.useMutation('post', '/api/v1/services/lastfm/loves/sync', {
    onSuccess: () => {
      say(t('services.loves.ordered'));
      return invalidateTags(client, [`u:${user.id}:services`]);
    },
    onError: (error: unknown) => {
      say(briefly(error));
    },
  });
  const { there, read_at: readAt, waiting, error } = details.loves;
  return (
    <section className={styles.history} aria-label={t('services.loves.title')}>
      <p className="tabular">
        {readAt === null
          ? t('services.loves.never')
          : t('services.loves.there', {
              count: there,
              n: format.number(there),
              date: format.dateTime(readAt),
            })}
        {waiting > 0 &&
          ` ${t('services.loves.waiting', { count: waiting, n: format.number(waiting) })}`}
      </p>
      <p className={styles.text}>
        {t(details.signed_in ? 'services.loves.both' : 'services.loves.oneWay')}
      </p>
      {error !== null && (
        <p role="alert" className={styles.error}>
          {t('services.loves.failed')}
          <span>{error}</span>
        </p>
      )}
      <div className={styles.actions}>
        <Button disabled={sync.isPending} onClick={() => sync.mutate({})}>
          {t('services.loves.sync')}
        </Button>
      </div>
    </section>
  );
}
