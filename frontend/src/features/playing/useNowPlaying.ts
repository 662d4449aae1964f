import { useEffect, useState } from 'react';
import { $api } from '@/api/client';
import { isLive } from '@/api/events';
import type { Playing } from '@/api/types';

/** How often to ask where the server does not tell. */
const POLL_MS = 15_000;

/** What is on, and the time: it moves on every second while something plays. */
export function useNowPlaying(): { playing: Playing | undefined; now: number } {
  const [now, setNow] = useState(Date.now);
  const { data } = $api.useQuery(
    'get',
    '/api/v1/now-playing',
    {},
    { refetchInterval: () => (isLive() ? false : POLL_MS), throwOnError: false },
  );
  // What a silent source said is no longer believed, whether or not the server can say so.
  const playing = data?.items.find((item) => Date.parse(item.expires_at) > now);
  const isMoving = data !== undefined && data.items.length > 0;
  useEffect(() => {
    if (!isMoving) return undefined;
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [isMoving]);
  return { playing, now };
}

/** Where in the song it is, milliseconds; its length at most. */
export function positionAt(playing: Playing, now: number): number {
  const gone = playing.paused ? 0 : Math.max(0, now - Date.parse(playing.heard_at));
  return Math.min(playing.position_ms + gone, playing.duration_ms ?? Number.POSITIVE_INFINITY);
}
