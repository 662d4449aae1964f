import { useQueryClient } from '@tanstack/react-query';
import { briefly } from '@/api/problemText';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import { say } from '@/lib/toasts';

/** What follows a change of a service: its cards are read anew, and what went wrong is said. */
export function useTold() {
  const client = useQueryClient();
  const user = useUser();
  return {
    onSuccess: () => invalidateTags(client, [`u:${user.id}:services`]),
    onError: (error: unknown) => {
      say(briefly(error));
    },
  };
}
