import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Changes to the address: a value sets its parameter, several repeat it, `null` and none take it away. */
export type ParamChanges = Record<string, string | readonly string[] | null>;

/** The address's parameters, and a way to change some of them without a new history entry. */
export function useUrlParams(): [URLSearchParams, (changes: ParamChanges) => void] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: ParamChanges) => {
      setParams(
        (last) => {
          const next = new URLSearchParams(last);
          for (const [name, value] of Object.entries(changes)) {
            next.delete(name);
            const values = typeof value === 'string' ? [value] : (value ?? []);
            for (const one of values) if (one !== '') next.append(name, one);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return [params, change];
}
