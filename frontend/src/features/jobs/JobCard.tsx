import {
  mdiAlertCircleOutline,
  mdiCancel,
  mdiCheckCircleOutline,
  mdiClockOutline,
  mdiPauseCircleOutline,
  mdiSync,
} from '@mdi/js';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import type { Job } from '@/api/types';
import { Icon } from '@/components/ui/Icon';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { useFormat } from '@/lib/locale';
import styles from './JobCard.module.css';
import { isUnderWay, ratioOf } from './useJobs';
import { jobName, phaseText } from './words';

const icons: Record<Job['state'], string> = {
  queued: mdiClockOutline,
  running: mdiSync,
  paused: mdiPauseCircleOutline,
  done: mdiCheckCircleOutline,
  failed: mdiAlertCircleOutline,
  cancelled: mdiCancel,
};

interface JobCardProps {
  job: Job;
  /** How many like this one it stands for. */
  times?: number;
}

/** One piece of work: what it is, how far it is, and what can be asked of it. */
export function JobCard({ job, times = 1 }: JobCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const headingId = useId();
  const act = useJobAction(job);
  const ratio = ratioOf(job);
  const { counts } = job;
  const facts = [
    phaseText(t, job),
    times > 1 ? t('jobs.times', { n: format.number(times) }) : null,
    ratio === null || !isUnderWay(job) ? null : format.percent(ratio),
    job.kind !== 'import' && job.total > 1
      ? t('jobs.waiting', { n: format.number(job.total) })
      : null,
    counts === null || counts.read === 0 || job.finished_at !== null
      ? null
      : t('imports.rows', { count: counts.read, n: format.number(counts.read) }),
    job.rows_per_second === null
      ? null
      : t('imports.rate', { n: format.number(Math.round(job.rows_per_second)) }),
    job.seconds_left === null
      ? null
      : t('imports.left', { time: format.duration(job.seconds_left) }),
    job.due_at === null ? null : t('jobs.due', { time: format.dateTime(job.due_at) }),
    ...outcomes(job).map(({ name, count }) =>
      t(`jobs.counts.${name}`, { n: format.number(count) }),
    ),
    job.finished_at === null ? null : format.dateTime(job.finished_at),
  ].filter((fact) => fact !== null);
  const refused = act.isError ? briefly(act.error) : null;

  return (
    <article className={styles.card} aria-labelledby={headingId}>
      <span className={styles[job.state]}>
        <Icon path={icons[job.state]} />
      </span>
      <div className={styles.body}>
        <h3 id={headingId}>{jobName(t, job)}</h3>
        <p className={`${styles.facts} tabular`}>{facts.join(' · ')}</p>
        {isUnderWay(job) && <ProgressBar labelledBy={headingId} ratio={ratio} />}
        {job.error !== null && <p className={styles.error}>{job.error}</p>}
        {refused !== null && (
          <p role="alert" className={styles.error}>
            {refused}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {job.actions.map((action) => (
          <Button
            key={action}
            size="small"
            disabled={act.isPending}
            onClick={() => act.mutate(action)}
          >
            {t(`jobs.actions.${action}`)}
          </Button>
        ))}
        {job.kind === 'import' && job.finished_at !== null && (
          <Button component={Link} to="/import" size="small">
            {t('jobs.report')}
          </Button>
        )}
      </div>
    </article>
  );
}

/** The rows of an import that has ended, by outcome; those that are none are left out. */
function outcomes({ counts, finished_at }: Job) {
  if (counts === null || finished_at === null) return [];
  return (['stored', 'duplicate', 'skipped', 'failed'] as const)
    .map((name) => ({ name, count: counts[name] }))
    .filter(({ count }) => count > 0);
}

function useJobAction(job: Job) {
  const client = useQueryClient();
  const user = useUser();
  return useMutation({
    mutationFn: async (action: Job['actions'][number]) => {
      const params = { params: { path: { id: Number(job.id.split('-')[1]) } } };
      const { error } = await api.POST(`/api/v1/imports/{id}/${action}`, params);
      if (error !== undefined) throw error;
    },
    onSettled: () => invalidateTags(client, [`u:${user.id}:imports`]),
  });
}
