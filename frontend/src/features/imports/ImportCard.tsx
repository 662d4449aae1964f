import {
  mdiAlertCircleOutline,
  mdiCancel,
  mdiCheckCircleOutline,
  mdiClockOutline,
  mdiPauseCircleOutline,
  mdiSync,
} from '@mdi/js';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import type { Import } from '@/api/types';
import { Icon } from '@/components/ui/Icon';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { useFormat } from '@/lib/locale';
import styles from './ImportCard.module.css';
import { ImportReport } from './ImportReport';
import { isUnderWay } from './useImports';
import { kindText, outcomes } from './words';

const UndoImport = lazy(() => import('./UndoImport'));

const icons: Record<Import['state'], string> = {
  queued: mdiClockOutline,
  running: mdiSync,
  paused: mdiPauseCircleOutline,
  done: mdiCheckCircleOutline,
  failed: mdiAlertCircleOutline,
  cancelled: mdiCancel,
};

interface ImportCardProps {
  item: Import;
  /** Whether the report is open from the start. */
  open: boolean;
}

/** One import: how far it is, or what became of it. */
export function ImportCard({ item, open }: ImportCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const user = useUser();
  const headingId = useId();
  const [expanded, setExpanded] = useState(open);
  const onSettled = () => invalidateTags(client, [`u:${user.id}:imports`]);
  const cancel = $api.useMutation('post', '/api/v1/imports/{id}/cancel', { onSettled });
  const pause = $api.useMutation('post', '/api/v1/imports/{id}/pause', { onSettled });
  const resume = $api.useMutation('post', '/api/v1/imports/{id}/resume', { onSettled });
  const own = { params: { path: { id: item.id } } };
  const [undoing, setUndoing] = useState(false);
  const underWay = isUnderWay(item);
  const canUndo =
    !underWay &&
    !item.dry_run &&
    item.undo_state === null &&
    item.state !== 'paused' &&
    item.read > 0;
  const facts = [
    item.kind === null ? null : kindText(t, item.kind),
    format.bytes(item.bytes_total),
    format.dateTime(item.created_at),
    item.dry_run ? t('imports.wasDryRun') : null,
  ].filter((fact) => fact !== null);

  return (
    <article className={styles.card} aria-labelledby={headingId}>
      <header className={styles.header}>
        <span className={styles[item.state]}>
          <Icon path={icons[item.state]} size={28} />
        </span>
        <div className={styles.names}>
          <h3 id={headingId}>{item.file_name}</h3>
          <p className={`${styles.facts} tabular`}>
            <strong>
              {item.undo_state === null
                ? t(`imports.states.${item.state}`)
                : t(item.undo_state === 'done' ? 'imports.undo.done' : 'imports.undo.running')}
            </strong>
            {facts.map((fact) => ` · ${fact}`)}
          </p>
        </div>
        {canUndo && (
          <Button
            size="small"
            aria-label={`${t('imports.undo.button')}: ${item.file_name}`}
            onClick={() => setUndoing(true)}
          >
            {t('imports.undo.button')}
          </Button>
        )}
        {underWay && (
          <Button size="small" disabled={pause.isPending} onClick={() => pause.mutate(own)}>
            {t('jobs.actions.pause')}
          </Button>
        )}
        {item.state === 'paused' && (
          <Button size="small" disabled={resume.isPending} onClick={() => resume.mutate(own)}>
            {t('jobs.actions.resume')}
          </Button>
        )}
        {(underWay || item.state === 'paused') && (
          <Button size="small" disabled={cancel.isPending} onClick={() => cancel.mutate(own)}>
            {t('action.cancel')}
          </Button>
        )}
      </header>

      {item.error !== null && (
        <p role="alert" className={styles.error}>
          {item.error}
        </p>
      )}
      {item.state === 'paused' && (
        <p className={styles.facts} role={resume.isError ? 'alert' : undefined}>
          {t(resume.isError ? 'imports.fileGone' : 'imports.pausedHint')}
        </p>
      )}
      {underWay && <Progress item={item} labelledBy={headingId} />}
      {item.read > 0 && (
        <dl className={`${styles.counts} tabular`}>
          {outcomes.map((outcome) => (
            <div key={outcome} data-outcome={outcome}>
              <dt>{t(`imports.outcomes.${outcome}`)}</dt>
              <dd>{format.number(item[outcome])}</dd>
            </div>
          ))}
        </dl>
      )}
      {!underWay && item.read > 0 && (
        <>
          <Button
            size="small"
            aria-expanded={expanded}
            onClick={() => setExpanded(!expanded)}
            className={styles.toggle}
          >
            {t(expanded ? 'imports.hideReport' : 'imports.showReport')}
          </Button>
          {expanded && <ImportReport item={item} />}
        </>
      )}
      <Suspense>{undoing && <UndoImport item={item} onClose={() => setUndoing(false)} />}</Suspense>
    </article>
  );
}

function Progress({ item, labelledBy }: { item: Import; labelledBy: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = item.bytes_total > 0 && item.state !== 'queued';
  const ratio = known ? Math.min(1, item.bytes_done / item.bytes_total) : 0;
  const parts = [
    known ? format.percent(ratio) : null,
    item.read > 0 ? t('imports.rows', { count: item.read, n: format.number(item.read) }) : null,
    item.rows_per_second
      ? t('imports.rate', { n: format.number(Math.round(item.rows_per_second)) })
      : null,
    item.seconds_left === null
      ? null
      : t('imports.left', { time: format.duration(item.seconds_left) }),
  ].filter((part) => part !== null);
  return (
    <div className={styles.progress}>
      <ProgressBar labelledBy={labelledBy} ratio={known ? ratio : null} />
      <p className={`${styles.facts} tabular`}>{parts.join(' · ')}</p>
    </div>
  );
}
