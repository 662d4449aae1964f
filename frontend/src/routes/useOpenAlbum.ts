import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** From this width on there is room for an album beside the page that it was opened from. */
const PANEL = '(width >= 900px)';

/** Opens an album: in a panel over the page on wide screens, else as a page. Its address is the same. */
export function useOpenAlbum(): (albumId: number) => void {
  const navigate = useNavigate();
  const location = useLocation();
  return useCallback(
    (albumId) => {
      const background = window.matchMedia(PANEL).matches ? location : undefined;
      navigate(`/albums/${albumId}`, { state: { background } });
    },
    [navigate, location],
  );
}
