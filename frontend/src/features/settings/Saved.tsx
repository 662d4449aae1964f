import { mdiAlertCircleOutline, mdiCheck } from '@mdi/js';
import { useTranslation } from 'react-i18next';
import { briefly } from '@/api/problemText';
import { Icon } from '@/components/ui/Icon';
import styles from './Section.module.css';

interface SavedProps {
  state: { isPending: boolean; isSuccess: boolean; isError: boolean; error: unknown };
}

/** Says beside a field that its change is kept, or why it is not. */
export function Saved({ state }: SavedProps) {
  const { t } = useTranslation();
  return (
    <p role="status" className={state.isError ? styles.failed : styles.saved}>
      {state.isPending && t('settings.saving')}
      {state.isSuccess && (
        <>
          <Icon path={mdiCheck} size={16} /> {t('settings.saved')}
        </>
      )}
      {state.isError && (
        <>
          <Icon path={mdiAlertCircleOutline} size={16} /> {briefly(state.error)}
        </>
      )}
    </p>
  );
}
