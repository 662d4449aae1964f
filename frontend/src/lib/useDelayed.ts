import { useEffect, useState } from 'react';

/** How long a wait must last before it is worth showing. */
const SKELETON_DELAY_MS = 150;

/** True once the component has been there for a moment: a skeleton that flashes is worse than none. */
export function useDelayed(delayMs = SKELETON_DELAY_MS): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return passed;
}
