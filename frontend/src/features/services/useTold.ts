import { useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { useUser } from '@/api/session';
import { invalidateTags } from '@/api/tags';
import { useProblemText } from '@/lib/problemText';
import { say } from '@/lib/toasts';

/** What follows a change of a service: its cards are read anew, and what went wrong is said. */
export function useTold() {
  const client = useQueryClient();
  const user = useUser();
  const problemText = useProblemText();
  return {
    onSuccess: () => invalidateTags(client, [`u:${user.id}:services`]),
    onError: (error: unknown) => {
      const { title, text } = problemText(toProblem(error));
      say(text ?? title);
    },
  };
}
