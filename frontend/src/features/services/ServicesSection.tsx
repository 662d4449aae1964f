import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { isLive } from '@/api/events';
import type { Service } from '@/api/types';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { DiscogsCard } from './DiscogsCard';
import { LastFmCard } from './LastFmCard';
import { RoonCard } from './RoonCard';
import styles from './Services.module.css';
import { useGivenConsent } from './useGivenConsent';

/** How often to ask for what events do not tell, and how often to make sure where they do. */
const POLL_MS = 3000;
const MAKE_SURE_MS = 30_000;

const cards: Record<Service['id'], ComponentType<{ service: Service }>> = {
  lastfm: LastFmCard,
  discogs: DiscogsCard,
};

/** Accounts at other services: a card each. */
export function ServicesSection() {
  const { t } = useTranslation();
  const isLinking = useGivenConsent();
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
      {isLinking && <p role="status">{t('services.discogs.linking')}</p>}
      {services.data?.items.map((service) => {
        const Card = cards[service.id];
        return <Card key={service.id} service={service} />;
      })}
      {services.data !== undefined && <RoonCard roon={services.data.roon} />}
    </div>
  );
}
