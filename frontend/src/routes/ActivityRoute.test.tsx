import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { importOf, jobOf } from '@/test/builders';
import { renderApp } from '@/test/render';
import { answer, refuse } from '@/test/server';

test('work is told by its name, with how far it is, and can be paused', async () => {
  const { user } = renderApp('/activity');
  const running = importOf(3, {
    state: 'running',
    read: 4000,
    bytes_done: 400,
    rows_per_second: 1200,
    seconds_left: 90,
    finished_at: null,
  });
  let asked = '';
  answer('get', '/api/v1/jobs', {
    items: [jobOf(running, { actions: ['pause', 'cancel'] })],
    recent: [jobOf(importOf(2))],
  });
  answer('post', '/api/v1/imports/{id}/pause', ({ params }) => {
    asked = String(params.id);
    return importOf(3, { state: 'paused' });
  });
  const now = await screen.findByRole('region', { name: 'Under way' });
  const card = within(now).getByRole('article', { name: 'Importing history.json' });
  expect(card.textContent).toContain('40%');
  expect(card.textContent).toContain('1,200 rows a second');
  await user.click(within(card).getByRole('button', { name: 'Pause' }));
  expect(asked).toBe('3');
  const before = screen.getByRole('region', { name: 'Done before' });
  expect(before.textContent).toContain('7 stored');
});

test('what comes round by itself is told apart, and is nothing to wait for', async () => {
  renderApp('/activity');
  const order = jobOf(importOf(0, { finished_at: null }), {
    kind: 'fetch_ordered',
    background: true,
    counts: null,
    state: 'queued',
    total: 900,
  });
  const failed = { ...order, state: 'failed' as const, total: 0, error: 'Discogs is away.' };
  answer('get', '/api/v1/jobs', {
    items: [
      { ...order, id: 'job-1', state: 'running', total: 1 },
      { ...order, id: 'job-2' },
    ],
    recent: [3, 4, 5].map((id) => ({ ...failed, id: `job-${id}` })),
  });
  const background = await screen.findByRole('region', { name: 'In the background' });
  const cards = within(background).getAllByRole('article', {
    name: 'Fetching details from Discogs',
  });
  expect(cards.map((card) => /[\d,]+ waiting/.exec(card.textContent)?.[0])).toEqual([
    undefined,
    '900 waiting',
  ]);
  expect(screen.getByRole('region', { name: 'Under way' }).textContent).toContain(
    'Nothing is running.',
  );
  expect(screen.queryByRole('progressbar')).toBeNull();
  const before = screen.getByRole('region', { name: 'Done before' });
  expect(within(before).getAllByRole('article')).toHaveLength(1);
  expect(before.textContent).toContain('3 times');
});

test('an import whose file is gone says what to do', async () => {
  const { user } = renderApp('/activity');
  const paused = importOf(3, { state: 'paused', finished_at: null });
  answer('get', '/api/v1/jobs', { items: [jobOf(paused, { actions: ['resume'] })], recent: [] });
  refuse('post', '/api/v1/imports/{id}/resume', {
    status: 409,
    code: 'file-gone',
    title: 'The file is not here any more',
  });
  await user.click(await screen.findByRole('button', { name: 'Resume' }));
  expect((await screen.findByRole('alert')).textContent).toBe('The file is not here any more');
});
