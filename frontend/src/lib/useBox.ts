import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element and where it begins on the page, kept as both change. */
export function useBox(element: RefObject<HTMLElement | null>): { width: number; top: number } {
  const [box, setBox] = useState({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => {
      const rect = target.getBoundingClientRect();
      const next = { width: rect.width, top: rect.top + window.scrollY };
      setBox((last) => (last.width === next.width && last.top === next.top ? last : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    // What is above the element may grow without changing its width.
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
