import { type ComponentType, lazy } from 'react';
import { loadRoomWords } from '.';

/** A component that is fetched when it is first shown, with the words that it may need. */
// biome-ignore lint/suspicious/noExplicitAny: as React's own `lazy`, for components of whatever properties.
export function lazyRoom<Room extends ComponentType<any>>(fetch: () => Promise<{ default: Room }>) {
  return lazy(async () => {
    const [room] = await Promise.all([fetch(), loadRoomWords()]);
    return room;
  });
}
