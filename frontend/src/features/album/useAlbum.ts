import { $api } from '@/api/client';

/** One album with its tracks, copies and numbers. */
export function useAlbum(id: number) {
  return $api.useQuery('get', '/api/v1/collection/albums/{album_id}', {
    params: { path: { album_id: id } },
  });
}
