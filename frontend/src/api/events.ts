/**
 * What changes on the server, as it changes. One tab listens and tells the others; every tab drops what
 * the named tags made stale. Without events (a proxy that holds them back) pages fall back on asking.
 */
import type { QueryClient } from '@tanstack/react-query';
import { whileLeading } from '@/lib/leader';
import { throttled } from '@/lib/throttled';
import { $api } from './client';
import { hearTags, invalidateAll } from './tags';
import type { Import, ImportList, NowPlaying } from './types';

const NAME = 'aime-events';
const ADDRESS = '/api/v1/events';
/** The events that the server sends. */
const KINDS = ['hello', 'change', 'import', 'playing', 'reset'] as const;
/** A listen shows at once; a busy import names the same tags many times a second, and a reader needs them less often. */
const PAUSES = { first: 250, most: 2000 };
/** How long to wait before a stream that the server closed is opened anew. */
const AGAIN_MS = 5000;

interface ServerEvent {
  kind: (typeof KINDS)[number];
  /** The number of the last change that it tells. */
  seq: number;
  data: string;
}

let lastHeardAt = 0;

/** Whether events have come within the time in which a silent stream would have shown itself. */
export function isLive(): boolean {
  return Date.now() - lastHeardAt < 20_000;
}

/** Puts an import as the server just told it into the list of imports. */
function showImport(client: QueryClient, told: Import): void {
  const { queryKey } = $api.queryOptions('get', '/api/v1/imports', {});
  client.setQueryData<ImportList>(queryKey, (list) => {
    if (list === undefined) return list;
    const known = list.items.some(({ id }) => id === told.id);
    const items = known
      ? list.items.map((item) => (item.id === told.id ? told : item))
      : [told, ...list.items];
    return { ...list, items };
  });
}

/** Puts what the server just told to be on in the place of what was. */
function showPlaying(client: QueryClient, told: NowPlaying): void {
  const { queryKey } = $api.queryOptions('get', '/api/v1/now-playing', {});
  client.setQueryData<NowPlaying>(queryKey, told);
}

/** Follows the server's changes until the returned function is called. */
export function followChanges(client: QueryClient): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(NAME);
  const stale = throttled(PAUSES, (tags: Set<string>) => hearTags(client, [...tags]));
  let seq: number | null = null;

  function apply(event: ServerEvent): void {
    lastHeardAt = Date.now();
    switch (event.kind) {
      case 'hello':
        // A new stream begins where the last one ended, unless something happened in between.
        if (seq !== null && event.seq > seq) invalidateAll(client);
        break;
      case 'reset':
        invalidateAll(client);
        break;
      case 'change':
        stale(new Set((JSON.parse(event.data) as { tags: string[] }).tags));
        break;
      case 'import':
        showImport(client, JSON.parse(event.data) as Import);
        break;
      case 'playing':
        showPlaying(client, JSON.parse(event.data) as NowPlaying);
        break;
    }
    seq = event.seq;
  }

  channel.addEventListener('message', ({ data }: MessageEvent<ServerEvent>) => apply(data));
  const leave = whileLeading(NAME, () =>
    listen((event) => {
      apply(event);
      channel.postMessage(event);
    }),
  );
  return () => {
    leave();
    channel.close();
    stale.cancel();
    lastHeardAt = 0;
  };
}

/** Opens the stream, and again whenever it is closed for good. */
function listen(onEvent: (event: ServerEvent) => void): () => void {
  let source: EventSource;
  let timer = 0;
  function open(): void {
    source = new EventSource(ADDRESS);
    for (const kind of KINDS) {
      source.addEventListener(kind, ({ data, lastEventId }: MessageEvent<string>) =>
        onEvent({ kind, seq: Number(lastEventId), data }),
      );
    }
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) timer = window.setTimeout(open, AGAIN_MS);
    });
  }
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
