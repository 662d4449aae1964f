import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { Sheet } from '@/components/ui/Sheet';
import { say } from '@/lib/toasts';
import type { Part, Thing } from './CatalogueTools';
import styles from './Sheets.module.css';

interface SplitSheetProps {
  thing: Thing;
  parts: readonly Part[];
  onClose: () => void;
}

/** Chooses what of a thing is of another one, and makes two of it. */
export default function SplitSheet({ thing, parts, onClose }: SplitSheetProps) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const [word, setWord] = useState('');
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const options = {
    onSuccess: ({ correction_id: id }: { correction_id: number | null }) => {
      sayCorrected(t('catalogue.splitDone'), id);
      onClose();
    },
    onError: (error: unknown) => {
      say(briefly(error));
    },
    onSettled: corrected,
  };
  const artist = $api.useMutation('post', '/api/v1/artists/{artist_id}/split', options);
  const album = $api.useMutation('post', '/api/v1/collection/albums/{album_id}/split', options);
  const track = $api.useMutation('post', '/api/v1/tracks/{track_id}/split', options);
  const pending = artist.isPending || album.isPending || track.isPending;

  function split(event: FormEvent) {
    event.preventDefault();
    const ids = [...chosen];
    if (thing.kind === 'artist') {
      artist.mutate({
        params: { path: { artist_id: thing.id } },
        body: { disambiguation: word, album_ids: ids },
      });
    } else if (thing.kind === 'album') {
      album.mutate({
        params: { path: { album_id: thing.id } },
        body: { title: word, track_ids: ids },
      });
    } else {
      track.mutate({
        params: { path: { track_id: thing.id } },
        body: { title: word, spelling_ids: ids },
      });
    }
  }

  return (
    <Sheet
      title={t(`catalogue.split.${thing.kind}`)}
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form="split"
          variant="contained"
          fullWidth
          disabled={
            pending || chosen.length === 0 || (thing.kind === 'artist' && word.trim() === '')
          }
        >
          {t('catalogue.splitConfirm')}
        </Button>
      }
    >
      <form id="split" className={styles.body} onSubmit={split}>
        <p>{t(`catalogue.splitText.${thing.kind}`, { name: thing.name })}</p>
        <p className={styles.hint}>{t('catalogue.forEverybody')}</p>
        <TextField
          size="small"
          fullWidth
          label={t(`catalogue.splitWord.${thing.kind}`)}
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
        <fieldset className={styles.parts}>
          <legend>{t(`catalogue.splitParts.${thing.kind}`)}</legend>
          {parts.map((part) => (
            <label key={part.id} className={styles.part}>
              <input
                type="checkbox"
                checked={chosen.includes(part.id)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked
                      ? [...chosen, part.id]
                      : chosen.filter((id) => id !== part.id),
                  )
                }
              />
              <span className={styles.names}>
                {part.label}
                {part.hint !== undefined && part.hint !== '' && <span>{part.hint}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      </form>
    </Sheet>
  );
}
