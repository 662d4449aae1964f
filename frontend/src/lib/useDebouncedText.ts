import { useEffect, useEffectEvent, useState } from 'react';

/** How long typing must rest before the address follows. */
const REST_MS = 200;

/**
 * A text field bound to something slower than the keyboard. The field keeps its own text and hands it
 * on when typing rests. A change from outside replaces the text, unless it is the echo of what was typed.
 */
export function useDebouncedText(
  value: string,
  onRest: (value: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [awaited, setAwaited] = useState<string[]>([]);

  if (value !== seen) {
    setSeen(value);
    const echo = awaited.indexOf(value);
    setAwaited(echo === -1 ? [] : awaited.slice(echo + 1));
    if (echo === -1) setText(value);
  }

  const hand = useEffectEvent(() => {
    setAwaited([...awaited, text]);
    onRest(text);
  });
  const last = awaited.at(-1) ?? value;

  useEffect(() => {
    if (text === last) return;
    const timer = setTimeout(() => hand(), REST_MS);
    return () => clearTimeout(timer);
  }, [text, last]);

  return [text, setText];
}
