import { Navigate, Outlet, useLocation } from 'react-router';
import { $api } from '@/api/client';
import { UserProvider, useSession } from '@/api/session';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Splash } from '@/components/ui/Splash';

/** Lets in whoever is signed in; sends others to the login, or to the setup of a fresh server. */
export function Gate() {
  const session = useSession();
  const location = useLocation();
  const setup = $api.useQuery('get', '/api/v1/setup', {}, { enabled: session.data === null });

  if (session.data) {
    return (
      <UserProvider value={session.data.user}>
        <Outlet />
      </UserProvider>
    );
  }
  if (session.isError || setup.isError) {
    return (
      <ErrorMessage
        error={session.error ?? setup.error}
        onRetry={() => (session.isError ? session.refetch() : setup.refetch())}
      />
    );
  }
  if (session.isPending || setup.isPending) return <Splash />;
  if (setup.data.needed) return <Navigate to="/setup" replace />;
  const next = location.pathname + location.search;
  return (
    <Navigate to={next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`} replace />
  );
}
