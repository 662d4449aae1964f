/**
 * Every page of the dashboard, for the journeys that look at all of them. `routes.spec.ts` compares the list with the
 * router: a page that is missing here is a page that nobody looks at.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { discogsCollection, lastFmHistory, spotifyHistory } from './exports';
import type { Aime, Seed } from './server';

/** What the walks find on the server: a collection, plays, and reports of the same plays by another service. */
export const files: Seed[] = [discogsCollection(), spotifyHistory(3), lastFmHistory(3)];

/** A page as it is walked to. */
export interface Stop {
  /** The router's pattern, or of the settings the address. */
  route: string;
  /** Where to go; by default the pattern itself. */
  path?: (found: Found) => string;
  /** A text that is there once the page is. */
  ready: string | RegExp;
  /** Buttons that open a dialog over it, with the dialog's name. */
  sheets?: Record<string, string>;
  /** Whether it lies outside of the frame with the navigation. */
  bare?: boolean;
}

/** What the addresses of some pages are made of. */
export interface Found {
  album: number;
  artist: number;
  track: number;
  scrobbler: string;
}

export const stops: Stop[] = [
  { route: '/collection', ready: '5 albums', sheets: { Filters: 'Filters' } },
  { route: '/albums/:id', path: ({ album }) => `/albums/${album}`, ready: 'Your copy' },
  { route: '/artists/:id', path: ({ artist }) => `/artists/${artist}`, ready: 'Most played songs' },
  { route: '/tracks/:id', path: ({ track }) => `/tracks/${track}`, ready: 'Harbour Lights' },
  {
    route: '/journal',
    ready: 'Salt and Copper',
    sheets: { Dates: 'Dates', 'Add a listen': 'Add a listen' },
  },
  { route: '/timeline', ready: /^Nothing heard/ },
  {
    route: '/timeline/:date',
    path: () => '/timeline/2026-11-20',
    ready: 'Salt and Copper',
    sheets: { 'Choose a day': 'Choose a day' },
  },
  { route: '/timeline/:date', path: () => '/timeline/2026-11-02', ready: /^Nothing heard/ },
  { route: '/activity', ready: 'Nothing is running.' },
  { route: '/settings', ready: 'Settings' },
  ...settingsSections().map((section) => ({ route: `/settings/${section}`, ready: 'Settings' })),
  { route: '/import', ready: 'Hide the report' },
  { route: '/review', ready: 'Night Ferry' },
  { route: '/corrections', ready: 'Undo' },
  { route: '/exclusions', ready: 'Amber Motel' },
  {
    route: '/scrobbler',
    path: ({ scrobbler }) => `/scrobbler?token=${scrobbler}`,
    ready: 'Let it in',
    bare: true,
  },
  { route: '/setup/files', ready: /^Bring/, bare: true },
  { route: '*', path: () => '/nowhere', ready: 'Nothing lives here' },
];

/** Routes that only somebody sees who is not signed in; `index` only leads on. */
export const doors = ['/login', '/setup'];

function source(file: string): string {
  return readFileSync(join(import.meta.dirname, '../src', file), 'utf8');
}

/** The patterns of the router. */
export function routesOfTheRouter(): string[] {
  const found = source('app/AppRoutes.tsx').matchAll(/<Route\s+path="([^"]+)"/g);
  return [...new Set([...found].map(([, path]) => path as string))];
}

/** The sections of the settings. */
function settingsSections(): string[] {
  const found = source('features/settings/sections.ts').matchAll(/\{ id: '(\w+)'/g);
  return [...found].map(([, id]) => id as string);
}

/** Looks up what the addresses are made of, and does what leaves something to see in the ledger of corrections. */
export async function prepare(page: Page, { url }: Aime): Promise<Found> {
  const read = async (path: string) => (await page.request.get(`${url}${path}`)).json();
  const { csrf_token: token } = await read('/api/v1/session');
  const { items: albums } = await read('/api/v1/collection/albums');
  const album = albums.find(({ title }: { title: string }) => title === 'Harbour Lights');
  const other = albums.find(({ title }: { title: string }) => title === 'Second Weather');
  const { tracks, artist_refs: artists } = await read(`/api/v1/collection/albums/${album.id}`);
  const { artist_refs: others } = await read(`/api/v1/collection/albums/${other.id}`);
  const made = await page.request.post(`${url}/api/v1/exclusions`, {
    data: { artist_id: others[0].id },
    headers: { 'X-CSRF-Token': token },
  });
  if (!made.ok()) throw new Error(`the rule was refused: ${await made.text()}`);
  const { token: scrobbler } = await read('/2.0/?method=auth.getToken&api_key=pear&format=json');
  return { album: album.id, artist: artists[0].id, track: tracks[0].id, scrobbler };
}
