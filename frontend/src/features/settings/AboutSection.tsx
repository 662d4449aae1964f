import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { Logo } from '@/components/ui/Logo';
import styles from './Section.module.css';

/** Which AIME this is, and where its API is described. */
export function AboutSection() {
  const { t } = useTranslation();
  const root = $api.useQuery('get', '/api/v1', {});
  return (
    <div className={styles.section}>
      <div className={styles.row}>
        <Logo size={48} />
        <div className={styles.names}>
          <p>AIME</p>
          {root.data !== undefined && (
            <p className={`${styles.facts} tabular`}>
              {t('settings.about.version', { version: root.data.version })}
            </p>
          )}
        </div>
      </div>
      <p>{t('session.tagline')}</p>
      <p className={styles.text}>{t('settings.about.text')}</p>
      <p>
        <a href="/docs">{t('settings.about.api')}</a>
      </p>
    </div>
  );
}
