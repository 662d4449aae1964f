import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import styles from './ImportWatch.module.css';
import { useUploads } from './uploads';
import { isUnderWay, useImports } from './useImports';

/** A thin line at the top of every page while something is imported, and a word when it is done. */
export function ImportWatch() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const user = useUser();
  const imports = useImports().data?.items;
  const sending = useUploads().some((upload) => upload.state === 'sending');
  const watched = useRef(new Set<number>());

  useEffect(() => {
    for (const item of imports ?? []) {
      if (isUnderWay(item)) watched.current.add(item.id);
      else if (watched.current.delete(item.id)) {
        invalidateTags(client, [`u:${user.id}:collection`, `u:${user.id}:history`]);
        say(
          item.state === 'done'
            ? t('imports.finished', { file: item.file_name, n: format.number(item.stored) })
            : t(`imports.ended.${item.state === 'failed' ? 'failed' : 'cancelled'}`, {
                file: item.file_name,
              }),
        );
      }
    }
  }, [imports, client, user.id, t, format]);

  const running = imports?.find(isUnderWay);
  if (running === undefined && !sending) return null;
  const known = running !== undefined && running.bytes_total > 0;
  return (
    <LinearProgress
      className={styles.line}
      aria-label={t('imports.underWay')}
      variant={known ? 'determinate' : 'indeterminate'}
      value={known ? Math.min(100, (running.bytes_done / running.bytes_total) * 100) : undefined}
    />
  );
}
