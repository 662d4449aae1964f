/** Months as rows of weeks, Monday first. Days are numbers (`20261120`), months too (`202611`). */

/** The month `step` after `month`. */
export function shiftMonth(month: number, step: number): number {
  const count = Math.floor(month / 100) * 12 + (month % 100) - 1 + step;
  return Math.floor(count / 12) * 100 + (count % 12) + 1;
}

/** The weeks of a month; `null` where a week reaches into the next or the last one. */
export function weeksOf(month: number): Array<Array<number | null>> {
  const year = Math.floor(month / 100);
  const first = new Date(Date.UTC(year, (month % 100) - 1, 1));
  const length = new Date(Date.UTC(year, month % 100, 0)).getUTCDate();
  const lead = (first.getUTCDay() + 6) % 7;
  const cells: Array<number | null> = [
    ...Array<null>(lead).fill(null),
    ...Array.from({ length }, (_, day) => month * 100 + day + 1),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
