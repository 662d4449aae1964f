import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listen } from '@/api/types';
import { Sheet } from '@/components/ui/Sheet';
import { useLocale } from '@/lib/locale';
import { fromLocalInput, toLocalInput } from '@/lib/zonedTime';
import styles from './ListenSheet.module.css';
import { TrackPicker } from './TrackPicker';
import { useListenHand } from './useListenHand';

interface ListenSheetProps {
  /** The listen to put right; without one, a new one is written. */
  listen: Listen | null;
  onClose: () => void;
}

/** One listen by hand: its names and its moment, moved to another track, or deleted. */
export default function ListenSheet({ listen, onClose }: ListenSheetProps) {
  const { t } = useTranslation();
  const { timeZone } = useLocale();
  const hand = useListenHand(onClose);
  const [moving, setMoving] = useState(false);
  const [now] = useState(() => Math.floor(Date.now() / 1000));
  const before = {
    title: listen?.title ?? '',
    artist: listen?.artist ?? '',
    album: listen?.album ?? '',
    when: toLocalInput(listen?.timestamp ?? now, timeZone),
  };
  const [fields, setFields] = useState(before);
  const at = fromLocalInput(fields.when, timeZone);
  const complete = fields.title.trim() !== '' && fields.artist.trim() !== '' && at !== null;
  const changed = (Object.keys(before) as Array<keyof typeof before>).filter(
    (name) => fields[name] !== before[name],
  );

  function save(event: FormEvent) {
    event.preventDefault();
    if (at === null || hand.pending) return;
    const { title, artist, album } = fields;
    if (listen === null) {
      hand.add({ body: { title, artist, album: album === '' ? null : album, listened_at: at } });
      return;
    }
    const change = {
      ...(changed.includes('title') ? { title } : {}),
      ...(changed.includes('artist') ? { artist } : {}),
      ...(changed.includes('album') ? { album } : {}),
      ...(changed.includes('when') ? { listened_at: at } : {}),
    };
    hand.edit({ body: { ids: [listen.id], change } });
  }

  const field = (name: keyof typeof before, type = 'text') => ({
    label: t(`listens.${name}`),
    value: fields[name],
    onChange: (event: { target: { value: string } }) =>
      setFields({ ...fields, [name]: event.target.value }),
    fullWidth: true,
    size: 'small' as const,
    type,
  });

  if (moving && listen !== null) {
    return (
      <Sheet title={t('listens.moveTitle')} onClose={onClose}>
        <TrackPicker
          listen={listen}
          busy={hand.pending}
          onMove={(trackId, scope) => {
            if (scope === 'one') {
              hand.move({ body: { ids: [listen.id], track_id: trackId } });
            } else {
              hand.moveSpelling({
                params: { path: { id: listen.id } },
                body: { track_id: trackId, for_everybody: scope === 'everybody' },
              });
            }
          }}
        />
      </Sheet>
    );
  }
  return (
    <Sheet
      title={t(listen === null ? 'listens.addTitle' : 'listens.editTitle')}
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form="listen-by-hand"
          variant="contained"
          fullWidth
          disabled={!complete || hand.pending || (listen !== null && changed.length === 0)}
        >
          {t(listen === null ? 'listens.add' : 'listens.save')}
        </Button>
      }
    >
      <form id="listen-by-hand" className={styles.form} onSubmit={save}>
        <TextField {...field('title')} autoFocus={listen === null} />
        <TextField {...field('artist')} />
        <TextField {...field('album')} />
        <TextField
          {...field('when', 'datetime-local')}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { step: 1 } }}
          helperText={t('listens.inZone', { zone: timeZone })}
        />
      </form>
      {listen !== null && (
        <div className={styles.actions}>
          <Button onClick={() => setMoving(true)}>{t('listens.move')}</Button>
          <Button
            color="error"
            disabled={hand.pending}
            onClick={() => hand.remove({ body: { ids: [listen.id] } })}
          >
            {t('listens.delete')}
          </Button>
        </div>
      )}
      {listen !== null && <p className={styles.hint}>{t('listens.keptHint')}</p>}
    </Sheet>
  );
}
