import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { $api } from '@/api/client';
import { isLive } from '@/api/events';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import type { Import } from '@/api/types';
import { useLocale } from '@/lib/locale';
import { sendFiles } from './uploads';

/** How often to ask for what the server does not tell, and how often to make sure where it does. */
const POLL_MS = 1000;
const MAKE_SURE_MS = 10_000;

/** Whether an import will change by itself. */
export function isUnderWay({ state }: Pick<Import, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** Whether an import is being read or taken back. */
function isMoving(item: Pick<Import, 'state' | 'undo_state'>): boolean {
  return isUnderWay(item) || item.undo_state === 'queued' || item.undo_state === 'running';
}

/** Every import, newest first; told by events, and asked for while one is under way. */
export function useImports() {
  return $api.useQuery(
    'get',
    '/api/v1/imports',
    {},
    {
      refetchInterval: (query) => {
        if (!query.state.data?.items.some(isMoving)) return false;
        return isLive() ? MAKE_SURE_MS : POLL_MS;
      },
    },
  );
}

/** Sends files; what the server begins appears in the list of imports. */
export function useSendFiles(): (files: Iterable<File>, options?: { dryRun: boolean }) => void {
  const client = useQueryClient();
  const { timeZone } = useLocale();
  const user = useUser();
  return useCallback(
    (files, { dryRun } = { dryRun: false }) =>
      sendFiles(files, {
        timeZone,
        dryRun,
        onTaken: () => invalidateTags(client, [`u:${user.id}:imports`]),
      }),
    [client, timeZone, user.id],
  );
}
