import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { briefly } from '@/api/problemText';
import { useUser } from '@/api/session';
import { useCorrected, useSayCorrected } from '@/api/undo';
import { say } from '@/lib/toasts';
import styles from './CatalogueTools.module.css';

const MergeSheet = lazy(() => import('./MergeSheet'));
const SplitSheet = lazy(() => import('./SplitSheet'));
const AliasSheet = lazy(() => import('./AliasSheet'));

/** Something of the catalogue. */
export interface Thing {
  kind: 'artist' | 'album' | 'track';
  id: number;
  /** As people call it. */
  name: string;
}

/** A part of it that may be of something else. */
export interface Part {
  id: number;
  label: string;
  hint?: string;
}

interface CatalogueToolsProps {
  thing: Thing;
  parts: readonly Part[];
  /** Where to go when the thing is another one now. */
  onMerged: (intoId: number) => void;
}

/** What can be put right about an artist, an album or a song; the catalogue is for owner and admin to change. */
export function CatalogueTools({ thing, parts, onMerged }: CatalogueToolsProps) {
  const { t } = useTranslation();
  const user = useUser();
  const [sheet, setSheet] = useState<'merge' | 'split' | 'aliases' | null>(null);
  const close = () => setSheet(null);
  const mayChange = user.role !== 'member';
  if (!mayChange && thing.kind === 'album') return null;
  return (
    <section className={styles.tools} aria-label={t('catalogue.tools')}>
      {mayChange && (
        <Button size="small" onClick={() => setSheet('merge')}>
          {t(`catalogue.merge.${thing.kind}`)}
        </Button>
      )}
      {mayChange && parts.length > 1 && (
        <Button size="small" onClick={() => setSheet('split')}>
          {t(`catalogue.split.${thing.kind}`)}
        </Button>
      )}
      {mayChange && thing.kind === 'artist' && (
        <Button size="small" onClick={() => setSheet('aliases')}>
          {t('catalogue.aliases')}
        </Button>
      )}
      {thing.kind !== 'album' && <ExcludeButton thing={thing} />}
      <Suspense>
        {sheet === 'merge' && <MergeSheet thing={thing} onClose={close} onMerged={onMerged} />}
        {sheet === 'split' && <SplitSheet thing={thing} parts={parts} onClose={close} />}
        {sheet === 'aliases' && <AliasSheet artist={thing} onClose={close} />}
      </Suspense>
    </section>
  );
}

/** Keeps the plays of an artist or a song out of charts; they stay in the history. */
function ExcludeButton({ thing }: { thing: Thing }) {
  const { t } = useTranslation();
  const corrected = useCorrected();
  const sayCorrected = useSayCorrected();
  const exclude = $api.useMutation('post', '/api/v1/exclusions', {
    onSuccess: ({ changed, correction_id: id }) =>
      sayCorrected(t('exclusions.made', { count: changed }), id),
    onError: (error) => {
      say(briefly(error));
    },
    onSettled: corrected,
  });
  const body = thing.kind === 'artist' ? { artist_id: thing.id } : { track_id: thing.id };
  return (
    <Button size="small" disabled={exclude.isPending} onClick={() => exclude.mutate({ body })}>
      {t('exclusions.keepOut')}
    </Button>
  );
}
