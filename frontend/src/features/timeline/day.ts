/** A day of listening, arranged for the page: its listens from morning to night, in sittings and in hours. */
import type { Listen, Timeline } from '@/api/types';

type Session = Timeline['sessions'][number];
type ClockHour = Timeline['clock'][number];

/** What stands on the day's axis: a sitting, or the silence between two of them. */
export type Block =
  | { kind: 'sitting'; session: Session; listens: Listen[] }
  | { kind: 'silence'; seconds: number; key: number };

/** An hour of the clock with its listens. */
export interface Hour extends ClockHour {
  listens: Listen[];
}

/** Every listen of the day, the earliest first. */
export function listensOf(day: Timeline): Listen[] {
  return Object.values(day.hours)
    .flat()
    .sort((a, b) => a.timestamp - b.timestamp || a.id - b.id);
}

/** The sittings of the day with the silences between them. */
export function blocksOf(day: Timeline): Block[] {
  const listens = listensOf(day);
  let taken = 0;
  return day.sessions.flatMap((session, place): Block[] => {
    const own = listens.slice(taken, taken + session.plays);
    taken += session.plays;
    const before = day.sessions[place - 1];
    const sitting: Block = { kind: 'sitting', session, listens: own };
    if (before === undefined) return [sitting];
    const seconds = session.starts_at - before.ends_at;
    return [{ kind: 'silence', seconds, key: session.starts_at }, sitting];
  });
}

/** The hours of the day as they passed, 23 or 25 of them when the clocks change. */
export function hoursOf(day: Timeline): Hour[] {
  const listens = listensOf(day);
  let taken = 0;
  return day.clock.map((hour) => {
    const own = listens.slice(taken, taken + hour.plays);
    taken += hour.plays;
    return { ...hour, listens: own };
  });
}

/** The albums of some listens in the order in which they were first heard, as many as are shown. */
export function coversOf(listens: readonly Listen[], most: number): Listen[] {
  const seen = new Set<string>();
  return listens
    .filter(({ album_id, album, title }) => {
      const key = String(album_id ?? `${album}\n${title}`);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, most);
}

/** The hour that the clock skipped or showed twice on this day; `null` on all but two days of the year. */
export function changeOf({ clock }: Timeline): { at: number; forward: boolean } | null {
  for (const [place, hour] of clock.entries()) {
    const last = clock[place - 1];
    if (last === undefined || last.utc_offset_seconds === hour.utc_offset_seconds) continue;
    return { at: hour.starts_at, forward: hour.utc_offset_seconds > last.utc_offset_seconds };
  }
  return null;
}
