import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { useFormat } from '@/lib/locale';
import styles from './Section.module.css';

/** The browsers in which one is signed in, each of which can be signed out. */
export function SessionsSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const sessions = $api.useQuery('get', '/api/v1/sessions', {}, { staleTime: 0 });
  const end = $api.useMutation('delete', '/api/v1/sessions/{id}', {
    onSettled: () => sessions.refetch(),
  });
  return (
    <div className={styles.section}>
      <p className={styles.text}>{t('settings.sessions.text')}</p>
      {sessions.isError && (
        <ErrorMessage error={sessions.error} onRetry={() => sessions.refetch()} />
      )}
      <ul className={styles.list}>
        {sessions.data?.items.map((session) => (
          <li key={session.id} className={styles.row}>
            <div className={styles.names}>
              <p>
                {session.is_current
                  ? t('settings.sessions.current')
                  : t('settings.sessions.other', { date: format.dateTime(session.created_at) })}
              </p>
              <p className={`${styles.facts} tabular`}>
                {t('settings.sessions.seen', { date: format.dateTime(session.last_seen_at) })}
              </p>
            </div>
            {!session.is_current && (
              <Button
                size="small"
                disabled={end.isPending}
                onClick={() => end.mutate({ params: { path: { id: session.id } } })}
              >
                {t('settings.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
