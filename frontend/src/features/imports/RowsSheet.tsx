import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Sheet } from '@/components/ui/Sheet';
import { useFormat } from '@/lib/locale';
import { reasonText } from '@/lib/reasonText';
import styles from './RowsSheet.module.css';
import type { Outcome } from './words';

const PAGE = 100;

interface RowsSheetProps {
  importId: number;
  outcome: Outcome;
  onClose: () => void;
}

/** The rows of a file that had one outcome, with their numbers, so that they can be found in it. */
export default function RowsSheet({ importId, outcome, onClose }: RowsSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = $api.useInfiniteQuery(
    'get',
    '/api/v1/imports/{id}/rows',
    { params: { path: { id: importId }, query: { outcome, limit: PAGE } } },
    {
      initialPageParam: null,
      getNextPageParam: (last: { next_cursor?: string | null }) => last.next_cursor,
    },
  );
  return (
    <Sheet title={t(`imports.outcomes.${outcome}`)} onClose={onClose}>
      {rows.isError && <ErrorMessage error={rows.error} onRetry={() => rows.refetch()} />}
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">{t('imports.row')}</th>
            <th scope="col">{t('imports.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.data?.pages.flatMap((page) =>
            page.items.map((row) => (
              <tr key={row.row_number}>
                <td className="tabular">{format.number(row.row_number)}</td>
                <td>
                  {reasonText(t, row.reason)}
                  {row.detail !== '' && <span className={styles.detail}>{row.detail}</span>}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {rows.hasNextPage && (
        <Button fullWidth loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('imports.moreRows')}
        </Button>
      )}
    </Sheet>
  );
}
