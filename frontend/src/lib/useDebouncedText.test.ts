import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDebouncedText } from './useDebouncedText';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function field() {
  const handed = vi.fn();
  const hook = renderHook(({ value }) => useDebouncedText(value, handed), {
    initialProps: { value: '' },
  });
  const type = (text: string) => act(() => hook.result.current[1](text));
  const rest = () => act(() => vi.advanceTimersByTime(250));
  return { handed, type, rest, ...hook };
}

test('what is typed is handed on when it rests, once', () => {
  const { handed, type, rest } = field();
  type('t');
  type('ti');
  type('tid');
  rest();
  expect(handed.mock.calls).toEqual([['tid']]);
});

test('a late echo takes no letter away', () => {
  const { type, rest, rerender, result } = field();
  type('tide');
  rest();
  type('tide of');
  rerender({ value: 'tide' });
  expect(result.current[0]).toBe('tide of');
});

test('a change from outside replaces the text', () => {
  const { type, rest, rerender, result, handed } = field();
  type('tide');
  rest();
  rerender({ value: 'tide' });
  rerender({ value: '' });
  rest();
  expect(result.current[0]).toBe('');
  expect(handed).toHaveBeenCalledTimes(1);
});
