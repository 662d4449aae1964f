import { useTranslation } from 'react-i18next';
import { useDelayed } from '@/lib/useDelayed';
import styles from './AlbumSkeleton.module.css';

/** The shape of an album before it is here; nothing at all for the first moment. */
export function AlbumSkeleton() {
  const { t } = useTranslation();
  const visible = useDelayed();
  return (
    <div role="status" aria-label={t('shell.loading')} className={styles.skeleton}>
      {visible && (
        <>
          <span className={styles.cover} />
          <span className={styles.line} />
          <span className={styles.shortLine} />
          <span className={styles.block} />
        </>
      )}
    </div>
  );
}
