import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/ui/PageHeader';
import { JobGroups } from '@/features/jobs/JobGroups';
import styles from './ActivityRoute.module.css';

/** `/activity`: what AIME is doing, and what it did. */
export default function ActivityRoute() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeader title={t('jobs.title')} />
      <JobGroups />
    </div>
  );
}
