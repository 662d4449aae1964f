import { mdiDownload } from '@mdi/js';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '@/components/ui/Icon';
import styles from './Section.module.css';

const parts = [
  { name: 'settings.data.listens', path: '/api/v1/history/export/listenbrainz' },
  { name: 'settings.data.collectionCsv', path: '/api/v1/collection/export/csv' },
  { name: 'settings.data.collectionJson', path: '/api/v1/collection/export/json' },
  { name: 'settings.data.collectionMarkdown', path: '/api/v1/collection/export/markdown' },
] as const;

/** Everything that one has, to take along, and how it comes back. */
export function DataSection() {
  const { t } = useTranslation();
  return (
    <div className={styles.section}>
      <div className={styles.group}>
        <p>{t('settings.data.text')}</p>
        <p className={styles.text}>{t('settings.data.inside')}</p>
        <div>
          <Button
            variant="contained"
            href="/api/v1/export"
            download
            startIcon={<Icon path={mdiDownload} size={20} />}
          >
            {t('settings.data.download')}
          </Button>
        </div>
        <p className={styles.text}>{t('settings.data.secrets')}</p>
      </div>
      <div className={styles.group}>
        <h2>{t('settings.data.back')}</h2>
        <p className={styles.text}>{t('settings.data.backText')}</p>
        <p>
          <Link to="/import">{t('settings.data.import')}</Link>
        </p>
      </div>
      <div className={styles.group}>
        <h2>{t('settings.data.parts')}</h2>
        <ul className={styles.list}>
          {parts.map(({ name, path }) => (
            <li key={path}>
              <a href={path} download>
                {t(name)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
