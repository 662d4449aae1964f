/** Problems in a line for people. The server writes them in the language of the page; only what never reached it is ours to say. */
import i18next from 'i18next';
import { type Problem, toProblem, UNREACHABLE } from './problem';

/** What went wrong, as briefly as it can be said: of a value that is not valid, what is wrong with it. */
export function briefly(error: unknown): string {
  const problem = toProblem(error);
  if (problem.type === UNREACHABLE) return i18next.t('error.unreachable');
  return problem.errors?.[0]?.detail ?? problem.detail ?? problem.title;
}

/** What went wrong, and what happened this time. */
export function inFull(problem: Problem): string {
  if (problem.type === UNREACHABLE) return i18next.t('error.unreachable');
  return problem.detail ? `${problem.title} – ${problem.detail}` : problem.title;
}
