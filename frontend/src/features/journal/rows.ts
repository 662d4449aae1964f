/** The journal as rows of known height: day headers, listens, and the silences between sittings. */
import type { Listen } from '@/api/types';

/** A pause this long ends a sitting: the half hour that the API's sessions use, too. */
const SITTING_GAP_SECONDS = 30 * 60;

/** One row of the list. */
export type Row =
  | { kind: 'day'; day: string }
  | { kind: 'silence'; seconds: number; key: number }
  | { kind: 'listen'; listen: Listen; index: number };

/** How high each kind of row is, in pixels. */
export const rowHeight: Record<Row['kind'], number> = { day: 44, silence: 28, listen: 54 };

/** When a play ended, as far as is known. */
function endOf(listen: Listen): number {
  return listen.timestamp + (listen.seconds_played ?? (listen.duration_ms ?? 0) / 1000);
}

/** Lays out listens, which run from the newest to the oldest. `index` counts the listens alone. */
export function layRows(listens: readonly Listen[]): Row[] {
  const rows: Row[] = [];
  listens.forEach((listen, index) => {
    const newer = listens[index - 1];
    if (newer === undefined || newer.local_day !== listen.local_day) {
      rows.push({ kind: 'day', day: listen.local_day });
    } else {
      const seconds = newer.timestamp - endOf(listen);
      if (seconds >= SITTING_GAP_SECONDS) rows.push({ kind: 'silence', seconds, key: listen.id });
    }
    rows.push({ kind: 'listen', listen, index });
  });
  return rows;
}
