import { describe, expect, test } from 'vitest';
import { createFormat, localDay, shiftDay } from './format';

const english = createFormat({ language: 'en-GB', timeZone: 'Europe/Zurich' });
const french = createFormat({ language: 'fr', timeZone: 'Europe/Zurich' });

/** 20 November 2026, 22:30 UTC: already the 20th at 23:30 in Zurich, the 21st in Tokyo. */
const LATE = 1_795_213_800;

describe('days', () => {
  test.each([
    { language: 'en-GB', format: english, day: 'Friday 20 November' },
    { language: 'fr', format: french, day: 'vendredi 20 novembre' },
  ])('are written in $language without the year that it is', ({ format, day }) => {
    expect(format.day('2026-11-20', '2026-12-01').replace(',', '')).toBe(day);
  });

  test('of another year carry it', () => {
    expect(english.day('2024-11-20', '2026-12-01')).toContain('2024');
  });

  test('fall where the reader lives', () => {
    expect(localDay(new Date(LATE * 1000), 'Europe/Zurich')).toBe('2026-11-20');
    expect(localDay(new Date(LATE * 1000), 'Asia/Tokyo')).toBe('2026-11-21');
    expect(english.time(LATE)).toBe('23:30');
    expect(english.time('2026-11-20T22:30:00Z')).toBe('23:30');
  });

  test('follow one another', () => {
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
  });
});

test.each([
  [40, '40 s'],
  [200, '3 min'],
  [15_120, '4 h 12'],
  [3599, '1 h 00'],
  [360_000, '100 h 00'],
])('%d seconds last %s', (seconds, text) => {
  expect(english.duration(seconds)).toBe(text);
});

test.each([
  [187_000, '3:07'],
  [3_729_000, '1:02:09'],
])('a track of %d ms takes %s', (milliseconds, text) => {
  expect(english.clock(milliseconds)).toBe(text);
});

test.each([
  [0, '0 bytes'],
  [812, '812 bytes'],
  [4_000_000, '4 MB'],
  [1_250_000_000, '1.3 GB'],
])('%d is shown as %s', (bytes, text) => {
  expect(english.bytes(bytes)).toBe(text);
});

test('money of an unknown currency is shown as it came', () => {
  expect(english.money(2450, 'EUR')).toBe('€24.50');
  expect(english.money(2450, '???')).toBe('24.5 ???');
});
