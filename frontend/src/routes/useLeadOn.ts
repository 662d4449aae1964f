import { useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';

/** Goes where an old address leads: what was merged into another is answered by the one that stands in its place. */
export function useLeadOn(home: 'artists' | 'albums' | 'tracks', found?: { id: number }) {
  const { id } = useParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const leadsTo = found && found.id !== Number(id) ? found.id : undefined;
  useEffect(() => {
    if (leadsTo !== undefined) {
      navigate(`/${home}/${leadsTo}`, { replace: true, state });
    }
  }, [home, leadsTo, navigate, state]);
}
