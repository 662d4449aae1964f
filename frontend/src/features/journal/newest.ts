/** What the newest listens, fetched again, change about those that are shown. */
import type { Listen, ListenPage } from '@/api/types';

/** The first page with the newest worked in, and the listens that are new in it. */
interface Merged {
  items: Listen[];
  fresh: Listen[];
  /** Whether so much is new that what lies between is not known. */
  gap: boolean;
}

const isNewer = (a: Listen, b: Listen) =>
  a.timestamp > b.timestamp || (a.timestamp === b.timestamp && a.id > b.id);

/** Works the newest listens into the first page: new ones come in, changed ones change, gone ones go. */
export function mergeNewest(shown: readonly Listen[], newest: ListenPage): Merged {
  const known = new Set(shown.map(({ id }) => id));
  const told = new Map(newest.items.map((listen) => [listen.id, listen]));
  const last = newest.items.at(-1);
  // Without a further page the newest are all there are.
  const reaches = (listen: Listen) =>
    newest.next_cursor === null || last === undefined || !isNewer(last, listen);
  const kept = shown
    .filter((listen) => told.has(listen.id) || !reaches(listen))
    .map((listen) => told.get(listen.id) ?? listen);
  const fresh = newest.items.filter(({ id }) => !known.has(id));
  const gap =
    newest.next_cursor !== null && newest.items.length > 0 && fresh.length === newest.items.length;
  const items = [...kept, ...fresh].sort((a, b) => (isNewer(a, b) ? -1 : 1));
  return { items, fresh, gap };
}
