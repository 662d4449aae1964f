/** Moments as a form writes them: a local date and time in a zone, to the second. */

/** `2026-11-20T13:05:09` of a moment (unix seconds) in `timeZone`. */
export function toLocalInput(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at * 1000));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The moment (unix seconds) that a local date and time means in `timeZone`; `null` when it is none. */
export function fromLocalInput(text: string, timeZone: string): number | null {
  const asUtc = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  if (Number.isNaN(asUtc)) return null;
  const wanted = Math.floor(asUtc / 1000);
  // The zone's offset is known at a moment only: near a change of clocks the second look settles it.
  let at = wanted;
  for (let look = 0; look < 2; look += 1) {
    const shown = Date.parse(`${toLocalInput(at, timeZone)}Z`) / 1000;
    at += wanted - shown;
  }
  return at;
}
