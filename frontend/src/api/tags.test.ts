import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { hearTags, invalidateTags } from './tags';

function staleAfter(tags: string[]): string[] {
  const client = new QueryClient();
  const keys = [
    ['get', '/api/v1/collection/facets', {}],
    ['get', '/api/v1/history/tracks', {}],
    ['get', '/api/v1/imports'],
    ['session'],
  ];
  for (const key of keys) client.setQueryData(key, {});
  invalidateTags(client, tags);
  return client
    .getQueryCache()
    .findAll({ stale: true })
    .filter((query) => query.state.isInvalidated)
    .map((query) => String(query.queryKey[1]));
}

test.each([
  { tags: ['u:1:imports'], stale: ['/api/v1/imports'] },
  { tags: ['u:1:collection'], stale: ['/api/v1/collection/facets'] },
  { tags: ['u:7:history'], stale: ['/api/v1/collection/facets', '/api/v1/history/tracks'] },
  { tags: ['u:1:playlists'], stale: [] },
])('$tags makes stale what rests on it', ({ tags, stale }) => {
  expect(staleAfter(tags)).toEqual(stale);
});

test.each([
  { tags: ['u:1:history'], fetched: false },
  { tags: ['u:1:history', 'meanings'], fetched: true },
])(
  'a list that sees to its own news is fetched anew after $tags: $fetched',
  ({ tags, fetched }) => {
    const client = new QueryClient();
    const key = ['get', '/api/v1/history/tracks', {}];
    client.getQueryCache().build(client, { queryKey: key, meta: { steady: true } });
    hearTags(client, tags);
    expect(client.getQueryState(key)?.isInvalidated).toBe(fetched);
  },
);
