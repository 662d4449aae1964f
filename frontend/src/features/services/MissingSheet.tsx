import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Sheet } from '@/components/ui/Sheet';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import styles from './MissingSheet.module.css';

/** Listens that Last.fm no longer has as they are: follow it, or keep them. */
export function MissingSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const user = useUser();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const missing = $api.useQuery('get', '/api/v1/services/lastfm/missing', {}, { staleTime: 0 });
  const done = async () => {
    onClose();
    corrected();
    await invalidateTags(client, [`u:${user.id}:services`]);
  };
  const onError = (error: unknown) => {
    say(briefly(error));
  };
  const remove = $api.useMutation('post', '/api/v1/services/lastfm/missing/remove', {
    onSuccess: ({ changed, correction_id: id }) => {
      const text = t('services.compare.removed', { count: changed, n: format.number(changed) });
      sayCorrected(text, id);
      return done();
    },
    onError,
  });
  const keep = $api.useMutation('post', '/api/v1/services/lastfm/missing/keep', {
    onSuccess: ({ kept }) => {
      say(t('services.compare.kept', { count: kept, n: format.number(kept) }));
      return done();
    },
    onError,
  });
  const isBusy = remove.isPending || keep.isPending;
  const { items = [], total = 0 } = missing.data ?? {};
  // Only what is listed is decided: nobody decides what they have not seen.
  const body = { ids: items.map((item) => item.listen_id) };
  return (
    <Sheet
      title={t('services.compare.title')}
      onClose={onClose}
      footer={
        <div className={styles.actions}>
          <Button
            variant="contained"
            disabled={isBusy || items.length === 0}
            onClick={() => remove.mutate({ body })}
          >
            {t('services.compare.follow')}
          </Button>
          <Button disabled={isBusy || items.length === 0} onClick={() => keep.mutate({ body })}>
            {t('services.compare.keep')}
          </Button>
        </div>
      }
    >
      <p className={styles.text}>{t('services.compare.what')}</p>
      {missing.isError && <ErrorMessage error={missing.error} onRetry={() => missing.refetch()} />}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.listen_id}>
            <time className={`${styles.text} tabular`} dateTime={item.listened_at}>
              {format.dateTime(item.listened_at)}
            </time>
            <s>
              {item.track.artist} – {item.track.title}
            </s>
            {item.now !== null ? (
              <ins>
                {item.now.artist} – {item.now.title}
              </ins>
            ) : (
              <span className={styles.text}>{t('services.compare.deleted')}</span>
            )}
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p className={styles.text}>
          {t('services.compare.more', { n: format.number(total - items.length) })}
        </p>
      )}
    </Sheet>
  );
}
