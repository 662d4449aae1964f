import { lazy, Suspense } from 'react';
import { type Location, Navigate, Route, Routes, useLocation } from 'react-router';
import { Splash } from '@/components/ui/Splash';
import { loadServiceWords } from '@/lib/i18n';
import { lazyRoom } from '@/lib/i18n/lazyRoom';
import { Gate } from '@/routes/Gate';
import { AppShell } from './shell/AppShell';

const LoginRoute = lazy(() => import('@/routes/LoginRoute'));
const SetupRoute = lazy(() => import('@/routes/SetupRoute'));
const SetupFilesRoute = lazyRoom(() => import('@/routes/SetupFilesRoute'));
const CollectionRoute = lazy(() => import('@/routes/CollectionRoute'));
const AlbumRoute = lazyRoom(() => import('@/routes/AlbumRoute'));
const AlbumPanel = lazyRoom(() => import('@/routes/AlbumPanel'));
const ArtistRoute = lazyRoom(() => import('@/routes/ArtistRoute'));
const TrackRoute = lazyRoom(() => import('@/routes/TrackRoute'));
const JournalRoute = lazyRoom(() => import('@/routes/JournalRoute'));
const TimelineRoute = lazyRoom(() => import('@/routes/TimelineRoute'));
const ActivityRoute = lazyRoom(() => import('@/routes/ActivityRoute'));
const SettingsRoute = lazyRoom(() => import('@/routes/SettingsRoute'), loadServiceWords);
const ImportRoute = lazyRoom(() => import('@/routes/ImportRoute'));
const ReviewRoute = lazyRoom(() => import('@/routes/ReviewRoute'));
const CorrectionsRoute = lazyRoom(() => import('@/routes/CorrectionsRoute'));
const ExclusionsRoute = lazyRoom(() => import('@/routes/ExclusionsRoute'));
const ScrobblerRoute = lazyRoom(() => import('@/routes/ScrobblerRoute'), loadServiceWords);
const NotFoundRoute = lazyRoom(() => import('@/routes/NotFoundRoute'));

/**
 * The map of the dashboard. Each page is a chunk of its own. An album that was opened from a page
 * carries that page as `background` and lies over it; without one it is a page itself.
 */
export function AppRoutes() {
  const location = useLocation();
  const background = (location.state as { background?: Location } | null)?.background;
  return (
    <Suspense fallback={<Splash />}>
      <Routes location={background ?? location}>
        <Route path="/login" element={<LoginRoute />} />
        <Route path="/setup" element={<SetupRoute />} />
        <Route element={<Gate />}>
          <Route path="/setup/files" element={<SetupFilesRoute />} />
          <Route path="/scrobbler" element={<ScrobblerRoute />} />
          <Route element={<AppShell />}>
            <Route index element={<Navigate to="/collection" replace />} />
            <Route path="/collection" element={<CollectionRoute />} />
            <Route path="/albums/:id" element={<AlbumRoute />} />
            <Route path="/artists/:id" element={<ArtistRoute />} />
            <Route path="/tracks/:id" element={<TrackRoute />} />
            <Route path="/journal" element={<JournalRoute />} />
            <Route path="/timeline" element={<TimelineRoute />} />
            <Route path="/timeline/:date" element={<TimelineRoute />} />
            <Route path="/activity" element={<ActivityRoute />} />
            <Route path="/settings" element={<SettingsRoute />} />
            <Route path="/settings/:section" element={<SettingsRoute />} />
            <Route path="/import" element={<ImportRoute />} />
            <Route path="/review" element={<ReviewRoute />} />
            <Route path="/corrections" element={<CorrectionsRoute />} />
            <Route path="/exclusions" element={<ExclusionsRoute />} />
            <Route path="*" element={<NotFoundRoute />} />
          </Route>
        </Route>
      </Routes>
      {background !== undefined && (
        <Suspense>
          <Routes>
            <Route element={<Gate />}>
              <Route path="/albums/:id" element={<AlbumPanel />} />
            </Route>
          </Routes>
        </Suspense>
      )}
    </Suspense>
  );
}
