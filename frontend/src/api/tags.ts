/**
 * What a change on the server makes stale here. A tag names what changed (`u:1:history`, `album:12`);
 * this table says which answers rest on it. Every change comes through here, wherever it was learnt.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import type { paths } from './schema';

type Family = 'collection' | 'history' | 'album' | 'jobs';

const rests: Partial<Record<keyof paths, readonly Family[]>> = {
  '/api/v1/collection/albums': ['collection', 'history'],
  '/api/v1/collection/albums/index': ['collection'],
  '/api/v1/collection/facets': ['collection', 'history'],
  '/api/v1/collection/albums/{album_id}': ['album', 'history'],
  '/api/v1/history/tracks': ['history'],
  '/api/v1/history/days': ['history'],
  '/api/v1/history/stats': ['history'],
  '/api/v1/search': ['collection', 'history'],
  '/api/v1/imports': ['jobs'],
  '/api/v1/imports/{id}': ['jobs'],
  '/api/v1/imports/{id}/rows': ['jobs'],
};

/** The family of a tag: `u:1:history` → `history`, `album:12` → `album`. */
function familyOf(tag: string): string {
  const [head = '', , own] = tag.split(':');
  return head === 'u' ? (own ?? '') : head;
}

function bears(query: Query, families: ReadonlySet<string>): boolean {
  const path = query.queryKey[1] as keyof paths | undefined;
  return path !== undefined && (rests[path]?.some((family) => families.has(family)) ?? false);
}

/** Drops what bears one of the tags; what is on screen is asked for again. */
export function invalidateTags(client: QueryClient, tags: readonly string[]): Promise<void> {
  const families = new Set(tags.map(familyOf));
  return client.invalidateQueries({ predicate: (query) => bears(query, families) });
}
