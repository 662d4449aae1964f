import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { DuplicateCase } from '@/api/types';
import { currentAddress, renderApp } from '@/test/render';
import { answer, refuse } from '@/test/server';

function report(id: number, change: Partial<DuplicateCase['report']> = {}) {
  return {
    id,
    timestamp: 1_795_176_000 + id,
    date: '2026-11-20 12:00',
    stamp: 'start',
    resolution: 'second',
    is_approximate: false,
    seconds_played: 170,
    duration_ms: 180_000,
    artist: 'The Inventions',
    title: 'Low Tide',
    album: 'Harbour',
    track_id: 1,
    album_id: 1,
    source: 'lastfm',
    channel: 'file',
    client: '',
    import_id: 3,
    file_name: 'scrobbles.csv',
    status: 'duplicate',
    reason: 'same_start',
    score: 0.97,
    is_released: false,
    ...change,
  };
}

let asked: string[] = [];
let bodies: unknown[] = [];

beforeEach(() => {
  asked = [];
  bodies = [];
  answer('get', '/api/v1/history/duplicates/reasons', {
    items: [{ reason: 'same_start', count: 2 }],
  });
  answer('get', '/api/v1/history/duplicates', ({ query }) => {
    asked.push(query.toString());
    const winner = report(1, { source: 'spotify', status: 'counted', file_name: null });
    return { items: [{ report: report(5), winner, witnesses: [] }], next_cursor: null };
  });
  answer('post', '/api/v1/history/duplicates/release', async ({ request }) => {
    const body = (await request.json()) as { dry_run?: boolean };
    bodies.push(body);
    return { correction_id: body.dry_run ? null : 12, changed: 2 };
  });
});

test('both reports of a play stand side by side, with why', async () => {
  renderApp('/review');
  const card = await screen.findByRole('article', { name: /Low Tide/ });
  within(card).getByRole('heading', { name: 'Spotify Counts' });
  within(card).getByRole('heading', { name: 'Last.fm Not counted' });
  within(card).getByText(/The same play, reported by another source · 4 s apart · 97% sure/);
});

test('a report is let in and taken back from the message', async () => {
  let undone = '';
  answer('post', '/api/v1/corrections/{id}/undo', ({ params }) => {
    undone = String(params.id);
    return {
      id: 12,
      kind: 'release',
      subject: 'The Inventions – Low Tide',
      detail: {},
      changed: 1,
      is_shared: false,
      by: 'Ada',
      created_at: '2026-11-20T12:00:00Z',
      undone_at: '2026-11-20T12:00:05Z',
      undone_by: 'Ada',
    };
  });
  const { user } = renderApp('/review');
  await user.click(await screen.findByRole('button', { name: 'Let it count' }));
  expect(bodies).toEqual([{ ids: [5] }]);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(undone).toBe('12'));
  await screen.findByText('Undone');
});

test('all of a reason are let in after their number was told', async () => {
  const { user } = renderApp('/review');
  await user.click(await screen.findByRole('button', { name: /The same play, reported/ }));
  await waitFor(() => expect(currentAddress()).toBe('/review?reason=same_start'));
  await waitFor(() => expect(asked.at(-1)).toContain('reason=same_start'));
  await user.click(screen.getByRole('button', { name: 'Let all of these count' }));
  const sheet = await screen.findByRole('dialog');
  await within(sheet).findByText(/2 reports become plays of their own/);
  await user.click(within(sheet).getByRole('button', { name: 'Let all of these count' }));
  await waitFor(() => expect(bodies).toHaveLength(2));
  expect(bodies[1]).toEqual({ reason: 'same_start' });
});

test('a refusal is told in words', async () => {
  refuse('post', '/api/v1/history/duplicates/release', { status: 404, title: 'Not there' });
  const { user } = renderApp('/review');
  await user.click(await screen.findByRole('button', { name: 'Let it count' }));
  await screen.findByText('Not there');
});
