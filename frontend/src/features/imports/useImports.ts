import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { $api } from '@/api/client';
import { invalidateTags } from '@/api/tags';
import type { Import } from '@/api/types';
import { useLocale } from '@/lib/locale';
import { sendFiles } from './uploads';

const POLL_MS = 1000;

/** Whether an import will change by itself. */
export function isUnderWay({ state }: Pick<Import, 'state'>): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}

/** Every import, newest first; asked for again each second while one is under way. */
export function useImports() {
  return $api.useQuery(
    'get',
    '/api/v1/imports',
    {},
    {
      refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? POLL_MS : false),
    },
  );
}

/** Sends files; what the server begins appears in the list of imports. */
export function useSendFiles(): (files: Iterable<File>, options?: { dryRun: boolean }) => void {
  const client = useQueryClient();
  const { timeZone } = useLocale();
  return useCallback(
    (files, { dryRun } = { dryRun: false }) =>
      sendFiles(files, { timeZone, dryRun, onTaken: () => invalidateTags(client, ['jobs']) }),
    [client, timeZone],
  );
}
