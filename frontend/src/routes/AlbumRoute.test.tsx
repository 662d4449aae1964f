import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { albumDetail, copy, track } from '@/test/builders';
import { renderApp } from '@/test/render';
import { answer, refuse } from '@/test/server';

const opening = track(11, { title: 'Opening', number: 1 });

test('an album shows its tracks, its copies and how often it was heard', async () => {
  answer(
    'get',
    '/api/v1/collection/albums/{album_id}',
    albumDetail(7, {
      tracks: [opening],
      listen_stats: {
        plays: 12,
        first_at: '2020-09-13T12:26:40Z',
        last_at: '2023-11-14T22:13:20Z',
        months: [],
      },
      copies: [copy(1, { rating: 4, price_cents: 2450, currency: 'EUR' })],
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
  answer('get', '/api/v1/collection/albums/{album_id}', albumDetail(7, { tracks: [opening] }));
  refuse('post', '/api/v1/history/tracks/{track_id}/love', { status: 500, title: 'Internal' });
  const { user } = renderApp('/albums/7');
  const heart = await screen.findByRole('button', { name: 'Love Opening' });
  await user.click(heart);
  await waitFor(() => expect(heart.getAttribute('aria-pressed')).toBe('false'));
});

test('no picture of another host is ever asked for', async () => {
  answer(
    'get',
    '/api/v1/collection/albums/{album_id}',
    albumDetail(7, { images: ['https://elsewhere.example/cover.jpg'] }),
  );
  const { container } = renderApp('/albums/7');
  await screen.findByRole('heading', { name: 'Album 7', level: 1 });
  expect(container.querySelector('img')).toBeNull();
});

test('an album that is not there says so', async () => {
  refuse('get', '/api/v1/collection/albums/{album_id}', { status: 404, title: 'Not found' });
  renderApp('/albums/99');
  await screen.findByText('Not found');
});
