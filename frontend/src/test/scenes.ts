/** Everything that a page asks for, answered at once. */
import type { Album, Facets, Listen } from '@/api/types';
import { albumPage, listenPage } from './builders';
import { answer } from './server';

const noFacets: Facets = {
  support: [],
  genre: [],
  decade: [],
  label: [],
  folder: [],
  format: [],
  is_soundtrack: [],
  played: [],
};

/** A collection of these albums, whatever is asked of it. */
export function serveCollection(albums: Album[], facets: Partial<Facets> = {}): void {
  answer('get', '/api/v1/collection/albums', albumPage(albums));
  answer('get', '/api/v1/collection/albums/index', { items: [], total: albums.length });
  answer('get', '/api/v1/collection/facets', { ...noFacets, ...facets });
}

/** A journal of these listens, whatever is asked of it. */
export function serveJournal(listens: Listen[]): void {
  answer('get', '/api/v1/history/tracks', listenPage(listens));
  answer('get', '/api/v1/history/days', { from: '2026-11-01', to: '2026-11-30', items: [] });
  answer('get', '/api/v1/history/stats', {
    total_tracks: listens.length,
    unique_artists: 1,
    unique_albums: 1,
    unique_tracks: listens.length,
    peak_hour: null,
    total_duration_seconds: 0,
    hours: [],
    pending: false,
  });
}
