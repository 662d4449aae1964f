/** What narrows the journal. The address holds it all, in the words of the API. */
import type { Listen, ListenQuery } from '@/api/types';
import { isDay } from '@/lib/format';
import { sourceName } from '@/lib/sourceName';

/** Filters that come from a click elsewhere and are shown as chips. */
const named = ['artist', 'album', 'source'] as const;
/** The same, by the key of one thing. */
const keyed = ['artist_id', 'album_id', 'track_id'] as const;
export type NamedFilter = (typeof named | typeof keyed)[number];

/** What the address says. */
export interface JournalView {
  search: string;
  loved: boolean;
  /** Plays kept out of charts, instead of those that count. */
  excluded: boolean;
  /** First day, inclusive (`2026-11-20`). */
  from: string | null;
  /** Last day, inclusive: where the list begins, since it runs backwards. */
  to: string | null;
  named: Array<{ name: NamedFilter; value: string }>;
  query: ListenQuery;
  /** How many filters are on; the day where the list begins is a place, not a filter. */
  active: number;
}

function readDay(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null;
}

/** Reads the address; what is no day is left out. */
export function readJournal(params: URLSearchParams): JournalView {
  const search = params.get('search') ?? '';
  const loved = params.get('loved') === 'true';
  const excluded = params.get('excluded') === 'true';
  const from = readDay(params.get('start_date'));
  const to = readDay(params.get('end_date'));
  const present = [...named, ...keyed].flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [{ name, value }];
  });
  const values = present.map(({ name, value }) => [
    name,
    keyed.some((key) => key === name) ? Number(value) : value,
  ]);
  const filters: ListenQuery = {
    ...Object.fromEntries(values),
    ...(search === '' ? {} : { search }),
    ...(loved ? { loved } : {}),
    ...(excluded ? { excluded } : {}),
    ...(from === null ? {} : { start_date: from }),
  };
  return {
    search,
    loved,
    excluded,
    from,
    to,
    named: present,
    query: to === null ? filters : { ...filters, end_date: to },
    active: Object.keys(filters).length,
  };
}

/** The changes that take every filter away, the days included. */
export const noJournalFilters: Record<string, null> = Object.fromEntries(
  ['search', 'loved', 'excluded', 'start_date', 'end_date', ...named, ...keyed].map((name) => [
    name,
    null,
  ]),
);

/** What a filter is called: by name where the shown listens tell it, since an address holds only a key. */
export function filterLabel(
  { name, value }: JournalView['named'][number],
  listens: readonly Listen[],
): string | undefined {
  const key = Number(value);
  switch (name) {
    case 'artist_id':
      return listens[0]?.artist_refs.find(({ id }) => id === key)?.name;
    case 'album_id':
      return listens.find(({ album_id }) => album_id === key)?.album;
    case 'track_id':
      return listens.find(({ track_id }) => track_id === key)?.title;
    case 'source':
      return sourceName(value);
    default:
      return value;
  }
}
