import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Correction } from '@/api/types';
import { useUndo } from '@/api/undo';
import { useFormat } from '@/lib/locale';
import styles from './CorrectionList.module.css';

/** What was put right by hand: who, when, how much, and the way back. */
export function CorrectionList({ items }: { items: readonly Correction[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { undo, pending } = useUndo();
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={styles.item} data-undone={item.undone_at ? '' : undefined}>
          <div className={styles.words}>
            <p className={styles.what}>
              <strong>{t(`corrections.kinds.${item.kind}` as 'corrections.kinds.release')}</strong>
              {item.changed > 1 && (
                <span className="tabular">
                  {' '}
                  {t('corrections.changed', {
                    count: item.changed,
                    n: format.number(item.changed),
                  })}
                </span>
              )}
            </p>
            <p className={styles.subject}>{item.subject}</p>
            <p className={`${styles.who} tabular`}>
              {t(item.is_shared ? 'corrections.madeShared' : 'corrections.made', {
                name: item.by,
                when: format.dateTime(item.created_at),
              })}
              {item.undone_at !== null && (
                <>
                  {' · '}
                  {t('corrections.undoneBy', {
                    name: item.undone_by ?? '',
                    when: format.dateTime(item.undone_at),
                  })}
                </>
              )}
            </p>
          </div>
          {item.undone_at === null && (
            <Button
              size="small"
              disabled={pending !== null}
              aria-label={`${t('action.undo')}: ${item.subject}`}
              onClick={() => undo(item.id)}
            >
              {t('action.undo')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
