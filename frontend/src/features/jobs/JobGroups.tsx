import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { divided, foldAlike } from './groups';
import { JobCard } from './JobCard';
import styles from './JobGroups.module.css';
import { useJobs } from './useJobs';

/** What runs and waits, then what has ended; `most` of the latter. */
export function JobGroups({ most = Number.POSITIVE_INFINITY }: { most?: number }) {
  const { t } = useTranslation();
  const jobs = useJobs();
  if (jobs.isError && jobs.data === undefined) {
    return <ErrorMessage error={jobs.error} onRetry={() => jobs.refetch()} />;
  }
  const [items, background] = divided(jobs.data?.items ?? []);
  const recent = foldAlike(jobs.data?.recent ?? []).slice(0, most);
  return (
    <div className={styles.groups}>
      <section aria-labelledby="jobs-now" className={styles.group}>
        <h2 id="jobs-now">{t('jobs.now')}</h2>
        {jobs.isSuccess && items.length === 0 && <p className={styles.none}>{t('jobs.nothing')}</p>}
        {items.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </section>
      {background.length > 0 && (
        <section aria-labelledby="jobs-background" className={styles.group}>
          <h2 id="jobs-background">{t('jobs.background')}</h2>
          {background.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </section>
      )}
      {recent.length > 0 && (
        <section aria-labelledby="jobs-before" className={styles.group}>
          <h2 id="jobs-before">{t('jobs.before')}</h2>
          {recent.map(({ job, times }) => (
            <JobCard key={job.id} job={job} times={times} />
          ))}
        </section>
      )}
    </div>
  );
}
