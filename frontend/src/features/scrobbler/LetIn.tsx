import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { $api } from '@/api/client';
import { toProblem } from '@/api/problem';
import { useUser } from '@/api/session';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { useFormat } from '@/lib/locale';
import styles from './LetIn.module.css';

interface LetInProps {
  /** What the client was given to ask with. */
  token: string;
  /** The client's own page, where it wants its person back. */
  back: URL | null;
}

/** Who asks, for what, and yes or no. */
export function LetIn({ token, back }: LetInProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useUser();
  const path = { params: { path: { token: token || 'none' } } };
  const waiting = $api.useQuery('get', '/api/v1/scrobblers/{token}', path, {
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const grant = $api.useMutation('post', '/api/v1/scrobblers/{token}', {
    onSuccess: () => {
      if (back === null) return;
      const home = new URL(back);
      home.searchParams.set('token', token);
      window.location.assign(home);
    },
  });
  const problem = waiting.error ?? grant.error;
  if (problem !== null && toProblem(problem).status === 404) {
    return (
      <div className={styles.box}>
        <p>{t('scrobbler.gone')}</p>
        <Home />
      </div>
    );
  }
  if (problem !== null) {
    const again = () => (grant.isError ? grant.reset() : void waiting.refetch());
    return <ErrorMessage error={problem} onRetry={again} />;
  }
  if (grant.isSuccess) {
    return (
      <div className={styles.box}>
        <p role="status">{t('scrobbler.done')}</p>
        <Home />
      </div>
    );
  }
  if (waiting.data === undefined) return null;
  return (
    <div className={styles.box}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('scrobbler.client')}</dt>
          <dd>{waiting.data.client}</dd>
        </div>
        <div>
          <dt>{t('scrobbler.for')}</dt>
          <dd>{user.name}</dd>
        </div>
        {back !== null && (
          <div>
            <dt>{t('scrobbler.back')}</dt>
            <dd>{back.host}</dd>
          </div>
        )}
      </dl>
      <p className={styles.text}>{t('scrobbler.may')}</p>
      <p className={styles.text}>
        {t('scrobbler.careful', { time: format.time(waiting.data.expires_at) })}
      </p>
      <div className={styles.actions}>
        <Button
          variant="contained"
          size="large"
          loading={grant.isPending}
          onClick={() => grant.mutate(path)}
        >
          {t('scrobbler.yes')}
        </Button>
        <Button component={Link} to="/" size="large">
          {t('scrobbler.no')}
        </Button>
      </div>
    </div>
  );
}

function Home() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/journal">
      {t('scrobbler.home')}
    </Button>
  );
}
