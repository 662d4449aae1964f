import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { ErrorBoundary } from '@/app/ErrorBoundary';
import { Splash } from '@/components/ui/Splash';
import { Toaster } from '@/components/ui/Toaster';
import { NowPlayingBar } from '@/features/playing/NowPlayingBar';
import { lazyRoom } from '@/lib/i18n/lazyRoom';
import { useShortcut } from '@/lib/shortcuts';
import styles from './AppShell.module.css';
import { Navigation } from './Navigation';
import { corners, sections } from './sections';

const Background = lazyRoom(() => import('./Background'));
const PreferencesSheet = lazyRoom(() => import('./PreferencesSheet'));
const KeysSheet = lazyRoom(() => import('./KeysSheet'));
const JobsTray = lazyRoom(() => import('@/features/jobs/JobsTray'));
const SearchPalette = lazyRoom(() => import('@/features/search/SearchPalette'));

type Overlay = 'preferences' | 'keys' | 'search' | 'jobs' | null;

/** The frame around every page: navigation, skip link, and the sheets that open from anywhere. */
export function AppShell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const close = () => setOverlay(null);

  useShortcut('?', () => setOverlay('keys'));
  useShortcut('mod k', () => setOverlay('search'));

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      {sections.map((section) => (
        <SectionShortcut key={section.path} keys={section.keys} path={section.path} />
      ))}
      <Navigation
        onSearch={() => setOverlay('search')}
        onJobs={() => setOverlay('jobs')}
        onPreferences={() => setOverlay('preferences')}
      />
      <main id="content" className={styles.content} tabIndex={-1}>
        <ErrorBoundary place={pathname}>
          <Suspense fallback={<Splash />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <NowPlayingBar />
      <Suspense>
        <Background />
      </Suspense>
      <Toaster />
      <Suspense>
        {overlay === 'preferences' && (
          <PreferencesSheet onClose={close} onKeys={() => setOverlay('keys')} />
        )}
        {overlay === 'search' && (
          <SearchPalette
            pages={[...sections, ...corners].map(({ path, name }) => ({ path, name: t(name) }))}
            onGo={(to) => {
              close();
              navigate(to);
            }}
            onClose={close}
          />
        )}
        {overlay === 'jobs' && <JobsTray onClose={close} />}
        {overlay === 'keys' && <KeysSheet onClose={close} />}
      </Suspense>
    </div>
  );
}

/** `g c` and its like; a component, because each section registers its own keys. */
function SectionShortcut({ keys, path }: { keys: string; path: string }) {
  const navigate = useNavigate();
  useShortcut(keys, () => navigate(path));
  return null;
}
