import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Splash } from '@/components/ui/Splash';
import { Gate } from '@/routes/Gate';
import { AppShell } from './shell/AppShell';

const LoginRoute = lazy(() => import('@/routes/LoginRoute'));
const SetupRoute = lazy(() => import('@/routes/SetupRoute'));
const CollectionRoute = lazy(() => import('@/routes/CollectionRoute'));
const JournalRoute = lazy(() => import('@/routes/JournalRoute'));
const ImportRoute = lazy(() => import('@/routes/ImportRoute'));
const NotFoundRoute = lazy(() => import('@/routes/NotFoundRoute'));

/** The map of the dashboard. Each page is a chunk of its own. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Splash />}>
      <Routes>
        <Route path="/login" element={<LoginRoute />} />
        <Route path="/setup" element={<SetupRoute />} />
        <Route element={<Gate />}>
          <Route element={<AppShell />}>
            <Route index element={<Navigate to="/collection" replace />} />
            <Route path="/collection" element={<CollectionRoute />} />
            <Route path="/journal" element={<JournalRoute />} />
            <Route path="/import" element={<ImportRoute />} />
            <Route path="*" element={<NotFoundRoute />} />
          </Route>
        </Route>
      </Routes>
    </Suspense>
  );
}
