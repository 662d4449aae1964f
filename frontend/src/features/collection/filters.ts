/** What narrows and orders the collection. The address holds it all, in the words of the API. */
import type { AlbumQuery, Facets } from '@/api/types';

/** The facets that are shown as chips: parameters of the same name as the counts of their values. */
export const facetNames = [
  'support',
  'genre',
  'decade',
  'format',
  'label',
  'folder',
] as const satisfies ReadonlyArray<keyof AlbumQuery & keyof Facets>;

/** The name of a facet's parameter. */
export type FacetName = (typeof facetNames)[number];

/** The orders a reader can choose. */
export const sorts = [
  'artist',
  'title',
  'year',
  'added',
  'plays',
  'last_played',
  'random',
] as const;
export type Sort = (typeof sorts)[number];
type Order = 'asc' | 'desc';

/** Newest and most first where that is what one looks for. */
const naturalOrder: Record<Sort, Order> = {
  artist: 'asc',
  title: 'asc',
  year: 'asc',
  added: 'desc',
  plays: 'desc',
  last_played: 'desc',
  random: 'asc',
};

/** What the address says. */
export interface CollectionView {
  sort: Sort;
  order: Order;
  search: string;
  neverPlayed: boolean;
  /** The chosen values of each facet; of several any will do. */
  facets: Record<FacetName, readonly string[]>;
  /** What to ask of the server: the filters alone. */
  filters: AlbumQuery;
  /** The filters and the order. */
  query: AlbumQuery;
  /** How many filters are on, the search included. */
  active: number;
}

/** Reads the address; an unknown sort falls back on the artists' names. */
export function readView(params: URLSearchParams): CollectionView {
  const sort = sorts.find((known) => known === params.get('sort')) ?? 'artist';
  const asked = params.get('order');
  const order = asked === 'asc' || asked === 'desc' ? asked : naturalOrder[sort];
  const search = params.get('search') ?? '';
  const neverPlayed = params.get('played') === 'never';
  const facets = Object.fromEntries(
    facetNames.map((name) => [name, params.getAll(name)]),
  ) as Record<FacetName, string[]>;
  const set = Object.entries(facets).filter(([, values]) => values.length > 0);
  const filters: AlbumQuery = {
    ...Object.fromEntries(
      set.map(([name, values]) => [name, name === 'decade' ? values.map(Number) : values]),
    ),
    ...(search === '' ? {} : { search }),
    ...(neverPlayed ? { played: 'never' as const } : {}),
  };
  const seed = Number(params.get('seed') ?? '1');
  return {
    sort,
    order,
    search,
    neverPlayed,
    facets,
    filters,
    query: { ...filters, sort, order, ...(sort === 'random' ? { seed } : {}) },
    active: Object.values(filters).flat().length,
  };
}

/** The changes that choose a value of a facet beside others, or no longer. */
export function toggleFacet(
  { facets }: CollectionView,
  name: FacetName,
  value: string,
): Record<string, string[]> {
  const chosen = facets[name];
  const next = chosen.includes(value)
    ? chosen.filter((other) => other !== value)
    : [...chosen, value];
  return { [name]: next };
}

/** The changes that take every filter away and leave the order. */
export const noFilters: Record<string, null> = Object.fromEntries(
  ['search', 'played', ...facetNames].map((name) => [name, null]),
);

/** The changes that choose a sort, in its natural order. */
export function sortBy(sort: Sort, seed: number): Record<string, string | null> {
  return {
    sort: sort === 'artist' ? null : sort,
    order: null,
    seed: sort === 'random' ? String(seed) : null,
  };
}

/** The changes that turn the order round. */
export function turnOrder({ sort, order }: CollectionView): Record<string, string | null> {
  const next: Order = order === 'asc' ? 'desc' : 'asc';
  return { order: next === naturalOrder[sort] ? null : next };
}
