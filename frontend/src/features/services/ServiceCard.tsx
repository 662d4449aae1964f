import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '@/api/types';
import styles from './Services.module.css';

/** A service by its name, with how it stands in words; below, what is known of it and what can be done. */
export function ServiceCard({
  service,
  name,
  children,
}: {
  service: Service;
  name: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = `${service.id}-heading`;
  return (
    <article className={styles.card} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{name}</h2>
        <p className={styles.state} data-state={service.state}>
          {t(`services.states.${service.state}`)}
        </p>
      </header>
      {children}
    </article>
  );
}

/** Facts with their names; what is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, string | null])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="tabular">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What went wrong last: what that means, then the service's own words. */
export function Failure({ service, refused }: { service: Service; refused: string }) {
  const { t } = useTranslation();
  if (service.last_error === null) return null;
  return (
    <p role="alert" className={styles.error}>
      {service.state === 'refused' ? refused : t('services.failing')}
      <span>{service.last_error}</span>
    </p>
  );
}
