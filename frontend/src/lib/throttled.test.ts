import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttled } from './throttled';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a single thing passes at once, a stream of them ever more seldom', () => {
  const passed: string[][] = [];
  const gather = throttled<string>({ first: 250, most: 2000 }, (items) => passed.push([...items]));
  gather(new Set(['a']));
  expect(passed).toEqual([['a']]);
  gather(new Set(['b']));
  gather(new Set(['c', 'b']));
  vi.advanceTimersByTime(250);
  expect(passed).toEqual([['a'], ['b', 'c']]);
  let calls = 0;
  for (let ms = 0; ms < 20_000; ms += 50) {
    const before = passed.length;
    gather(new Set(['d']));
    vi.advanceTimersByTime(50);
    calls += passed.length - before;
  }
  expect(calls).toBeLessThan(14);
  // After some quiet the next one is seen at once again.
  vi.advanceTimersByTime(4_000);
  const before = passed.length;
  gather(new Set(['e']));
  expect(passed.length).toBe(before + 1);
});
