import { expect, test } from 'vitest';
import { readView, sortBy, toggleFacet, turnOrder } from './filters';

const view = (search: string) => readView(new URLSearchParams(search));

test('an empty address shows everything by artist', () => {
  expect(view('')).toMatchObject({ query: { sort: 'artist', order: 'asc' }, active: 0 });
});

test('filters are asked for in the words of the API', () => {
  expect(view('support=Vinyl&decade=1970&played=never&search=tide')).toMatchObject({
    filters: { support: ['Vinyl'], decade: [1970], played: 'never', search: 'tide' },
    active: 4,
  });
});

test('several values of a facet are chosen side by side, and taken back one by one', () => {
  const jazzAndSoul = view('genre=Jazz&genre=Soul');
  expect(jazzAndSoul).toMatchObject({ filters: { genre: ['Jazz', 'Soul'] }, active: 2 });
  expect(toggleFacet(jazzAndSoul, 'genre', 'Jazz')).toEqual({ genre: ['Soul'] });
  expect(toggleFacet(jazzAndSoul, 'genre', 'Folk')).toEqual({ genre: ['Jazz', 'Soul', 'Folk'] });
});

test('an unknown sort or order is not passed on', () => {
  expect(view('sort=price&order=sideways').query).toEqual({ sort: 'artist', order: 'asc' });
});

test('most played begins with the most, and turns round', () => {
  expect(view('sort=plays').order).toBe('desc');
  expect(turnOrder(view('sort=plays'))).toEqual({ order: 'asc' });
  expect(turnOrder(view('sort=plays&order=asc'))).toEqual({ order: null });
});

test('only the random order carries a seed', () => {
  expect(view('sort=random&seed=42').query.seed).toBe(42);
  expect(view('sort=title&seed=42').query.seed).toBeUndefined();
  expect(sortBy('title', 42)).toEqual({ sort: 'title', order: null, seed: null });
});
