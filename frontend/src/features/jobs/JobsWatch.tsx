import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import type { Job } from '@/api/types';
import { ProgressBar } from '@/components/ui/ProgressBar';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import styles from './JobsWatch.module.css';
import { isUnderWay, ratioOf, useJobs } from './useJobs';

/** A thin line at the top of every page while work is under way, and a word when an import has ended. */
export function JobsWatch({ sending }: { sending: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const user = useUser();
  const navigate = useNavigate();
  const jobs = useJobs().data;
  const watched = useRef(new Set<string>());

  useEffect(() => {
    for (const job of jobs?.items ?? []) {
      if (job.kind === 'import' && isUnderWay(job)) watched.current.add(job.id);
    }
    for (const job of jobs?.recent ?? []) {
      if (!watched.current.delete(job.id)) continue;
      invalidateTags(client, [`u:${user.id}:collection`, `u:${user.id}:history`]);
      say(endText(job), { label: t('jobs.report'), run: () => navigate('/import') });
    }

    function endText({ title: file, state, counts }: Job): string {
      if (state !== 'done') {
        return t(`imports.ended.${state === 'failed' ? 'failed' : 'cancelled'}`, { file });
      }
      const parts = (['duplicate', 'skipped', 'failed'] as const)
        .filter((outcome) => (counts?.[outcome] ?? 0) > 0)
        .map((outcome) =>
          t(`jobs.counts.${outcome}`, { n: format.number(counts?.[outcome] ?? 0) }),
        );
      const stored = t('imports.finished', { file, n: format.number(counts?.stored ?? 0) });
      return [stored, ...parts].join(' · ');
    }
  }, [jobs, client, user.id, t, format, navigate]);

  const running = jobs?.items.find(isUnderWay);
  if (running === undefined && !sending) return null;
  return (
    <div className={styles.line}>
      <ProgressBar label={t('jobs.underWay')} ratio={running ? ratioOf(running) : null} />
    </div>
  );
}
