import { expect, test } from 'vitest';
import { fromLocalInput, toLocalInput } from './zonedTime';

test.each([
  ['2026-11-20T13:05:09', 'Europe/Zurich', 1_795_176_309],
  ['2026-07-01T00:00:00', 'America/St_Johns', 1_782_873_000],
  ['1969-12-31T23:59:59', 'UTC', -1],
])('%s in %s is a moment, and back', (text, zone, at) => {
  expect(fromLocalInput(text, zone)).toBe(at);
  expect(toLocalInput(at, zone)).toBe(text);
});

test('hours around a change of clocks are read as the zone has them', () => {
  expect(fromLocalInput('2026-10-25T03:30', 'Europe/Zurich')).toBe(1_792_895_400);
  expect(fromLocalInput('2026-03-29T01:59:59', 'Europe/Zurich')).toBe(1_774_745_999);
});

test('what is no time is none', () => {
  expect(fromLocalInput('', 'UTC')).toBeNull();
});
