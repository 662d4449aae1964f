import { StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import { type QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { followChanges } from '@/api/events';
import { useSession } from '@/api/session';
import { chosenLanguage, regionalTag, speak, toLanguage } from '@/lib/i18n';
import { browserTimeZone, LocaleProvider } from '@/lib/locale';
import { useShortcutKeys } from '@/lib/shortcuts';
import { AppRoutes } from './AppRoutes';
import { MODE_KEY, theme } from './theme';

/** Everything below the router: data, look, language, keys, pages. */
export function App({ client }: { client: QueryClient }) {
  useShortcutKeys();
  return (
    <QueryClientProvider client={client}>
      {/* MUI's rules come first in the head, so that a component's own module has the last word. */}
      <StyledEngineProvider injectFirst>
        <ThemeProvider theme={theme} defaultMode="system" modeStorageKey={MODE_KEY}>
          <ReaderLocale>
            <Changes />
            <AppRoutes />
          </ReaderLocale>
        </ThemeProvider>
      </StyledEngineProvider>
    </QueryClientProvider>
  );
}

/** The user's language, else the one chosen in this browser; the user's time zone, else the browser's. */
function ReaderLocale({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const user = useSession().data?.user;
  const preferred = toLanguage(user?.language) ?? chosenLanguage();

  useEffect(() => {
    if (preferred !== undefined && preferred !== i18n.language) speak(preferred);
  }, [preferred, i18n]);

  return (
    <LocaleProvider
      language={regionalTag(i18n.language)}
      timeZone={user?.time_zone ?? browserTimeZone()}
    >
      {children}
    </LocaleProvider>
  );
}

/** Hears what changes on the server, as long as somebody is signed in. */
function Changes() {
  const client = useQueryClient();
  const userId = useSession().data?.user.id;
  useEffect(() => (userId === undefined ? undefined : followChanges(client)), [client, userId]);
  return null;
}
