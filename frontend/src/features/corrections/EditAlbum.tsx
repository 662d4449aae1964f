import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import type { AlbumDetail } from '@/api/types';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { say } from '@/lib/toasts';
import { type EditField, EditSheet } from './EditSheet';

/** What the catalogue says of an album, set by hand for everybody. */
export default function EditAlbum({ album, onClose }: { album: AlbumDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const save = $api.useMutation('patch', '/api/v1/collection/albums/{album_id}', {
    onSuccess: ({ correction_id: id }) => {
      sayCorrected(t('edit.saved'), id);
      onClose();
    },
    onError: (error) => {
      say(briefly(error));
    },
    onSettled: corrected,
  });
  const fields: EditField[] = [
    { name: 'title', lock: 'title', label: t('edit.title'), value: album.title },
    {
      name: 'year',
      lock: 'year',
      label: t('edit.year'),
      value: album.year === null ? '' : String(album.year),
      kind: 'number',
    },
    { name: 'genre', lock: 'genres', label: t('edit.genre'), value: album.genre ?? '' },
    {
      name: 'spotify_url',
      lock: 'spotify_url',
      label: 'Spotify',
      value: album.spotify_url ?? '',
      kind: 'url',
    },
    {
      name: 'apple_music_url',
      lock: 'apple_music_url',
      label: 'Apple Music',
      value: album.apple_music_url ?? '',
      kind: 'url',
    },
    {
      name: 'discogs_url',
      lock: 'discogs_url',
      label: 'Discogs',
      value: album.discogs_url ?? '',
      kind: 'url',
    },
  ];
  return (
    <EditSheet
      title={t('edit.album')}
      hint={`${t('edit.lockHint')} ${t('catalogue.forEverybody')}`}
      fields={fields}
      locked={album.locked}
      busy={save.isPending}
      onClose={onClose}
      onSave={({ year, ...texts }, locked) =>
        save.mutate({
          params: { path: { album_id: album.id } },
          body: { ...texts, ...(year === undefined ? {} : { year: Number(year) }), locked },
        })
      }
    />
  );
}
