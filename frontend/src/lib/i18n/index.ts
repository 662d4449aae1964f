/**
 * The words of the dashboard. Three files a language: what the first page needs, in `rooms/` what most others do, fetched
 * with the first room that wants it, and in `services/` what is said of services that are linked. English is the type
 * of them all, and a test compares the keys. A new language is three new files and a line in `languages` and each of the
 * loaders.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type en from './en.json';
import type enRooms from './rooms/en.json';
import type enServices from './services/en.json';

type Words = typeof en & typeof enRooms & typeof enServices;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

/** The languages that can be chosen, each under its own name. */
export const languages = {
  en: 'English',
  fr: 'Français',
} as const;

/** A language that the dashboard speaks. */
export type Language = keyof typeof languages;

type Loaders = Record<Language, () => Promise<{ default: unknown }>>;

const loaders: Loaders = {
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
};

const roomLoaders: Loaders = {
  en: () => import('./rooms/en.json'),
  fr: () => import('./rooms/fr.json'),
};

const serviceLoaders: Loaders = {
  en: () => import('./services/en.json'),
  fr: () => import('./services/fr.json'),
};

const loaded = new Set<() => Promise<unknown>>();
const wanted = new Set([loaders]);

/** Adds a file of words to those of its language, once. */
async function load(language: Language, from: Loaders): Promise<void> {
  if (loaded.has(from[language])) return;
  const words = await from[language]();
  i18next.addResourceBundle(language, 'translation', words.default, true, true);
  loaded.add(from[language]);
}

async function want(from: Loaders): Promise<void> {
  wanted.add(from);
  const language = toLanguage(i18next.language);
  if (language !== undefined) await load(language, from);
}

/** Loads the words of the rooms behind the first page. */
export const loadRoomWords = () => want(roomLoaders);

/** Loads what is said of services that are linked. */
export const loadServiceWords = () => want(serviceLoaders);

const STORED = 'aime-language';

/** The language of a tag such as `fr-CH`, if the dashboard speaks it. */
export function toLanguage(tag: string | null | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return Object.keys(languages).find((known): known is Language => known === primary);
}

/** The regional form in which dates and numbers of a language are written: the browser's, if it has one. */
export function regionalTag(language: string): string {
  const own = navigator.languages.find((tag) => tag.startsWith(`${language}-`));
  return own ?? (language === 'en' ? 'en-GB' : language);
}

/** The language chosen in this browser, if any. */
export function chosenLanguage(): Language | undefined {
  try {
    return toLanguage(localStorage.getItem(STORED));
  } catch {
    return undefined;
  }
}

/** The best language before anybody has signed in. */
export function firstLanguage(): Language {
  return chosenLanguage() ?? navigator.languages.map(toLanguage).find(Boolean) ?? 'en';
}

/** Loads a language and speaks it. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([...wanted].map((from) => load(language, from)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Speaks a language and remembers the choice in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Where storage is forbidden the choice holds until the page is left.
  }
  await speak(language);
}

/** Prepares the words; to be awaited before the first render. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
  await speak(language);
}
