import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/ui/PageHeader';
import { DropZone } from '@/features/imports/DropZone';
import { ImportHistory } from '@/features/imports/ImportHistory';
import { useScrollMemory } from '@/lib/scrollMemory';
import styles from './ImportRoute.module.css';

/** `/import`: files in, and what became of them. */
export default function ImportRoute() {
  const { t } = useTranslation();
  useScrollMemory(
    true,
    () => null,
    () => undefined,
  );
  return (
    <div className={styles.page}>
      <PageHeader title={t('nav.import')} />
      <DropZone />
      <ImportHistory />
    </div>
  );
}
