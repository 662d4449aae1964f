/** The server's stable words for why something was left out, as the dashboard's own words. */
import type { TFunction } from 'i18next';

/** Why a row or a report does not count; a word that has no translation yet is shown as it came. */
export function reasonText(t: TFunction, reason: string): string {
  return t(`imports.reasons.${reason}` as 'imports.reasons.too_short', {
    defaultValue: reason.replaceAll('_', ' '),
  });
}
