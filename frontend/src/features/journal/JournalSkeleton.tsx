import { useTranslation } from 'react-i18next';
import { useDelayed } from '@/lib/useDelayed';
import styles from './JournalSkeleton.module.css';

/** The shape of the rows before the first answer; nothing at all for the first moment. */
export function JournalSkeleton() {
  const { t } = useTranslation();
  const visible = useDelayed();
  return (
    <div className={styles.skeleton} role="status" aria-label={t('shell.loading')}>
      {visible &&
        Array.from({ length: 12 }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells one blank from another.
          <span key={place} className={styles.row} />
        ))}
    </div>
  );
}
