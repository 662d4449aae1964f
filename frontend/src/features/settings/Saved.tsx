import { mdiAlertCircleOutline, mdiCheck } from '@mdi/js';
import { useTranslation } from 'react-i18next';
import { toProblem, UNREACHABLE } from '@/api/problem';
import { Icon } from '@/components/ui/Icon';
import { useProblemText } from '@/lib/problemText';
import styles from './Section.module.css';

interface SavedProps {
  state: { isPending: boolean; isSuccess: boolean; isError: boolean; error: unknown };
}

/** Says beside a field that its change is kept, or why it is not. */
export function Saved({ state }: SavedProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const problem = state.isError ? toProblem(state.error) : null;
  return (
    <p role="status" className={problem === null ? styles.saved : styles.failed}>
      {state.isPending && t('settings.saving')}
      {state.isSuccess && (
        <>
          <Icon path={mdiCheck} size={16} /> {t('settings.saved')}
        </>
      )}
      {problem !== null && (
        <>
          <Icon path={mdiAlertCircleOutline} size={16} />{' '}
          {problem.type === UNREACHABLE
            ? t('error.unreachable')
            : (problem.errors?.[0]?.detail ?? problemText(problem).title)}
        </>
      )}
    </p>
  );
}
