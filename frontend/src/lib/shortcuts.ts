/**
 * Single-key shortcuts and two-key sequences (`g c`). The newest registration of a key wins, so that
 * a dialog may borrow it. They stay silent while text is typed and can be switched off (WCAG 2.1.4).
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

const STORED = 'aime-shortcuts';
const SEQUENCE_MS = 1000;

const handlers = new Map<string, Array<() => void>>();
const listeners = new Set<() => void>();

let enabled = readEnabled();
let prefix: { key: string; at: number } | null = null;

function readEnabled(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

/** Whether single keys act, and a way to switch it. */
export function useShortcutsEnabled(): [boolean, (on: boolean) => void] {
  const value = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => enabled,
  );
  return [value, setShortcutsEnabled];
}

function setShortcutsEnabled(on: boolean): void {
  enabled = on;
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // Where storage is forbidden the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

function run(keys: string): boolean {
  const handler = handlers.get(keys)?.at(-1);
  handler?.();
  return handler !== undefined;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if ((event.metaKey || event.ctrlKey) && !event.altKey) {
    if (run(`mod ${event.key.toLowerCase()}`)) event.preventDefault();
    return;
  }
  if (!enabled || event.altKey || isTyping(event.target)) return;
  const sequence =
    prefix !== null && event.timeStamp - prefix.at < SEQUENCE_MS
      ? `${prefix.key} ${event.key}`
      : null;
  prefix = null;
  if ((sequence !== null && run(sequence)) || run(event.key)) {
    event.preventDefault();
  } else if (event.key.length === 1) {
    prefix = { key: event.key, at: event.timeStamp };
  }
}

/** Listens for keys as long as the application is there. */
export function useShortcutKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Runs `action` on `keys`: one key (`/`), a sequence (`g c`) or with Control or Command (`mod k`). */
export function useShortcut(keys: string, action: () => void): void {
  const onKeys = useEffectEvent(action);
  useEffect(() => {
    const handler = () => onKeys();
    handlers.set(keys, [...(handlers.get(keys) ?? []), handler]);
    return () => {
      handlers.set(
        keys,
        (handlers.get(keys) ?? []).filter((other) => other !== handler),
      );
    };
  }, [keys]);
}
