import { useTranslation } from 'react-i18next';
import { useDelayed } from '@/lib/useDelayed';
import { Logo } from './Logo';
import styles from './Splash.module.css';

/** Shown while it is not yet known what to show; nothing at all for the first moment. */
export function Splash() {
  const { t } = useTranslation();
  const visible = useDelayed();
  return (
    <div className={styles.splash} role="status" aria-label={t('shell.loading')}>
      {visible && <Logo size={56} />}
    </div>
  );
}
