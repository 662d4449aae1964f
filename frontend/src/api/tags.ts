/**
 * What a change on the server makes stale here. A tag names what changed (`u:1:history`, `album:12`);
 * this table says which answers rest on it. Every change comes through here, wherever it was learnt.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import type { paths } from './schema';

type Family =
  | 'collection'
  | 'history'
  | 'album'
  | 'artist'
  | 'imports'
  | 'meanings'
  | 'playing'
  | 'corrections'
  | 'services';

const rests: Partial<Record<keyof paths, readonly Family[]>> = {
  '/api/v1/collection/albums': ['collection', 'history', 'album', 'meanings'],
  '/api/v1/collection/albums/index': ['collection', 'album'],
  '/api/v1/collection/facets': ['collection', 'history', 'album'],
  '/api/v1/collection/albums/{album_id}': ['album', 'collection', 'history', 'meanings'],
  '/api/v1/history/tracks': ['history', 'album', 'meanings'],
  '/api/v1/history/days': ['history'],
  '/api/v1/history/timeline': ['history', 'album', 'meanings'],
  '/api/v1/history/usual-day': ['history', 'meanings'],
  '/api/v1/history/stats': ['history', 'meanings'],
  '/api/v1/history/duplicates': ['history', 'meanings'],
  '/api/v1/history/duplicates/reasons': ['history'],
  '/api/v1/corrections': ['corrections'],
  '/api/v1/exclusions': ['history'],
  '/api/v1/artists/{artist_id}': ['artist', 'album', 'collection', 'history', 'meanings'],
  '/api/v1/tracks/{track_id}': ['album', 'collection', 'history', 'meanings'],
  '/api/v1/search': ['collection', 'history', 'album', 'artist', 'meanings'],
  '/api/v1/services': ['services'],
  '/api/v1/imports': ['imports'],
  '/api/v1/jobs': ['imports'],
  '/api/v1/now-playing': ['playing', 'album', 'meanings'],
  '/api/v1/imports/{id}/rows': ['imports'],
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

function invalidate(client: QueryClient, isStale: (query: Query) => boolean): void {
  client.invalidateQueries({ predicate: isStale });
}

/** Drops what bears one of the tags; what is on screen is asked for again. */
export function invalidateTags(client: QueryClient, tags: readonly string[]): void {
  const families = new Set(tags.map(familyOf));
  invalidate(client, (query) => bears(query, families));
}

/**
 * The same for what the server tells: lists that are marked `steady` see to their news themselves, so that nothing
 * moves under a reader's eyes. Only when names mean something else are they fetched anew.
 */
export function hearTags(client: QueryClient, tags: readonly string[]): void {
  const families = new Set(tags.map(familyOf));
  const sees = (query: Query) => query.meta?.steady !== true || families.has('meanings');
  invalidate(client, (query) => bears(query, families) && sees(query));
}

/** Drops everything that rests on anything: what changed is no longer known. */
export function invalidateAll(client: QueryClient): void {
  invalidate(client, (query) => rests[query.queryKey[1] as keyof paths] !== undefined);
}
