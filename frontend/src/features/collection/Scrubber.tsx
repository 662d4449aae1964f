import { keepPreviousData } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import type { AlbumQuery } from '@/api/types';
import styles from './Scrubber.module.css';

interface ScrubberProps {
  query: AlbumQuery;
  /** The place of the first album in view. */
  current: number;
  onJump: (offset: number) => void;
}

/** Marks that fit beside the page with room to read them. */
const MOST_MARKS = 28;

/** What a sort can be jumped through by; the others have no marks worth jumping to. */
function groupOf(sort: AlbumQuery['sort']): 'letter' | 'year' | null {
  if (sort === 'artist' || sort === 'title') return 'letter';
  return sort === 'year' || sort === 'added' || sort === 'last_played' ? 'year' : null;
}

/** Letters or years along the edge of the screen: dragged, clicked or stepped through with the arrows. */
export function Scrubber({ query, current, onJump }: ScrubberProps) {
  const { t } = useTranslation();
  const track = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const group = groupOf(query.sort);
  const index = $api.useQuery(
    'get',
    '/api/v1/collection/albums/index',
    { params: { query: { ...query, group: group ?? 'letter' } } },
    { enabled: group !== null, placeholderData: keepPreviousData },
  );
  const groups = index.data?.items ?? [];
  if (group === null || groups.length < 2) return null;

  const here = groups.findLastIndex((mark) => mark.offset <= current);
  const place = dragged ?? Math.max(0, here);
  const every = Math.ceil(groups.length / MOST_MARKS);

  function jump(to: number) {
    const mark = groups[Math.max(0, Math.min(groups.length - 1, to))];
    if (mark !== undefined) onJump(mark.offset);
  }

  function drag(event: PointerEvent) {
    const rect = track.current?.getBoundingClientRect();
    if (rect === undefined || rect.height === 0) return;
    const ratio = (event.clientY - rect.top) / rect.height;
    const to = Math.max(0, Math.min(groups.length - 1, Math.floor(ratio * groups.length)));
    if (to !== dragged) jump(to);
    setDragged(to);
  }

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowUp: place - 1,
      ArrowLeft: place - 1,
      ArrowDown: place + 1,
      ArrowRight: place + 1,
      Home: 0,
      End: groups.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    jump(to);
  }

  return (
    <div
      ref={track}
      className={styles.scrubber}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('collection.jump')}
      aria-valuemin={0}
      aria-valuemax={groups.length - 1}
      aria-valuenow={place}
      aria-valuetext={groups[place]?.key ?? t('collection.unknown')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={(event) => dragged !== null && drag(event)}
      onPointerUp={() => setDragged(null)}
      onPointerCancel={() => setDragged(null)}
    >
      {groups.map((mark, number) => (
        <span
          key={mark.offset}
          className={number === place ? styles.here : styles.mark}
          aria-hidden="true"
        >
          {number % every === 0 || number === place ? (mark.key ?? '?') : '·'}
        </span>
      ))}
      {dragged !== null && (
        <span className={styles.bubble} aria-hidden="true">
          {groups[dragged]?.key ?? '?'}
        </span>
      )}
    </div>
  );
}
