import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { isLive } from '@/api/events';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { LastFmCard } from './LastFmCard';
import { RoonCard } from './RoonCard';
import styles from './Services.module.css';

/** How often to ask for what events do not tell, and how often to make sure where they do. */
const POLL_MS = 3000;
const MAKE_SURE_MS = 30_000;

/** Accounts at other services: a card each. */
export function ServicesSection() {
  const { t } = useTranslation();
  const services = $api.useQuery(
    'get',
    '/api/v1/services',
    {},
    { refetchInterval: () => (isLive() ? MAKE_SURE_MS : POLL_MS) },
  );
  return (
    <div className={styles.section}>
      <p className={styles.text}>{t('services.lead')}</p>
      {services.isError && (
        <ErrorMessage error={services.error} onRetry={() => services.refetch()} />
      )}
      {services.data?.items.map((service) => (
        <LastFmCard key={service.id} service={service} />
      ))}
      {services.data !== undefined && <RoonCard roon={services.data.roon} />}
    </div>
  );
}
