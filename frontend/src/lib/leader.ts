/**
 * One of a browser's tabs does something for all of them: a server allows only six connections to a
 * browser, and each open stream takes one. A Web Lock elects it; where the page is not a secure context
 * (plain HTTP in a home network) the tabs agree on a lease through a BroadcastChannel.
 */

/** How often a leader says that it is there, and how long the others wait before one takes over. */
const ALIVE_MS = 2000;
const PATIENCE_MS = 5000;

/** Runs `lead` in exactly one tab; it gives back how to stop. Answers with how to leave. */
export function whileLeading(name: string, lead: () => () => void): () => void {
  return 'locks' in navigator ? byLock(name, lead) : byLease(name, lead);
}

function byLock(name: string, lead: () => () => void): () => void {
  const leaving = new AbortController();
  navigator.locks
    .request(name, { signal: leaving.signal }, () => {
      const stop = lead();
      return new Promise<void>((release) => {
        leaving.signal.addEventListener('abort', () => {
          stop();
          release();
        });
      });
    })
    // Left before it was this tab's turn.
    .catch(() => undefined);
  return () => leaving.abort();
}

function byLease(name: string, lead: () => () => void): () => void {
  const channel = new BroadcastChannel(`${name}-lease`);
  const own = Math.random();
  let stop: (() => void) | null = null;
  let timer = 0;

  const beat = () => channel.postMessage(own);
  const wait = () => {
    clearInterval(timer);
    timer = window.setTimeout(take, PATIENCE_MS * (1 + own));
  };
  const take = () => {
    stop = lead();
    beat();
    timer = window.setInterval(beat, ALIVE_MS);
  };
  channel.addEventListener('message', ({ data: other }: MessageEvent<number>) => {
    // Two leaders at once: the smaller number stays.
    if (stop !== null && own < other) return beat();
    stop?.();
    stop = null;
    wait();
  });
  timer = window.setTimeout(take, ALIVE_MS * (1 + own));
  return () => {
    clearInterval(timer);
    channel.close();
    stop?.();
  };
}
