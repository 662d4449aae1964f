/** Who is signed in. `null` means nobody; everything else the dashboard shows hangs on this. */
import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, rememberCsrfToken } from './client';
import type { Session } from './types';

const sessionOptions = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    const { data, error, response } = await api.GET('/api/v1/session', { signal });
    if (response.status === 401) return null;
    if (error !== undefined) throw error;
    rememberCsrfToken(data.csrf_token);
    return data;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The session while it may still be unknown (`undefined`). */
export function useSession() {
  return useQuery(sessionOptions);
}

/** The user below the gate, where somebody is certainly signed in. */
export function useUser(): Session['user'] {
  const { data } = useSuspenseQuery(sessionOptions);
  if (data === null) throw new Error('no session below the gate');
  return data.user;
}

/** Puts a fresh session in place, after a login or the first setup. */
export function enterSession(client: QueryClient, session: Session): void {
  rememberCsrfToken(session.csrf_token);
  client.setQueryData(sessionOptions.queryKey, session);
}

/** Forgets the session and everything that was read under it. */
export function leaveSession(client: QueryClient): void {
  rememberCsrfToken(null);
  client.setQueryData(sessionOptions.queryKey, null);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}
