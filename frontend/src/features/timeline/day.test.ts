import { expect, test } from 'vitest';
import { listen, timeline } from '@/test/builders';
import { blocksOf, changeOf, coversOf, hoursOf, listensOf } from './day';

const early = { ...listen(1, 120), time: '10:00' };
const late = { ...listen(2, 10), time: '11:50' };
const latest = { ...listen(3, 5, { album_id: 2 }), time: '11:55' };
const day = timeline({
  hours: { '10': [early], '11': [latest, late] },
  clock: [
    { hour: 10, starts_at: early.timestamp, utc_offset_seconds: 0, plays: 1 },
    { hour: 11, starts_at: late.timestamp - 60, utc_offset_seconds: 0, plays: 2 },
  ],
  sessions: [
    { starts_at: early.timestamp, ends_at: early.timestamp + 180, plays: 1 },
    { starts_at: late.timestamp, ends_at: latest.timestamp + 180, plays: 2 },
  ],
});

test('a day runs from morning to night', () => {
  expect(listensOf(day).map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('sittings hold their listens, with the silence between them', () => {
  const [first, silence, second] = blocksOf(day);
  expect(first).toMatchObject({ kind: 'sitting', listens: [{ id: 1 }] });
  expect(silence).toMatchObject({ kind: 'silence', seconds: 110 * 60 - 180 });
  expect(second).toMatchObject({ kind: 'sitting', listens: [{ id: 2 }, { id: 3 }] });
});

test('hours hold their listens', () => {
  expect(hoursOf(day).map(({ listens }) => listens.map(({ id }) => id))).toEqual([[1], [2, 3]]);
});

test('an album is shown once', () => {
  expect(coversOf([early, late, latest], 8).map(({ id }) => id)).toEqual([1, 3]);
  expect(coversOf([early, late, latest], 1).map(({ id }) => id)).toEqual([1]);
});

test('a change of the clocks is told from the offsets', () => {
  expect(changeOf(day)).toBeNull();
  const hour = (starts_at: number, utc_offset_seconds: number) => ({
    hour: 2,
    starts_at,
    utc_offset_seconds,
    plays: 0,
  });
  expect(changeOf(timeline({ clock: [hour(0, 7200), hour(3600, 3600)] }))).toEqual({
    at: 3600,
    forward: false,
  });
});
