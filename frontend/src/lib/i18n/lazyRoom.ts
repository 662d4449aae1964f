import { type ComponentType, lazy } from 'react';
import { loadRoomWords } from '.';

/** A component that is fetched when it is first shown, with the words that it may need. */
export function lazyRoom<
  // biome-ignore lint/suspicious/noExplicitAny: as React's own `lazy`, for components of whatever properties.
  Room extends ComponentType<any>,
>(fetch: () => Promise<{ default: Room }>, loadWords?: () => Promise<void>) {
  return lazy(async () => {
    const [room] = await Promise.all([fetch(), loadRoomWords(), loadWords?.()]);
    return room;
  });
}
