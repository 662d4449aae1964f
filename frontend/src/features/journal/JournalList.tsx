import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useDayTotals } from '@/api/dayTotals';
import { useToggleLove } from '@/api/love';
import type { Listen } from '@/api/types';
import { useFormat } from '@/lib/locale';
import { useScrollMemory } from '@/lib/scrollMemory';
import { useBox } from '@/lib/useBox';
import { useRovingFocus } from '@/lib/useRovingFocus';
import { DayHeader } from './DayHeader';
import styles from './JournalList.module.css';
import { ListenRow } from './ListenRow';
import { layRows, rowHeight } from './rows';

interface JournalListProps {
  listens: readonly Listen[];
  total: number;
  /** Whether the totals of whole days say something true of the rows below them. */
  wholeDays: boolean;
  hasMore: boolean;
  loadMore: () => void;
  onOpenAlbum: (albumId: number) => void;
  /** Opens what can be done about a listen. */
  onMore: (listen: Listen) => void;
  /** Keys of the selected listens; `null` while nothing is to be selected. */
  selected: ReadonlySet<number> | null;
  onSelect: (listen: Listen) => void;
}

/** Room that the sticky toolbar takes at the top of the screen. */
const TOOLBAR = 60;
/** Rows before the end at which more are asked for: about two screens. */
const AHEAD = 40;

/** The listens as dense rows under sticky days, of which only those around the screen exist. */
export function JournalList({
  listens,
  total,
  wholeDays,
  hasMore,
  loadMore,
  onOpenAlbum,
  onMore,
  selected,
  onSelect,
}: JournalListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const box = useBox(list);
  const love = useToggleLove();
  const onLove = useRef(love);
  onLove.current = love;
  const loveRow = useCallback(
    (track: { trackId: number; loved: boolean }) => onLove.current(track),
    [],
  );

  const rows = useMemo(() => layRows(listens), [listens]);
  const dayRows = useMemo(
    () => rows.flatMap((row, place) => (row.kind === 'day' ? [place] : [])),
    [rows],
  );
  const places = useMemo(
    () => rows.flatMap((row, place) => (row.kind === 'listen' ? [place] : [])),
    [rows],
  );

  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (place) => rowHeight[rows[place]?.kind ?? 'listen'],
    scrollMargin: box.top,
    scrollPaddingStart: TOOLBAR + rowHeight.day,
    scrollPaddingEnd: 80,
    overscan: 8,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other heights.
  useEffect(() => virtual.measure(), [rows, virtual]);

  useEffect(() => {
    if (hasMore && lastShown >= rows.length - AHEAD) loadMore();
  }, [hasMore, lastShown, rows.length, loadMore]);

  const months = useMemo(() => {
    if (!wholeDays) return [];
    const days = dayRows.flatMap((place) => {
      const row = rows[place];
      return row?.kind === 'day' && place <= lastShown + AHEAD ? [row.day] : [];
    });
    return [...new Set(days.map((day) => day.slice(0, 7)))];
  }, [dayRows, rows, lastShown, wholeDays]);
  const totals = useDayTotals(months);

  const focus = useRovingFocus({
    list,
    count: places.length,
    columns: 1,
    rowsInView: Math.max(1, Math.floor((window.innerHeight - TOOLBAR) / rowHeight.listen) - 1),
    reveal: (index) => virtual.scrollToIndex(places[index] ?? 0),
  });

  useScrollMemory(rows.length > 0, focus.focused, (index) => {
    if (index !== null) focus.focus(index);
  });

  function onKeyDown(event: KeyboardEvent) {
    const place = event.target instanceof HTMLElement ? event.target.dataset.index : undefined;
    const listen = place === undefined ? undefined : listens[Number(place)];
    if (listen !== undefined) {
      if (event.key === 'Enter' && listen.album_id !== null) {
        event.preventDefault();
        onOpenAlbum(listen.album_id);
        return;
      }
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && (event.key === 'x' || event.key === 'e')) {
        event.preventDefault();
        if (event.key === 'x') onSelect(listen);
        else onMore(listen);
        return;
      }
      if (event.key === 'f' && plain) {
        event.preventDefault();
        love({ trackId: listen.track_id, loved: listen.loved });
        return;
      }
    }
    focus.onKeyDown(event);
  }

  function onClick(event: MouseEvent) {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('[data-index]');
    if (row !== null) focus.setActive(Number(row.dataset.index));
    const album = target.closest<HTMLElement>('[data-album]');
    const newTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
    if (album === null || newTab) return;
    event.preventDefault();
    onOpenAlbum(Number(album.dataset.album));
  }

  /** Where a row begins, below the list's own top; the end of the list for the row after the last. */
  const startOf = (place: number) =>
    (virtual.measurementsCache[place]?.start ?? virtual.getTotalSize() + box.top) - box.top;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles the clicks and keys of the rows, which are stops themselves.
    <div
      ref={list}
      className={styles.list}
      style={{ height: virtual.getTotalSize() }}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {itemsByDay(items, dayRows).map(({ dayPlace, nextDayPlace, shown }) => {
        const head = rows[dayPlace];
        if (head?.kind !== 'day') return null;
        const top = startOf(dayPlace);
        return (
          // A box as high as its day, so that the browser itself keeps the heading in view.
          <section
            key={head.day}
            aria-labelledby={`day-${head.day}`}
            className={styles.daySection}
            style={{ top, height: startOf(nextDayPlace) - top }}
          >
            <DayHeader id={`day-${head.day}`} day={head.day} total={totals.get(head.day)} />
            {/* biome-ignore lint/a11y/useSemanticElements: a ul would forbid the silences between its items. */}
            <div role="list">
              {shown.map((item) => {
                const row = rows[item.index];
                const style = {
                  height: item.size,
                  transform: `translateY(${item.start - box.top - top}px)`,
                };
                if (row?.kind === 'silence') {
                  return (
                    <p key={item.index} aria-hidden="true" className={styles.silence} style={style}>
                      {t('journal.silence', { time: format.duration(row.seconds) })}
                    </p>
                  );
                }
                if (row?.kind !== 'listen') return null;
                return (
                  // biome-ignore lint/a11y/useSemanticElements: see the list above.
                  <div
                    key={row.listen.id}
                    role="listitem"
                    aria-posinset={row.index + 1}
                    aria-setsize={total}
                    className={styles.row}
                    style={style}
                  >
                    <ListenRow
                      listen={row.listen}
                      index={row.index}
                      tabStop={row.index === focus.active}
                      selected={selected === null ? null : selected.has(row.listen.id)}
                      onLove={loveRow}
                      onMore={onMore}
                      onSelect={onSelect}
                    />
                  </div>
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}

interface DayItems {
  /** The row of the day's header, and of the next day's (past the end for the last). */
  dayPlace: number;
  nextDayPlace: number;
  shown: VirtualItem[];
}

/** The rows that exist, under the days they belong to. */
function itemsByDay(items: readonly VirtualItem[], dayRows: readonly number[]): DayItems[] {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = Math.max(
    0,
    dayRows.findLastIndex((place) => place <= first.index),
  );
  const days: DayItems[] = [];
  for (let day = from; day < dayRows.length; day += 1) {
    const dayPlace = dayRows[day] ?? 0;
    if (dayPlace > last.index) break;
    const nextDayPlace = dayRows[day + 1] ?? Number.POSITIVE_INFINITY;
    days.push({
      dayPlace,
      nextDayPlace,
      shown: items.filter((item) => item.index > dayPlace && item.index < nextDayPlace),
    });
  }
  return days;
}
