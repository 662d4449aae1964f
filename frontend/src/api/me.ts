/** One's own account: what is changed here shows everywhere at once. */
import { useQueryClient } from '@tanstack/react-query';
import { $api } from './client';
import { changeUser } from './session';
import { invalidateAll } from './tags';

/** Changes one's name, language, time zone or password. */
export function useUpdateMe() {
  const client = useQueryClient();
  return $api.useMutation('patch', '/api/v1/me', {
    onSuccess: (user, { body }) => {
      changeUser(client, user);
      // In another zone plays fall on other days.
      if (body.time_zone != null) invalidateAll(client);
    },
  });
}
