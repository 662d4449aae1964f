/** Taking a correction back: the button of the message that tells of it, and the ledger's. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { briefly } from '@/api/problemText';
import { say } from '@/lib/toasts';
import { $api } from './client';
import { invalidateTags } from './tags';

/** What a correction can make stale, whatever it was about. */
const touched = ['u:0:history', 'u:0:collection', 'u:0:corrections', 'corrections', 'meanings'];

/** Drops what a correction may have changed; what is on screen is asked for again. */
export function useCorrected(): () => void {
  const client = useQueryClient();
  return () => invalidateTags(client, touched);
}

/** Undoes a correction by its key, and says how it went. */
export function useUndo() {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const undo = $api.useMutation('post', '/api/v1/corrections/{id}/undo', {
    onSuccess: () => say(t('corrections.undone')),
    onError: (error) => say(briefly(error)),
    onSettled: corrected,
  });
  return {
    undo: (id: number) => undo.mutate({ params: { path: { id } } }),
    pending: undo.isPending ? undo.variables.params.path.id : null,
  };
}

/** Says that a correction was made, with a way back where there is one. */
export function useSayCorrected(): (text: string, correctionId: number | null) => void {
  const { t } = useTranslation();
  const { undo } = useUndo();
  return (text, id) =>
    say(text, id === null ? undefined : { label: t('action.undo'), run: () => undo(id) });
}
