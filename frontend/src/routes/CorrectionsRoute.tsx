import { mdiHistory } from '@mdi/js';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Message } from '@/components/ui/Message';
import { PageHeader } from '@/components/ui/PageHeader';
import { CorrectionList } from '@/features/corrections/CorrectionList';
import { useCorrections } from '@/features/corrections/useCorrections';
import styles from './ReviewRoute.module.css';

/** `/corrections`: the ledger of what was put right by hand. */
export default function CorrectionsRoute() {
  const { t } = useTranslation();
  const corrections = useCorrections();
  const items = corrections.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('corrections.heading')}
        actions={
          <Link to="/review" className={styles.other}>
            {t('review.heading')}
          </Link>
        }
      />
      <p className={styles.lead}>{t('corrections.lead')}</p>
      {corrections.isError && items.length === 0 && (
        <ErrorMessage error={corrections.error} onRetry={() => corrections.refetch()} />
      )}
      {corrections.isSuccess && items.length === 0 && (
        <Message
          icon={mdiHistory}
          title={t('corrections.empty')}
          text={t('corrections.emptyHint')}
        />
      )}
      {items.length > 0 && <CorrectionList items={items} />}
      {corrections.hasNextPage && (
        <Button
          loading={corrections.isFetchingNextPage}
          onClick={() => corrections.fetchNextPage()}
        >
          {t('review.more')}
        </Button>
      )}
    </div>
  );
}
