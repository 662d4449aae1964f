/** Months as rows of weeks, Monday first. Days (`2026-11-20`) and months (`2026-11`) are ISO texts. */

/** How many days a month has. */
function lengthOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** The first and the last day of a month. */
export function monthBounds(month: string): { from: string; to: string } {
  return { from: `${month}-01`, to: `${month}-${lengthOf(month)}` };
}

/** The weeks of a month; `null` where a week reaches into the next or the last one. */
export function weeksOf(month: string): Array<Array<string | null>> {
  // Sunday is the browser's first day, and our last.
  const lead = (new Date(`${month}-01T12:00:00Z`).getUTCDay() + 6) % 7;
  const cells: Array<string | null> = [
    ...Array<null>(lead).fill(null),
    ...Array.from(
      { length: lengthOf(month) },
      (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`,
    ),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
