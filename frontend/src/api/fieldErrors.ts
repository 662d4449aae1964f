import type { Problem } from './problem';

/** What a refused form said about each field, by the field's name (`/password` → `password`). */
export function fieldErrors(problem: Problem | null): Record<string, string> {
  return Object.fromEntries(
    (problem?.errors ?? []).map(({ pointer, detail }) => [pointer.replace(/^#?\//, ''), detail]),
  );
}
