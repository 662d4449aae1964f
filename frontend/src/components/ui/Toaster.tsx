import { mdiClose } from '@mdi/js';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { unsay, useToast } from '@/lib/toasts';
import { Icon } from './Icon';
import styles from './Toaster.module.css';

/** Long enough to read two lines, to think better of it, and to reach the button. */
const SHOWN_MS = 10_000;

/** Where messages appear, and are read out. */
export function Toaster() {
  const { t } = useTranslation();
  const toast = useToast();

  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(unsay, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);

  return (
    <div role="status" className={styles.place}>
      {toast !== null && (
        <div key={toast.number} className={styles.toast}>
          {toast.text}
          {toast.action !== undefined && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                unsay();
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" aria-label={t('action.close')} onClick={unsay}>
            <Icon path={mdiClose} size={18} />
          </button>
        </div>
      )}
    </div>
  );
}
