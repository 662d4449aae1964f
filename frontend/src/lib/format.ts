/** Numbers, dates and durations as words of the reader's language, in the reader's time zone. */

/** What a place to format needs to know. */
export interface Locale {
  language: string;
  timeZone: string;
}

/** The formatting functions of one language and zone. */
export type Format = ReturnType<typeof createFormat>;

const SECOND_MS = 1000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A moment as the API gives it: RFC 3339, or unix seconds. */
export type Instant = string | number;

/** An ISO day (`2026-11-20`) at noon UTC, safe to format in UTC without changing its day. */
function dayToDate(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function toDate(instant: Instant): Date {
  return new Date(typeof instant === 'number' ? instant * SECOND_MS : instant);
}

/** The ISO day `days` after `day` (before, when negative). */
export function shiftDay(day: string, days: number): string {
  const date = dayToDate(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is an ISO day that the calendar has. */
export function isDay(text: string): boolean {
  return (
    DAY.test(text) &&
    !Number.isNaN(dayToDate(text).getTime()) &&
    dayToDate(text).toISOString().startsWith(text)
  );
}

/** The ISO day on which `instant` falls in `timeZone`. */
export function localDay(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(instant);
}

/** Builds the formatting functions; costly formatters are made once. */
export function createFormat({ language, timeZone }: Locale) {
  const number = new Intl.NumberFormat(language);
  const compact = new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const byteUnits = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const).map(
    (unit) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: unit === 'byte' || unit === 'kilobyte' ? 0 : 1,
      }),
  );
  const time = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(language, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const dateTime = new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const toTheSecond = new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const shortDay = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const weekdayName = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'long' });
  const hour = new Intl.DateTimeFormat(language, { timeZone: 'UTC', timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const weekdayYear = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const monthYear = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  });
  const weekdayNames = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'narrow' });
  const list = new Intl.ListFormat(language, { style: 'narrow', type: 'unit' });

  return {
    number: (value: number) => number.format(value),
    /** `12.4K`: for places where a digit more would not be read. */
    compact: (value: number) => compact.format(value),
    percent: (ratio: number) => percent.format(ratio),
    /** A file size in the largest unit that keeps it at 1 or more. */
    bytes: (value: number) => {
      const step = value < 1 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
      return byteUnits[step]?.format(value / 1000 ** step) ?? '';
    },
    /** Clock time in the reader's zone. */
    time: (instant: Instant) => time.format(toDate(instant)),
    /** An hour of the clock, 0 to 23, as `21:00`. */
    hour: (value: number) => hour.format(value * HOUR * SECOND_MS),
    date: (instant: Instant) => date.format(toDate(instant)),
    dateTime: (instant: Instant) => dateTime.format(toDate(instant)),
    toTheSecond: (instant: Instant) => toTheSecond.format(toDate(instant)),
    /** An ISO day as `20 Nov 2026`. */
    shortDay: (day: string) => shortDay.format(dayToDate(day)),
    /** An ISO day as `Friday 20 November`, with its year unless that is the year of `today`. */
    day: (day: string, today: string) =>
      (day.slice(0, 4) === today.slice(0, 4) ? weekday : weekdayYear).format(dayToDate(day)),
    /** The name of an ISO day's weekday. */
    weekdayName: (day: string) => weekdayName.format(dayToDate(day)),
    /** An ISO month (`2026-11`) as `November 2026`. */
    month: (month: string) => monthYear.format(dayToDate(`${month}-01`)),
    /** Monday to Sunday, one letter each. */
    weekdays: () =>
      // 1 January 2024 was a Monday.
      Array.from({ length: 7 }, (_, index) =>
        weekdayNames.format(dayToDate(`2024-01-0${index + 1}`)),
      ),
    /** A length of time in its two largest units: `4 h 12`, `3 min`, `40 s`. */
    duration: (seconds: number) => {
      const whole = Math.round(seconds);
      if (whole < MINUTE) return `${number.format(whole)} s`;
      const minutes = Math.round(whole / MINUTE);
      if (minutes < 60) return `${number.format(minutes)} min`;
      const rest = String(minutes % 60).padStart(2, '0');
      return `${number.format(Math.floor(minutes / 60))} h ${rest}`;
    },
    /** The length of a track: `3:07`, `1:02:09`. */
    clock: (milliseconds: number) => {
      const whole = Math.round(milliseconds / SECOND_MS);
      const seconds = String(whole % MINUTE).padStart(2, '0');
      if (whole < HOUR) return `${Math.floor(whole / MINUTE)}:${seconds}`;
      const minutes = String(Math.floor(whole / MINUTE) % 60).padStart(2, '0');
      return `${Math.floor(whole / HOUR)}:${minutes}:${seconds}`;
    },
    /** A sum of money given in hundredths; an unknown currency is shown as it came. */
    money: (cents: number, currency: string) => {
      try {
        return new Intl.NumberFormat(language, { style: 'currency', currency }).format(cents / 100);
      } catch {
        return `${number.format(cents / 100)} ${currency}`;
      }
    },
    list: (parts: string[]) => list.format(parts),
  };
}
