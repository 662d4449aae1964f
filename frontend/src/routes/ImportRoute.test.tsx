import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Import } from '@/api/types';
import { importOf, jobOf } from '@/test/builders';
import { renderApp } from '@/test/render';
import { answer, refuse } from '@/test/server';

const file = new File(['[]'], 'history.json', { type: 'application/json' });

/** The server's list of imports, as it is at the moment of asking. */
function serveImports(items: () => Import[]): void {
  answer('get', '/api/v1/imports', () => ({ items: items(), next_cursor: null }));
  answer('get', '/api/v1/jobs', () => {
    const ended = ({ state }: Import) => ['done', 'failed', 'cancelled'].includes(state);
    return {
      items: items()
        .filter((item) => !ended(item))
        .map((item) => jobOf(item)),
      recent: items()
        .filter(ended)
        .map((item) => jobOf(item)),
    };
  });
}

test('a file is sent, watched, and reported in words', async () => {
  const { user } = renderApp('/import');
  let now: Import[] = [];
  serveImports(() => now);
  answer(
    'post',
    '/api/v1/imports',
    ({ query, request }) => {
      expect(query.get('file_name')).toBe('history.json');
      expect(query.get('time_zone')).toBe('UTC');
      expect(request.headers.get('X-CSRF-Token')).toBe('token-of-the-test');
      now = [importOf(1, { state: 'running', read: 4, bytes_done: 400 })];
      return importOf(1, { state: 'queued' });
    },
    202,
  );
  await user.upload(await screen.findByLabelText('Choose files', { selector: 'input' }), file);

  const card = await screen.findByRole('article', { name: 'history.json' });
  await within(card).findByText('Importing');
  expect(within(card).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');

  now = [importOf(1)];
  await within(card).findByText('Done', {}, { timeout: 3000 });
  within(card).getByText('Already in your ledger');
  within(card).getByText('Played for less than 30 seconds');
  await screen.findByText(/history.json: 7 stored · 1 duplicates · 2 left out/);
});

test('a file that is refused says why, and can be dismissed', async () => {
  const { user } = renderApp('/import');
  refuse('post', '/api/v1/imports', {
    status: 422,
    title: 'Not an export',
    detail: 'This is not an export that AIME knows.',
  });
  await user.upload(await screen.findByLabelText('Choose files', { selector: 'input' }), file);
  await screen.findByText('This is not an export that AIME knows.');
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('an import that runs can be cancelled', async () => {
  const { user } = renderApp('/import');
  let state: Import['state'] = 'running';
  serveImports(() => [importOf(1, { state })]);
  answer('post', '/api/v1/imports/{id}/cancel', () => {
    state = 'cancelled';
    return importOf(1, { state });
  });
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  await screen.findByText('Cancelled');
});

test('rows are listed by outcome, page after page', async () => {
  const { user } = renderApp('/import');
  serveImports(() => [importOf(1)]);
  answer('get', '/api/v1/imports/{id}/rows', ({ query }) => {
    expect(query.get('outcome')).toBe('skipped');
    const second = query.get('cursor') === 'more';
    return {
      items: [
        {
          row_number: second ? 9 : 4,
          outcome: 'skipped',
          reason: 'too_short',
          detail: 'Played for 12 s',
        },
      ],
      next_cursor: second ? null : 'more',
    };
  });
  const report = await screen.findByRole('article', { name: 'history.json' });
  const leftOut = await within(report).findByRole('button', { name: 'Show rows: Left out' });
  await user.click(leftOut);
  const sheet = await screen.findByRole('dialog', { name: 'Left out' });
  await within(sheet).findByText('Played for 12 s');
  await user.click(within(sheet).getByRole('button', { name: 'More rows' }));
  await within(sheet).findByRole('cell', { name: '9' });
});
