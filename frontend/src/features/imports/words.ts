/** The server's stable words for kinds, outcomes and reasons, as keys of the dashboard's own words. */
import type { TFunction } from 'i18next';

/** The outcomes of a row, in the order of the report. */
export const outcomes = ['stored', 'duplicate', 'skipped', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

/** `impossible_repeat` → `impossible repeat`: for a word that has no translation yet. */
function plain(word: string): string {
  return word.replaceAll('_', ' ');
}

/** What kind of file it is, in words. */
export function kindText(t: TFunction, kind: string): string {
  return t(`imports.kinds.${kind}` as 'imports.kinds.spotify_extended', {
    defaultValue: plain(kind),
  });
}
