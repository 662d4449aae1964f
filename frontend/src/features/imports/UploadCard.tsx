import { mdiAlertCircleOutline, mdiClockOutline, mdiUpload } from '@mdi/js';
import Button from '@mui/material/Button';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { briefly } from '@/api/problemText';
import { Icon } from '@/components/ui/Icon';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { useFormat } from '@/lib/locale';
import styles from './ImportCard.module.css';
import { dropUpload, type Upload } from './uploads';

const icons = {
  waiting: { path: mdiClockOutline, className: styles.queued },
  sending: { path: mdiUpload, className: styles.running },
  refused: { path: mdiAlertCircleOutline, className: styles.failed },
};

/** A file on its way to the server, or one that the server refused. */
export function UploadCard({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const format = useFormat();
  const headingId = useId();
  const { file, state, sentBytes, problem } = upload;
  const icon = icons[state];
  return (
    <article className={styles.card} aria-labelledby={headingId}>
      <header className={styles.header}>
        <span className={icon.className}>
          <Icon path={icon.path} size={28} />
        </span>
        <div className={styles.names}>
          <h3 id={headingId}>{file.name}</h3>
          <p className={`${styles.facts} tabular`}>
            <strong>{t(`imports.uploads.${state}`)}</strong>
            {state === 'sending' && ` · ${format.bytes(sentBytes)} / ${format.bytes(file.size)}`}
          </p>
        </div>
        <Button size="small" onClick={() => dropUpload(upload.id)}>
          {t(state === 'refused' ? 'action.dismiss' : 'action.cancel')}
        </Button>
      </header>
      {state === 'sending' && (
        <ProgressBar
          labelledBy={headingId}
          ratio={file.size === 0 ? 0 : Math.min(1, sentBytes / file.size)}
        />
      )}
      {problem !== null && (
        <p role="alert" className={styles.error}>
          {briefly(problem)}
        </p>
      )}
    </article>
  );
}
