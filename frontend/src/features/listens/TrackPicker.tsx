import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { useUser } from '@/api/session';
import type { Listen } from '@/api/types';
import { Choice } from '@/components/ui/Choice';
import { useDebouncedValue } from '@/lib/useDebouncedValue';
import styles from './TrackPicker.module.css';

type Scope = 'one' | 'mine' | 'everybody';

interface TrackPickerProps {
  listen: Listen;
  busy: boolean;
  onMove: (trackId: number, scope: Scope) => void;
}

/** Finds the track that was really heard, and says for which listens. */
export function TrackPicker({ listen, busy, onMove }: TrackPickerProps) {
  const { t } = useTranslation();
  const user = useUser();
  const [text, setText] = useState(listen.title);
  const [scope, setScope] = useState<Scope>('one');
  const asked = useDebouncedValue(text.trim());
  const found = $api.useQuery(
    'get',
    '/api/v1/search',
    { params: { query: { q: asked } } },
    { enabled: asked.length >= 2 },
  );
  const tracks = (found.data?.tracks ?? []).filter(({ id }) => id !== listen.track_id);
  return (
    <div className={styles.picker}>
      <p className={styles.from}>
        {t('listens.movedFrom', { title: listen.title, artist: listen.artist })}
      </p>
      <Choice<Scope>
        label={t('listens.which')}
        value={scope}
        options={[
          { value: 'one', label: t('listens.scopeOne') },
          { value: 'mine', label: t('listens.scopeMine') },
          ...(user.role === 'member'
            ? []
            : [{ value: 'everybody' as const, label: t('listens.scopeAll') }]),
        ]}
        onChange={setScope}
      />
      <p className={styles.hint}>{t(`listens.scopeHint.${scope}`)}</p>
      <TextField
        type="search"
        size="small"
        fullWidth
        label={t('listens.findTrack')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className={styles.tracks}>
        {tracks.map((track) => (
          <li key={track.id}>
            <span className={styles.names}>
              <strong>{track.title}</strong>
              <span>{[track.artists.join(', '), track.album].filter(Boolean).join(' · ')}</span>
            </span>
            <Button
              size="small"
              disabled={busy}
              aria-label={`${t('listens.moveHere')}: ${track.title}, ${track.artists.join(', ')}`}
              onClick={() => onMove(track.id, scope)}
            >
              {t('listens.moveHere')}
            </Button>
          </li>
        ))}
      </ul>
      {found.isSuccess && tracks.length === 0 && (
        <p className={styles.hint}>{t('listens.noTrack')}</p>
      )}
    </div>
  );
}
