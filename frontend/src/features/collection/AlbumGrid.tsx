import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlbumQuery } from '@/api/types';
import { useScrollMemory } from '@/lib/scrollMemory';
import { useBox } from '@/lib/useBox';
import { useRovingFocus } from '@/lib/useRovingFocus';
import { AlbumCard } from './AlbumCard';
import styles from './AlbumGrid.module.css';
import { layoutFor } from './layout';
import { Scrubber } from './Scrubber';
import { useAlbumWindows } from './useAlbumWindows';

interface AlbumGridProps {
  query: AlbumQuery;
  total: number;
  /** The answer to the last filters, shown until that to the new ones comes. */
  stale: boolean;
  onOpen: (albumId: number) => void;
}

/** Room that the sticky toolbar takes at the top of the screen. */
const TOOLBAR = 72;

/** The whole collection as covers, of which only the rows around the screen exist. */
export function AlbumGrid({ query, total, stale, onOpen }: AlbumGridProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const box = useBox(list);
  const layout = layoutFor(box.width);
  const rows = useWindowVirtualizer({
    count: box.width === 0 ? 0 : Math.ceil(total / layout.columns),
    estimateSize: () => layout.rowHeight,
    scrollMargin: box.top,
    scrollPaddingStart: TOOLBAR,
    scrollPaddingEnd: TOOLBAR,
    overscan: 3,
    useFlushSync: false,
  });
  const items = rows.getVirtualItems();
  const first = (items[0]?.index ?? 0) * layout.columns;
  const last = Math.min(total, ((items.at(-1)?.index ?? 0) + 1) * layout.columns) - 1;
  const albumAt = useAlbumWindows(query, first, Math.max(first, last));
  const grid = useRovingFocus({
    list,
    count: total,
    columns: layout.columns,
    rowsInView: Math.max(1, Math.floor((window.innerHeight - TOOLBAR) / layout.rowHeight)),
    reveal: (index) => rows.scrollToIndex(Math.floor(index / layout.columns)),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height is another.
  useEffect(() => rows.measure(), [layout.rowHeight, rows]);

  useScrollMemory(box.width > 0, grid.focused, (index) => {
    if (index !== null) grid.focus(index);
  });

  // Other filters, another list: the tab stop is its beginning.
  const shown = useRef(query);
  useEffect(() => {
    if (stale || shown.current === query) return;
    shown.current = query;
    grid.setActive(0);
  }, [query, stale, grid.setActive]);

  function open(event: MouseEvent) {
    const card = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (card === null) return;
    grid.setActive(Number(card.dataset.index));
    const newTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
    if (newTab || event.defaultPrevented || card.dataset.album === undefined) return;
    event.preventDefault();
    // Not every browser focuses a clicked link, and Back returns to what had the focus.
    card.focus({ preventScroll: true });
    onOpen(Number(card.dataset.album));
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows between a ul and its items fail axe (list semantics over a virtual grid). */}
      <div
        ref={list}
        role="list"
        aria-label={t('collection.albums')}
        aria-busy={stale}
        className={styles.grid}
        style={
          {
            height: rows.getTotalSize(),
            '--columns': layout.columns,
            '--gap': `${layout.gap}px`,
          } as CSSProperties
        }
        onClick={open}
        onKeyDown={grid.onKeyDown}
      >
        {items.map((row) => (
          <div
            key={row.key}
            role="none"
            className={styles.row}
            style={{ transform: `translateY(${row.start - box.top}px)` }}
          >
            {Array.from(
              { length: layout.columns },
              (_, column) => row.index * layout.columns + column,
            )
              .filter((index) => index < total)
              .map((index) => (
                // biome-ignore lint/a11y/useSemanticElements: see the list above.
                <div key={index} role="listitem" aria-posinset={index + 1} aria-setsize={total}>
                  <AlbumCard album={albumAt(index)} index={index} tabStop={index === grid.active} />
                </div>
              ))}
          </div>
        ))}
      </div>
      <Scrubber
        query={query}
        current={first}
        onJump={(offset) => {
          rows.scrollToIndex(Math.floor(offset / layout.columns), { align: 'start' });
          grid.setActive(offset);
        }}
      />
    </>
  );
}
