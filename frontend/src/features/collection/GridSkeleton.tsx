import { useTranslation } from 'react-i18next';
import { useDelayed } from '@/lib/useDelayed';
import styles from './AlbumGrid.module.css';

/** The shape of the grid before the first answer; nothing at all for the first moment. */
export function GridSkeleton() {
  const { t } = useTranslation();
  const visible = useDelayed();
  return (
    <div className={styles.skeleton} role="status" aria-label={t('shell.loading')}>
      {visible &&
        Array.from({ length: 18 }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells one blank from another.
          <span key={place}>
            <span className={styles.blank} />
            <span className={styles.line} />
            <span className={styles.shortLine} />
          </span>
        ))}
    </div>
  );
}
