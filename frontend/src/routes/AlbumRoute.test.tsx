import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { albumDetail } from '@/test/builders';
import { renderApp } from '@/test/render';
import { answer, refuse } from '@/test/server';

const track = {
  id: 11,
  disc: 1,
  number: 1,
  title: 'Opening',
  duration_ms: 187_000,
  plays: 4,
  last_played_at: null,
  loved: false,
};

test('an album shows its tracks, its copies and how often it was heard', async () => {
  answer(
    'get',
    '/api/v1/collection/albums/{id}',
    albumDetail(7, {
      tracks: [track],
      listen_stats: { plays: 12, first_at: 1_600_000_000, last_at: 1_700_000_000, months: [] },
      copies: [
        {
          id: 1,
          support: 'Vinyl',
          format: 'LP, Album',
          label: 'Invented Records',
          catalog_number: 'INV-1',
          country: 'France',
          released_year: 1977,
          media_condition: 'Mint (M)',
          sleeve_condition: null,
          rating: 4,
          folder: null,
          notes: null,
          price_cents: 2450,
          currency: 'EUR',
          added_at: null,
          discogs_release_id: null,
        },
      ],
    }),
  );
  renderApp('/albums/7');
  await screen.findByRole('heading', { name: 'Album 7', level: 1 });
  const row = screen.getByRole('row', { name: /Opening/ });
  expect(row.textContent).toContain('3:07');
  screen.getByText('Invented Records · INV-1');
  screen.getByText('France 1977');
  within(screen.getByRole('region', { name: 'Listening' })).getByText('12');
  expect(document.title).toBe('Album 7 · AIME');
});

test('a heart is full at once, and empty again if the server refuses', async () => {
  answer('get', '/api/v1/collection/albums/{id}', albumDetail(7, { tracks: [track] }));
  refuse('post', '/api/v1/history/tracks/{track_id}/love', { status: 500, title: 'Internal' });
  const { user } = renderApp('/albums/7');
  const heart = await screen.findByRole('button', { name: 'Love Opening' });
  await user.click(heart);
  await waitFor(() => expect(heart.getAttribute('aria-pressed')).toBe('false'));
});

test('no picture of another host is ever asked for', async () => {
  answer(
    'get',
    '/api/v1/collection/albums/{id}',
    albumDetail(7, { images: ['https://elsewhere.example/cover.jpg'] }),
  );
  const { container } = renderApp('/albums/7');
  await screen.findByRole('heading', { name: 'Album 7', level: 1 });
  expect(container.querySelector('img')).toBeNull();
});

test('an album that is not there says so', async () => {
  refuse('get', '/api/v1/collection/albums/{id}', { status: 404, title: 'Not found' });
  renderApp('/albums/99');
  await screen.findByText('Not found');
});
