import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { ImportCard } from './ImportCard';
import styles from './ImportHistory.module.css';
import { UploadCard } from './UploadCard';
import { useUploads } from './uploads';
import { useImports } from './useImports';

/** What is being sent, what is being read, and everything that was imported before. */
export function ImportHistory() {
  const { t } = useTranslation();
  const uploads = useUploads();
  const imports = useImports();
  const items = imports.data?.items ?? [];
  return (
    <div className={styles.history}>
      {uploads.map((upload) => (
        <UploadCard key={upload.id} upload={upload} />
      ))}
      {imports.isError && items.length === 0 && (
        <ErrorMessage error={imports.error} onRetry={() => imports.refetch()} />
      )}
      {items.length > 0 && <h2 className="visually-hidden">{t('imports.history')}</h2>}
      {items.map((item, place) => (
        <ImportCard key={item.id} item={item} open={place === 0} />
      ))}
    </div>
  );
}
