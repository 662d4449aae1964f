/** Where a page was scrolled to and what had the focus, so that Back (and a reload) return there. */
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';

const PREFIX = 'aime-place:';

/** What is remembered of a page. */
interface Place {
  scrollY: number;
  /** The index of the focused item in the page's list. */
  focused: number | null;
}

function recall(key: string): Place | null {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as Place);
  } catch {
    return null;
  }
}

function remember(key: string, place: Place): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(place));
  } catch {
    // Without storage the page starts at its top, which is no harm.
  }
}

/** Leaves scrolling to the pages; to be called once, before the first render. */
export function takeScrolling(): void {
  window.history.scrollRestoration = 'manual';
}

/**
 * Keeps the place of the page at this history entry. `ready` says that the list has its full height;
 * `focused` is read when the page is left, `onReturn` gets it back when the reader does.
 */
export function useScrollMemory(
  ready: boolean,
  focused: () => number | null,
  onReturn: (focused: number | null) => void,
): void {
  const { key } = useLocation();
  const scrollY = useRef(0);
  const returned = useRef<string | null>(null);

  const comeBack = useEffectEvent(() => {
    const place = recall(key);
    window.scrollTo(0, place?.scrollY ?? 0);
    if (place !== null) onReturn(place.focused);
  });

  const save = useEffectEvent((page: string) => {
    if (returned.current === page) {
      remember(page, { scrollY: scrollY.current, focused: focused() });
    }
  });

  useLayoutEffect(() => {
    if (!ready || returned.current === key) return;
    returned.current = key;
    comeBack();
  }, [ready, key]);

  // A layout effect, since its cleanup still finds the list and its focus in the document.
  useLayoutEffect(() => {
    const follow = () => {
      scrollY.current = window.scrollY;
    };
    const onPageHide = () => save(key);
    follow();
    window.addEventListener('scroll', follow, { passive: true });
    window.addEventListener('pagehide', onPageHide);
    return () => {
      window.removeEventListener('scroll', follow);
      window.removeEventListener('pagehide', onPageHide);
      save(key);
    };
  }, [key]);
}
