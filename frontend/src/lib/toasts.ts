/** Short messages that come and go by themselves; the newest is on show. */
import { useSyncExternalStore } from 'react';

/** What can be done about a message while it is on show. */
interface ToastAction {
  label: string;
  run: () => void;
}

/** A message with a number, so that the same words twice are two messages. */
interface Toast {
  text: string;
  number: number;
  action: ToastAction | undefined;
}

let toast: Toast | null = null;
let count = 0;
const listeners = new Set<() => void>();

function put(next: Toast | null): void {
  toast = next;
  for (const listener of listeners) listener();
}

/** Shows a message, with a button if something can be done about it. */
export function say(text: string, action?: ToastAction): void {
  count += 1;
  put({ text, number: count, action });
}

/** Takes the message away. */
export function unsay(): void {
  put(null);
}

/** The message on show. */
export function useToast(): Toast | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toast,
  );
}
