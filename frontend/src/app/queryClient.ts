/** How long answers stay fresh and what a failure means, for every query. */
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { leaveSession } from '@/api/session';

const MINUTE_MS = 60_000;

/** A client whose queries end the session when the server says that there is none. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (toProblem(error).status === 401) leaveSession(client);
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        staleTime: 5 * MINUTE_MS,
        gcTime: 30 * MINUTE_MS,
        // A refusal will be refused again; only a lost connection or a busy server is worth another try.
        retry: (failures, error) => {
          const { status } = toProblem(error);
          return failures < 2 && (status === 0 || status >= 502);
        },
      },
    },
  });
  return client;
}
