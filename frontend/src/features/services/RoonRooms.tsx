import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { Roon } from '@/api/types';
import styles from './Services.module.css';
import { useTold } from './useTold';

/** Which rooms are heard, and whether stations count. Each tick is kept at once. */
export function RoonRooms({ roon }: { roon: Roon }) {
  const { t } = useTranslation();
  const choose = $api.useMutation('patch', '/api/v1/services/roon', useTold());
  const followed = roon.rooms.filter((room) => room.followed).map((room) => room.id);

  function keep(rooms: string[] | null, counts_radio = roon.counts_radio) {
    choose.mutate({ body: { rooms, counts_radio } });
  }

  return (
    <fieldset className={styles.rooms} disabled={choose.isPending}>
      <legend>{t('roon.rooms.title')}</legend>
      <label>
        <input
          type="checkbox"
          checked={roon.follows_all}
          onChange={(event) => keep(event.target.checked ? null : followed)}
        />
        {t('roon.rooms.all')}
      </label>
      {!roon.follows_all &&
        roon.rooms.map((room) => (
          <label key={room.id}>
            <input
              type="checkbox"
              checked={room.followed}
              onChange={(event) =>
                keep(
                  event.target.checked
                    ? [...followed, room.id]
                    : followed.filter((id) => id !== room.id),
                )
              }
            />
            {room.name}
          </label>
        ))}
      <label>
        <input
          type="checkbox"
          checked={roon.counts_radio}
          onChange={(event) => keep(roon.follows_all ? null : followed, event.target.checked)}
        />
        {t('roon.rooms.radio')}
      </label>
    </fieldset>
  );
}
