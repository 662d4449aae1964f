import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface List {
  list: RefObject<HTMLElement | null>;
  count: number;
  columns: number;
  /** Rows that fit on the screen, for Page Up and Page Down. */
  rowsInView: number;
  /** Brings a card's row on screen, so that the card exists and can take the focus. */
  reveal: (index: number) => void;
}

/** Where a key leads from `index`; `null` for a key that leads nowhere. */
export function keyTarget(
  key: string,
  index: number,
  { count, columns, rowsInView }: Pick<List, 'count' | 'columns' | 'rowsInView'>,
): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rowsInView,
    PageDown: columns * rowsInView,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  const target = index + step;
  // A step past an edge by row stays in its column; Home and End go all the way.
  if (key === 'ArrowUp' && target < 0) return index;
  if (key === 'ArrowDown' && target >= count) return index;
  return Math.max(0, Math.min(count - 1, target));
}

/** One tab stop for the whole grid, moved by the arrow keys (a roving tabindex). */
export function useRovingFocus({ list, count, columns, rowsInView, reveal }: List) {
  const [active, setActive] = useState(0);
  const pending = useRef<number | null>(null);
  const current = Math.min(active, Math.max(0, count - 1));

  function focusCard(index: number): boolean {
    const card = list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    card?.focus({ preventScroll: true });
    return card !== null && card !== undefined;
  }

  // The card may have to be scrolled to before it exists.
  useEffect(() => {
    if (pending.current !== null && focusCard(pending.current)) pending.current = null;
  });

  return {
    active: current,
    setActive,
    /** The card that has the focus, if one has. */
    focused: () => (list.current?.contains(document.activeElement) ? current : null),
    /** Gives the focus to a card wherever it is. */
    focus: (index: number) => {
      setActive(index);
      pending.current = index;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = keyTarget(event.key, current, { count, columns, rowsInView });
      if (target === null) return;
      event.preventDefault();
      setActive(target);
      pending.current = target;
      reveal(target);
    },
  };
}
