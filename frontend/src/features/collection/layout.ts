/** How many covers stand in a row, and how high a row is. */

/** Space between cards, and between rows. */
const GAP = 20;
const PHONE_GAP = 14;
/** Below this width the page is a phone's. */
const PHONE = 560;
/** The narrowest that a card may be. */
const MIN_CARD = 164;
const MIN_PHONE_CARD = 140;
/** The lines of text below a cover. */
const TEXT = 74;

/** The measures of the grid for a width. */
export interface Layout {
  columns: number;
  gap: number;
  /** A row with the gap below it. */
  rowHeight: number;
}

export function layoutFor(width: number): Layout {
  const phone = width < PHONE;
  const gap = phone ? PHONE_GAP : GAP;
  const least = phone ? MIN_PHONE_CARD : MIN_CARD;
  const columns = Math.max(2, Math.floor((width + gap) / (least + gap)));
  const card = (width - gap * (columns - 1)) / columns;
  return { columns, gap, rowHeight: Math.round(card) + TEXT + gap };
}
