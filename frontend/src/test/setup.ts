/** Before every test file: a browser's missing parts, the words, and a server that knows no request by itself. */
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { rememberCsrfToken } from '@/api/client';
import { loadRoomWords, loadServiceWords, startWords } from '@/lib/i18n';
import { server } from './server';

const WIDTH = 1000;

class StillResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

globalThis.ResizeObserver = StillResizeObserver;
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
// A page of a known width and no end, that scrolls at once.
Object.defineProperty(document.documentElement, 'scrollHeight', { value: 10_000_000 });
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, WIDTH, 600);
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = ((first: number | ScrollToOptions, y?: number) => {
  const top = typeof first === 'number' ? (y ?? 0) : (first.top ?? 0);
  Object.defineProperty(window, 'scrollY', { value: top, configurable: true });
  window.dispatchEvent(new Event('scroll'));
}) as typeof window.scrollTo;

// A loaded machine is slow, which is no failure.
configure({ asyncUtilTimeout: 5000 });

const unforeseen: string[] = [];
server.events.on('request:unhandled', ({ request }) => {
  unforeseen.push(`${request.method} ${request.url}`);
});

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' });
  await startWords('en');
  await Promise.all([loadRoomWords(), loadServiceWords()]);
});

beforeEach(() => {
  window.scrollTo(0, 0);
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  rememberCsrfToken(null);
  localStorage.clear();
  sessionStorage.clear();
  expect(unforeseen.splice(0)).toEqual([]);
});

afterAll(() => server.close());
