import { mdiArrowUp } from '@mdi/js';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/Icon';
import { useFormat } from '@/lib/locale';
import styles from './FreshPill.module.css';

interface FreshPillProps {
  count: number;
  /** Whether there may be more of them. */
  atLeast: boolean;
  onShow: () => void;
}

/** Says that new listens wait above, and leads there. */
export function FreshPill({ count, atLeast, onShow }: FreshPillProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="status" className={styles.place}>
      {count > 0 && (
        <button type="button" className={styles.pill} onClick={onShow}>
          <Icon path={mdiArrowUp} size={18} />
          {t('journal.fresh', { count, n: format.number(count) + (atLeast ? '+' : '') })}
        </button>
      )}
    </div>
  );
}
