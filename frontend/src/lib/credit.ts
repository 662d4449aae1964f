/** An artist credit as its parts: names that lead somewhere, and the words between them. */

interface Named {
  id: number;
  name: string;
}

/** A piece of a credit; `id` where it is an artist. */
export interface CreditPart {
  text: string;
  id: number | null;
}

/**
 * Finds the artists in a credit in their order: `A feat. B` is A, " feat. ", B. Where the credit does not say a
 * name as the catalogue does, the names themselves stand for it.
 */
export function creditParts(credit: string, artists: readonly Named[]): CreditPart[] {
  const parts: CreditPart[] = [];
  let from = 0;
  for (const { id, name } of artists) {
    const at = credit.indexOf(name, from);
    if (name === '' || at < 0) return byNames(credit, artists);
    if (at > from) parts.push({ text: credit.slice(from, at), id: null });
    parts.push({ text: name, id });
    from = at + name.length;
  }
  if (from < credit.length) parts.push({ text: credit.slice(from), id: null });
  return parts;
}

function byNames(credit: string, artists: readonly Named[]): CreditPart[] {
  const [only, ...others] = artists;
  if (only !== undefined && others.length === 0) return [{ text: credit, id: only.id }];
  return artists.flatMap(({ id, name }, place) => [
    ...(place > 0 ? [{ text: ', ', id: null }] : []),
    { text: name, id },
  ]);
}
