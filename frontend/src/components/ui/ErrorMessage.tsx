import { mdiAlertCircleOutline, mdiLanDisconnect } from '@mdi/js';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { toProblem, UNREACHABLE } from '@/api/problem';
import { Message } from './Message';
import styles from './Message.module.css';

interface ErrorMessageProps {
  error: unknown;
  onRetry?: () => void;
}

/** What failed, in words, with another try and the details for whoever is asked for help. */
export function ErrorMessage({ error, onRetry }: ErrorMessageProps) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  const unreachable = problem.type === UNREACHABLE;
  return (
    <Message
      icon={unreachable ? mdiLanDisconnect : mdiAlertCircleOutline}
      title={unreachable ? t('error.unreachable') : problem.title}
      text={unreachable ? t('error.unreachableHint') : (problem.detail ?? undefined)}
      actions={
        onRetry && (
          <Button variant="contained" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )
      }
    >
      {!unreachable && (
        <details className={styles.details}>
          <summary>{t('error.details')}</summary>
          <pre>{JSON.stringify(problem, null, 2)}</pre>
        </details>
      )}
    </Message>
  );
}
