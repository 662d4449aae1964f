/** Who is signed in. `null` means nobody; everything else the dashboard shows hangs on this. */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
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

const UserContext = createContext<Session['user'] | null>(null);

/** Hands the signed-in user to everything below the gate. */
export const UserProvider = UserContext.Provider;

/** The user below the gate, where somebody is certainly signed in. */
export function useUser(): Session['user'] {
  const user = useContext(UserContext);
  if (user === null) throw new Error('useUser outside the gate');
  return user;
}

/** Puts a fresh session in place, after a login or the first setup. */
export function enterSession(client: QueryClient, session: Session): void {
  rememberCsrfToken(session.csrf_token);
  client.setQueryData(sessionOptions.queryKey, session);
}

/** Puts what the server says of the user now into the session. */
export function changeUser(client: QueryClient, user: Session['user']): void {
  client.setQueryData(sessionOptions.queryKey, (session) => session && { ...session, user });
}

/** Forgets the session and everything that was read under it. */
export function leaveSession(client: QueryClient): void {
  rememberCsrfToken(null);
  client.setQueryData(sessionOptions.queryKey, null);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}
