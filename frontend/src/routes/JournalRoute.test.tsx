import type { QueryClient } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { hearTags } from '@/api/tags';
import { listen, listenPage } from '@/test/builders';
import { currentAddress, renderApp } from '@/test/render';
import { serveJournal } from '@/test/scenes';
import { answer } from '@/test/server';

let asked: string[] = [];

beforeEach(() => {
  asked = [];
  serveJournal([]);
  answer('get', '/api/v1/history/days', {
    from: '2026-11-01',
    to: '2026-11-30',
    items: [
      { day: '2026-11-19', plays: 1, seconds: 180 },
      { day: '2026-11-20', plays: 64, seconds: 15_120 },
    ],
  });
  answer('get', '/api/v1/history/stats', {
    total_tracks: 65,
    unique_artists: 9,
    unique_albums: 12,
    peak_hour: 21,
    total_duration_seconds: 15_300,
    pending: false,
    unique_tracks: 40,
    hours: [],
  });
  answer('get', '/api/v1/history/tracks', ({ query }) => {
    asked.push(query.toString());
    const first = listen(1, 0, { title: 'Gate', sources: ['roon', 'lastfm'] });
    const older = listen(3, 24 * 60, { title: 'Harbour' });
    return query.has('cursor')
      ? listenPage([older], 3)
      : { ...listenPage([first, listen(2, 5)], 3), next_cursor: 'older' };
  });
});

test('listens stand under their days, whose totals are the whole days', async () => {
  renderApp('/journal');
  const day = await screen.findByRole('region', {
    name: /Friday, November 20/,
  });
  await within(day).findByText('64 plays · 4 h 12');
  within(day).getByText('Gate');
  within(day).getByText('Roon + Last.fm');
  await screen.findByText('3 plays · 9 artists · 4 h 15');
});

test('older listens are fetched by cursor as the end comes near', async () => {
  renderApp('/journal');
  await screen.findByText('Harbour');
  expect(asked[0]).not.toContain('cursor');
  expect(asked[1]).toContain('cursor=older');
});

test('a heart is given by key on the focused row', async () => {
  answer('post', '/api/v1/history/tracks/{track_id}/love', ({ request, params }) => {
    expect(request.headers.get('X-CSRF-Token')).toBe('token-of-the-test');
    return { track_id: Number(params.track_id), loved: true };
  });
  const { user } = renderApp('/journal');
  const heart = await screen.findByRole('button', { name: 'Love Gate' });
  heart.closest<HTMLElement>('[data-index]')?.focus();
  await user.keyboard('f');
  await waitFor(() => expect(heart.getAttribute('aria-pressed')).toBe('true'));
});

test('the arrow keys walk the rows', async () => {
  const { user } = renderApp('/journal');
  (await screen.findByText('Gate')).closest<HTMLElement>('[data-index]')?.focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('data-index')).toBe('1');
});

test('filters are read from the address and shown as what they are', async () => {
  const { user } = renderApp('/journal?artist=The+Inventions&loved=true&start_date=2026-11-01');
  await screen.findByText('Gate');
  expect(asked[0]).toContain('artist=The+Inventions');
  expect(asked[0]).toContain('loved=true');
  expect(asked[0]).toContain('start_date=2026-11-01');
  await user.click(screen.getByRole('button', { name: 'The Inventions', pressed: true }));
  await waitFor(() => expect(currentAddress()).toBe('/journal?loved=true&start_date=2026-11-01'));
});

test('a day of the calendar is where the journal begins', async () => {
  const { user } = renderApp('/journal?end_date=2026-11-20');
  await user.click(await screen.findByRole('button', { name: 'Dates' }));
  const sheet = await screen.findByRole('dialog', { name: 'Dates' });
  await user.click(await within(sheet).findByRole('button', { name: /19.*1 play/ }));
  await waitFor(() => expect(currentAddress()).toBe('/journal?end_date=2026-11-19'));
  await user.keyboard('[[');
  await waitFor(() => expect(currentAddress()).toBe('/journal?end_date=2026-11-18'));
});

test('an empty journal says how to fill it', async () => {
  answer('get', '/api/v1/history/tracks', listenPage([]));
  renderApp('/journal');
  await screen.findByText('No listens yet');
});

/** What the server tells when something was heard. */
function tellOfChange(client: QueryClient): void {
  act(() => hearTags(client, ['u:1:history']));
}

test('new listens come in by themselves at the top, and wait in a pill while one reads', async () => {
  const first = listen(1, 10, { title: 'Gate' });
  let now = [first];
  let requests = 0;
  answer('get', '/api/v1/history/tracks', () => {
    requests += 1;
    return listenPage(now);
  });
  const { user, client } = renderApp('/journal');
  await screen.findByText('Gate');
  expect(requests).toBe(1);

  now = [listen(2, 5, { title: 'Ferry' }), first];
  tellOfChange(client);
  await screen.findByText('Ferry');
  expect(requests).toBe(2);

  window.scrollTo(0, 900);
  now = [listen(3, 1, { title: 'Lantern' }), ...now];
  tellOfChange(client);
  const pill = await screen.findByRole('button', { name: '1 new listen' });
  expect(screen.queryByText('Lantern')).toBeNull();
  await user.click(pill);
  await screen.findByText('Lantern');
  expect(screen.queryByRole('button', { name: /new listen/ })).toBeNull();
  expect(requests).toBe(3);
});
