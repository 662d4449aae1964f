import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { say } from '@/lib/toasts';

/** Listens put right by hand; each says what it did and offers the way back. */
export function useListenHand(onDone: () => void) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const told =
    (key: 'edited' | 'deleted' | 'moved') =>
    ({ changed, correction_id: id }: { changed: number; correction_id: number | null }) => {
      sayCorrected(t(`listens.${key}`, { count: changed }), id);
      onDone();
    };
  const rest = {
    onError: (error: unknown) => {
      say(briefly(error));
    },
    onSettled: corrected,
  };
  const add = $api.useMutation('post', '/api/v1/history/listens', {
    onSuccess: ({ correction_id: id }) => {
      sayCorrected(t('listens.added'), id);
      onDone();
    },
    ...rest,
  });
  const edit = $api.useMutation('post', '/api/v1/history/listens/edit', {
    onSuccess: told('edited'),
    ...rest,
  });
  const remove = $api.useMutation('post', '/api/v1/history/listens/delete', {
    onSuccess: told('deleted'),
    ...rest,
  });
  const move = $api.useMutation('post', '/api/v1/history/listens/move', {
    onSuccess: told('moved'),
    ...rest,
  });
  const moveSpelling = $api.useMutation('post', '/api/v1/history/listens/{id}/meaning', {
    onSuccess: told('moved'),
    ...rest,
  });
  return {
    add: add.mutate,
    edit: edit.mutate,
    remove: remove.mutate,
    move: move.mutate,
    moveSpelling: moveSpelling.mutate,
    pending: [add, edit, remove, move, moveSpelling].some((one) => one.isPending),
  };
}
