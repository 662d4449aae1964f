/** The server's stable words for kinds of work, as the dashboard's own. */
import type { TFunction } from 'i18next';
import type { Job } from '@/api/types';

/** What a piece of work is called: "Importing history.json", "Syncing Last.fm". */
export function jobName(t: TFunction, { kind, title }: Pick<Job, 'kind' | 'title'>): string {
  // A newer version of the server may know more kinds than this page.
  return t(`jobs.kinds.${kind}`, { title, defaultValue: kind.replaceAll('_', ' ') });
}

/** What it is at, where that says more than its state. */
export function phaseText(t: TFunction, { phase, state }: Pick<Job, 'phase' | 'state'>): string {
  return phase === 'counting' && state === 'running'
    ? t('jobs.counting')
    : t(`jobs.states.${state}`);
}
