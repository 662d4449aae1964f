import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import type { Copy } from '@/api/types';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { say } from '@/lib/toasts';
import { type EditField, EditSheet } from './EditSheet';

/** A copy of one's own, set by hand. */
export default function EditCopy({ copy, onClose }: { copy: Copy; onClose: () => void }) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const save = $api.useMutation('patch', '/api/v1/collection/copies/{copy_id}', {
    onSuccess: ({ correction_id: id }) => {
      sayCorrected(t('edit.saved'), id);
      onClose();
    },
    onError: (error) => {
      say(briefly(error));
    },
    onSettled: corrected,
  });
  const field = (
    name: string,
    label: string,
    value: string | number | null,
    kind?: EditField['kind'],
  ): EditField => ({ name, lock: name, label, value: value === null ? '' : String(value), kind });
  const fields = [
    field('support', t('copy.media'), copy.support),
    field('format', t('edit.format'), copy.format),
    field('country', t('edit.country'), copy.country),
    field('released_year', t('edit.releasedYear'), copy.released_year, 'number'),
    field('media_condition', t('edit.mediaCondition'), copy.media_condition),
    field('sleeve_condition', t('edit.sleeveCondition'), copy.sleeve_condition),
    field('rating', t('copy.rating'), copy.rating, 'number'),
    field('folder', t('copy.folder'), copy.folder),
    field('notes', t('copy.notes'), copy.notes, 'long'),
  ];
  const orNull = (text: string | undefined) => (text === '' ? null : text);
  const number = (text: string) => (text === '' ? null : Number(text));
  return (
    <EditSheet
      title={t('edit.copy')}
      hint={t('edit.lockHint')}
      fields={fields}
      locked={copy.locked}
      busy={save.isPending}
      onClose={onClose}
      onSave={({ released_year, rating, ...texts }, locked) =>
        save.mutate({
          params: { path: { copy_id: copy.id } },
          body: {
            ...Object.fromEntries(Object.entries(texts).map(([k, v]) => [k, orNull(v)])),
            ...(released_year === undefined ? {} : { released_year: number(released_year) }),
            ...(rating === undefined ? {} : { rating: number(rating) }),
            locked,
          },
        })
      }
    />
  );
}
