import { describe, expect, it } from 'vitest';
import { playing } from '@/test/builders';
import { positionAt } from './useNowPlaying';

describe('where a song is', () => {
  const heard = Date.parse('2026-11-21T12:00:00Z');

  it('moves with time to the end', () => {
    const song = playing({ position_ms: 5_000, duration_ms: 20_000 });
    expect(positionAt(song, heard + 4_000)).toBe(9_000);
    expect(positionAt(song, heard + 400_000)).toBe(20_000);
  });

  it('stands while it is paused', () => {
    expect(positionAt(playing({ position_ms: 5_000, paused: true }), heard + 4_000)).toBe(5_000);
  });
});
