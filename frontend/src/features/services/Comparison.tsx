import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { LastFmDetails } from '@/api/types';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { useFormat } from '@/lib/locale';
import { MissingSheet } from './MissingSheet';
import styles from './Services.module.css';
import { useTold } from './useTold';

/** What was edited or deleted at Last.fm: looked for on request, decided by the reader. */
export function Comparison({ details }: { details: LastFmDetails }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const compare = $api.useMutation('post', '/api/v1/services/lastfm/compare', useTold());
  const { comparison, missing } = details;
  const isRunning = comparison?.state === 'running';
  return (
    <section className={styles.history} aria-label={t('services.compare.title')}>
      {comparison !== null && (
        <p className="tabular">
          {t(`services.compare.${comparison.state}`, {
            read: format.number(comparison.read),
            stored: format.number(comparison.stored),
          })}
        </p>
      )}
      {isRunning && <ProgressBar ratio={comparison.ratio} label={t('services.compare.title')} />}
      {comparison !== null && comparison.unclear > 0 && (
        <p className={styles.text}>
          {t('services.compare.unclear', {
            count: comparison.unclear,
            n: format.number(comparison.unclear),
          })}
        </p>
      )}
      {comparison !== null && comparison.error !== null && (
        <p className={styles.text}>{comparison.error}</p>
      )}
      {missing > 0 && (
        <p>
          {t('services.compare.missing', { count: missing, n: format.number(missing) })}{' '}
          <Button size="small" onClick={() => setOpen(true)}>
            {t('services.compare.look')}
          </Button>
        </p>
      )}
      {!isRunning && (
        <div className={styles.actions}>
          <Button disabled={compare.isPending} onClick={() => compare.mutate({ body: {} })}>
            {t('services.compare.order')}
          </Button>
        </div>
      )}
      {isOpen && <MissingSheet onClose={() => setOpen(false)} />}
    </section>
  );
}
