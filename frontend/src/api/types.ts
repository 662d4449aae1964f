/** Short names for the shapes that the dashboard shows, taken from the paths that answer with them. */
import type { paths } from './schema';

type Answer<Path extends keyof paths, Status extends number = 200> = paths[Path] extends {
  get: { responses: Record<Status, { content: { 'application/json': infer Body } }> };
}
  ? Body
  : never;

type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Parameters } };
}
  ? NonNullable<Parameters>
  : never;

export type Session = Answer<'/api/v1/session'>;
export type Album = Answer<'/api/v1/collection/albums'>['items'][number];
export type AlbumDetail = Answer<'/api/v1/collection/albums/{album_id}'>;
export type AlbumQuery = Query<'/api/v1/collection/albums'>;
export type ArtistDetail = Answer<'/api/v1/artists/{artist_id}'>;
export type TrackDetail = Answer<'/api/v1/tracks/{track_id}'>;
export type Copy = AlbumDetail['copies'][number];
export type Facets = Answer<'/api/v1/collection/facets'>;
export type Listen = Answer<'/api/v1/history/tracks'>['items'][number];
export type ListenPage = Answer<'/api/v1/history/tracks'>;
export type ListenQuery = Query<'/api/v1/history/tracks'>;
export type Timeline = Answer<'/api/v1/history/timeline'>;
export type UsualDay = Answer<'/api/v1/history/usual-day'>['usual'];
export type DayTotal = Answer<'/api/v1/history/days'>['items'][number];
export type Account = Answer<'/api/v1/users'>['items'][number];
export type Job = Answer<'/api/v1/jobs'>['items'][number];
export type SearchResults = Answer<'/api/v1/search'>;
export type ImportList = Answer<'/api/v1/imports'>;
export type Import = Answer<'/api/v1/imports/{id}'>;
export type DuplicateCase = Answer<'/api/v1/history/duplicates'>['items'][number];
export type DuplicateQuery = Query<'/api/v1/history/duplicates'>;
export type Correction = Answer<'/api/v1/corrections'>['items'][number];
export type NowPlaying = Answer<'/api/v1/now-playing'>;
export type Playing = NowPlaying['items'][number];
export type Exclusion = Answer<'/api/v1/exclusions'>['items'][number];
export type Roon = Answer<'/api/v1/services/roon'>;
export type Service = Answer<'/api/v1/services'>['items'][number];
export type LastFmDetails = NonNullable<Service['lastfm']>;
