import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { artistDetail, listen, trackDetail } from '@/test/builders';
import { currentAddress, renderApp } from '@/test/render';
import { answer, refuse } from '@/test/server';

const owned = {
  id: 7,
  title: 'Harbour Lights',
  year: 1977,
  artists: ['The Inventions'],
  image_url: null,
  colour: '#2f5d62',
  total_plays: 12,
  copies: 1,
};

test('an artist shows what is owned apart from what was only heard', async () => {
  answer(
    'get',
    '/api/v1/artists/{artist_id}',
    artistDetail(5, {
      albums: [owned],
      heard_albums: [{ ...owned, id: 8, title: 'Inland', copies: 0 }],
    }),
  );
  renderApp('/artists/5');
  await screen.findByRole('heading', { name: 'Artist 5', level: 1 });
  const shelf = screen.getByRole('region', { name: 'Albums you own' });
  const link = within(shelf).getByRole('link', { name: /Harbour Lights/ });
  expect(link.getAttribute('href')).toBe('/albums/7');
  within(screen.getByRole('region', { name: 'Heard, not owned' })).getByText('Inland');
  expect(screen.queryByRole('region', { name: 'Appears on' })).toBeNull();
  screen.getByText('No. 3');
  expect(document.title).toBe('Artist 5 · AIME');
});

test('the address of an artist that was merged leads on to the one that stands now', async () => {
  answer('get', '/api/v1/artists/{artist_id}', artistDetail(5));
  renderApp('/artists/4');
  await screen.findByRole('heading', { name: 'Artist 5', level: 1 });
  await waitFor(() => expect(currentAddress()).toBe('/artists/5'));
});

test('an artist of somebody else is not there', async () => {
  refuse('get', '/api/v1/artists/{artist_id}', { status: 404, title: 'Not found' });
  renderApp('/artists/99');
  await screen.findByText('Not found');
});

test('a song shows who reported it and under which names', async () => {
  answer(
    'get',
    '/api/v1/tracks/{track_id}',
    trackDetail(3, {
      latest_listens: [listen(1, 0, { sources: ['roon', 'lastfm'] })],
      spellings: [
        {
          id: 1,
          artist: 'INVENTIONS, The',
          title: 'Song 3 (Remastered)',
          album: null,
          reports: 4,
          reason: 'same_names',
          score: 1,
        },
      ],
    }),
  );
  renderApp('/tracks/3');
  await screen.findByRole('heading', { name: 'Song 3', level: 1 });
  screen.getByText('Roon + Last.fm');
  const spelling = screen.getByRole('row', { name: /Remastered/ });
  expect(spelling.textContent).toContain('INVENTIONS, The');
  expect(spelling.textContent).toContain('same names');
  const artist = screen.getByRole('link', { name: 'The Inventions' });
  expect(artist.getAttribute('href')).toBe('/artists/5');
});
