import { $api } from '@/api/client';
import { isLive } from '@/api/events';
import type { Job } from '@/api/types';

/** How often to ask while something runs, with events and without, and how often to make sure otherwise. */
const LIVE_MS = 3000;
const POLL_MS = 1000;
const IDLE_MS = 60_000;

/** Whether work goes on that somebody waits for. */
export function isUnderWay({ state, due_at, background }: Job): boolean {
  return !background && (state === 'running' || (state === 'queued' && due_at === null));
}

/** One's work: what has not ended, and what ended lately. */
export function useJobs() {
  return $api.useQuery(
    'get',
    '/api/v1/jobs',
    {},
    {
      refetchInterval: (query) => {
        if (!query.state.data?.items.some(isUnderWay)) return IDLE_MS;
        return isLive() ? LIVE_MS : POLL_MS;
      },
    },
  );
}

/** The share of a piece of work that is done; `null` where that is not known. */
export function ratioOf({ state, done, total }: Job): number | null {
  return total > 0 && done > 0 && state !== 'queued' ? Math.min(1, done / total) : null;
}
