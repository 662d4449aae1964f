import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { Sheet } from '@/components/ui/Sheet';
import { say } from '@/lib/toasts';
import { useDebouncedValue } from '@/lib/useDebouncedValue';
import type { Thing } from './CatalogueTools';
import styles from './Sheets.module.css';

interface MergeSheetProps {
  thing: Thing;
  onClose: () => void;
  onMerged: (intoId: number) => void;
}

/** Finds what a thing is one with, and makes them one. */
export default function MergeSheet({ thing, onClose, onMerged }: MergeSheetProps) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const [text, setText] = useState(thing.name);
  const asked = useDebouncedValue(text.trim());
  const found = $api.useQuery(
    'get',
    '/api/v1/search',
    { params: { query: { q: asked } } },
    { enabled: asked.length >= 2 },
  );
  const rest = {
    onError: (error: unknown) => {
      say(briefly(error));
    },
    onSettled: corrected,
  };
  const artists = $api.useMutation('post', '/api/v1/artists/{artist_id}/merge', rest);
  const albums = $api.useMutation('post', '/api/v1/collection/albums/{album_id}/merge', rest);
  const tracks = $api.useMutation('post', '/api/v1/tracks/{track_id}/merge', rest);
  const pending = artists.isPending || albums.isPending || tracks.isPending;

  function merge(intoId: number) {
    const body = { into_id: intoId };
    const done = {
      onSuccess: ({ correction_id: id }: { correction_id: number | null }) => {
        sayCorrected(t('catalogue.merged'), id);
        onClose();
        onMerged(intoId);
      },
    };
    if (thing.kind === 'artist') {
      artists.mutate({ params: { path: { artist_id: thing.id } }, body }, done);
    } else if (thing.kind === 'album') {
      albums.mutate({ params: { path: { album_id: thing.id } }, body }, done);
    } else {
      tracks.mutate({ params: { path: { track_id: thing.id } }, body }, done);
    }
  }

  const candidates = (
    thing.kind === 'artist'
      ? (found.data?.artists.map(({ id, name }) => ({ id, label: name, hint: '' })) ?? [])
      : thing.kind === 'album'
        ? (found.data?.albums.map(({ id, title, artists: by, year }) => ({
            id,
            label: title,
            hint: [by.join(', '), year].filter(Boolean).join(' · '),
          })) ?? [])
        : (found.data?.tracks.map(({ id, title, artists: by, album }) => ({
            id,
            label: title,
            hint: [by.join(', '), album].filter(Boolean).join(' · '),
          })) ?? [])
  ).filter(({ id }) => id !== thing.id);

  return (
    <Sheet title={t(`catalogue.merge.${thing.kind}`)} onClose={onClose}>
      <div className={styles.body}>
        <p>{t('catalogue.mergeText', { name: thing.name })}</p>
        <p className={styles.hint}>{t('catalogue.forEverybody')}</p>
        <TextField
          type="search"
          size="small"
          fullWidth
          label={t('action.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul className={styles.list}>
          {candidates.map((one) => (
            <li key={one.id}>
              <span className={styles.names}>
                <strong>{one.label}</strong>
                {one.hint !== '' && <span>{one.hint}</span>}
              </span>
              <Button
                size="small"
                disabled={pending}
                aria-label={`${t('catalogue.sameAs')}: ${one.label} ${one.hint}`}
                onClick={() => merge(one.id)}
              >
                {t('catalogue.sameAs')}
              </Button>
            </li>
          ))}
        </ul>
        {found.isSuccess && candidates.length === 0 && (
          <p className={styles.hint}>{t('catalogue.noCandidate')}</p>
        )}
      </div>
    </Sheet>
  );
}
