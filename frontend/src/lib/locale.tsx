/** The reader's language and time zone, for every component below the provider. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormat, type Format, type Locale } from './format';

interface LocaleContext extends Locale {
  format: Format;
}

const Context = createContext<LocaleContext | null>(null);

/** The time zone that the browser runs in. */
export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

export function LocaleProvider({ language, timeZone, children }: Locale & { children: ReactNode }) {
  const value = useMemo(
    () => ({ language, timeZone, format: createFormat({ language, timeZone }) }),
    [language, timeZone],
  );
  return <Context value={value}>{children}</Context>;
}

/** Language, zone and the functions that format in them. */
export function useLocale(): LocaleContext {
  const value = useContext(Context);
  if (value === null) throw new Error('useLocale outside LocaleProvider');
  return value;
}

/** Just the formatting functions. */
export function useFormat(): Format {
  return useLocale().format;
}
