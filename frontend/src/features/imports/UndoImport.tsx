import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import type { Import } from '@/api/types';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Sheet } from '@/components/ui/Sheet';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import styles from './ImportReport.module.css';

/** What an import brought, in the order in which it is told. */
const parts = [
  'listens',
  'copies',
  'wants',
  'loved',
  'playlists',
  'album_collections',
  'images',
  'texts',
] as const;

/** Takes a whole import back, after what goes with it was told. */
export default function UndoImport({ item, onClose }: { item: Import; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const user = useUser();
  const path = { params: { path: { id: item.id } } };
  const brought = $api.useQuery('get', '/api/v1/imports/{id}/undo', path);
  const undo = $api.useMutation('post', '/api/v1/imports/{id}/undo', {
    onSuccess: onClose,
    onError: (error) => say(briefly(error)),
    onSettled: () => invalidateTags(client, [`u:${user.id}:imports`]),
  });
  const there = parts.filter((part) => (brought.data?.[part] ?? 0) > 0);
  return (
    <Sheet
      title={t('imports.undo.title')}
      onClose={onClose}
      footer={
        <Button
          variant="contained"
          color="error"
          fullWidth
          disabled={brought.data === undefined || undo.isPending}
          onClick={() => undo.mutate(path)}
        >
          {t('imports.undo.confirm')}
        </Button>
      }
    >
      <p>{t('imports.undo.text', { file: item.file_name })}</p>
      {brought.isError && <ErrorMessage error={brought.error} onRetry={() => brought.refetch()} />}
      {brought.data && (
        <ul className={styles.reasons}>
          {there.map((part) => (
            <li key={part}>
              <span>{t(`imports.undo.parts.${part}`)}</span>
              <span className="tabular">{format.number(brought.data[part])}</span>
            </li>
          ))}
          {there.length === 0 && <li>{t('imports.undo.nothing')}</li>}
        </ul>
      )}
      <p className={styles.hint}>{t('imports.undo.hint')}</p>
    </Sheet>
  );
}
