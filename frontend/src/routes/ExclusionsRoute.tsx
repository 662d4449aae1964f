import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { $api } from '@/api/client';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { PageHeader } from '@/components/ui/PageHeader';
import { ExclusionList } from '@/features/corrections/ExclusionList';
import styles from './ReviewRoute.module.css';

/** `/exclusions`: what is kept out of charts without being deleted. */
export default function ExclusionsRoute() {
  const { t } = useTranslation();
  const rules = $api.useQuery('get', '/api/v1/exclusions');
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('exclusions.heading')}
        actions={
          <Link to="/journal?excluded=true" className={styles.other}>
            {t('exclusions.see')}
          </Link>
        }
      />
      <p className={styles.lead}>{t('exclusions.lead')}</p>
      {rules.isError && <ErrorMessage error={rules.error} onRetry={() => rules.refetch()} />}
      {rules.data && <ExclusionList items={rules.data.items} />}
    </div>
  );
}
