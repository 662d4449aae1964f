import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { Roon } from '@/api/types';
import { useFormat } from '@/lib/locale';
import { say } from '@/lib/toasts';
import { LinkRoon } from './LinkRoon';
import { RoonActions } from './RoonActions';
import { RoonRooms } from './RoonRooms';
import styles from './Services.module.css';
import { useTold } from './useTold';

/** Roon: how it stands, which rooms are heard, and what can be done about it. */
export function RoonCard({ roon }: { roon: Roon }) {
  const { t } = useTranslation();
  const isLinked = roon.state !== 'not_linked';
  return (
    <article className={styles.card} aria-labelledby="roon-heading">
      <header className={styles.head}>
        <h2 id="roon-heading">Roon</h2>
        <p className={styles.state} data-state={roon.state}>
          {t(`roon.states.${roon.state}`)}
        </p>
      </header>
      <p className={styles.text} role="status">
        {t(`roon.hints.${roon.state}`, { core: roon.core?.name ?? 'Roon' })}
      </p>
      {roon.last_error !== null && roon.state !== 'paused' && (
        <p role="alert" className={styles.error}>
          {roon.last_error}
        </p>
      )}
      {isLinked ? <Linked roon={roon} /> : <LinkRoon roon={roon} />}
    </article>
  );
}

function Linked({ roon }: { roon: Roon }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    [t('roon.core'), roon.core && `${roon.core.name} · ${roon.core.version}`],
    [t('roon.address'), roon.address && `${roon.address.host}:${roon.address.port}`],
    [t('services.stored'), format.number(roon.stored)],
    [
      t('roon.lastListen'),
      roon.last_listen_at === null ? t('services.never') : format.dateTime(roon.last_listen_at),
    ],
    ...roon.playing.map(
      (on) =>
        [
          on.paused
            ? t('roon.pausedIn', { room: on.room })
            : t('roon.playingIn', { room: on.room }),
          songOf(on.track),
        ] as const,
    ),
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="tabular">{value}</dd>
              </div>
            ),
        )}
      </dl>
      <RoonRooms roon={roon} />
      <LeftOut roon={roon} />
      <RoonActions roon={roon} />
      {roon.may_enter_address && (
        <details className={styles.details}>
          <summary>{t('roon.elsewhere')}</summary>
          <LinkRoon roon={roon} />
        </details>
      )}
    </>
  );
}

/** What was heard long enough and is no listen, with why: nothing disappears unseen. */
function LeftOut({ roon }: { roon: Roon }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { onSuccess, onError } = useTold();
  const keep = $api.useMutation('post', '/api/v1/services/roon/left-out/keep', {
    onSuccess: ({ kept }) => {
      say(t('roon.leftOut.kept', { count: kept, n: format.number(kept) }));
      return onSuccess();
    },
    onError,
  });
  if (roon.left_out.length === 0) return null;
  const keepable = roon.left_out.filter((left) => left.can_be_kept).map((left) => left.id);
  return (
    <details className={styles.details}>
      <summary>{t('roon.leftOut.title', { count: roon.left_out.length })}</summary>
      <ul className={styles.leftOut}>
        {roon.left_out.map((left) => (
          <li key={left.id}>
            {songOf(left.track)}
            {left.can_be_kept && (
              <Button
                size="small"
                disabled={keep.isPending}
                aria-label={`${t('roon.leftOut.keep')}: ${songOf(left.track)}`}
                onClick={() => keep.mutate({ body: { ids: [left.id] } })}
              >
                {t('roon.leftOut.keep')}
              </Button>
            )}
            <span>
              {format.dateTime(left.at)} · {t(`roon.leftOut.${left.why}`)}
            </span>
          </li>
        ))}
      </ul>
      {keepable.length > 1 && (
        <Button
          size="small"
          disabled={keep.isPending}
          onClick={() => keep.mutate({ body: { ids: keepable } })}
        >
          {t('roon.leftOut.keepAll')}
        </Button>
      )}
    </details>
  );
}

function songOf(track: Roon['playing'][number]['track']) {
  return track.artist === '' ? track.title : `${track.artist} – ${track.title}`;
}
