import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { listen } from '@/test/builders';
import { renderApp } from '@/test/render';
import { serveJournal } from '@/test/scenes';
import { answer } from '@/test/server';

let bodies: unknown[] = [];

beforeEach(() => {
  bodies = [];
  serveJournal([listen(1, 0, { title: 'Gate' }), listen(2, 5, { title: 'Harbour' })]);
  answer('post', '/api/v1/history/listens/edit', async ({ request }) => {
    bodies.push(await request.json());
    return { correction_id: 7, changed: 1 };
  });
  answer('post', '/api/v1/history/listens/delete', async ({ request }) => {
    const body = (await request.json()) as { ids: number[]; dry_run?: boolean };
    if (body.dry_run !== true) bodies.push(body);
    return { correction_id: body.dry_run ? null : 8, changed: body.ids.length };
  });
});

test('a listen gets other names and another moment, and only those', async () => {
  const { user } = renderApp('/journal');
  await user.click(await screen.findByRole('button', { name: 'Edit Gate' }));
  const sheet = await screen.findByRole('dialog', { name: 'Edit listen' });
  const title = within(sheet).getByLabelText('Title');
  expect(within(sheet).getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
  await user.clear(title);
  await user.type(title, 'Gateway');
  await user.click(within(sheet).getByRole('button', { name: 'Save' }));
  await screen.findByText('1 listen changed');
  expect(bodies).toEqual([{ ids: [1], change: { title: 'Gateway' } }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('selected listens are deleted together, after their number was told', async () => {
  const { user } = renderApp('/journal');
  await user.click(await screen.findByRole('button', { name: 'Select listens' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select Gate' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select Harbour' }));
  await screen.findByText('2 selected');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  const sheet = await screen.findByRole('dialog', { name: 'Delete listens' });
  await within(sheet).findByText('2 listens.');
  await user.click(within(sheet).getByRole('button', { name: 'Delete' }));
  await screen.findByText('2 listens deleted');
  expect(bodies).toEqual([{ ids: [1, 2] }]);
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('the focused row is selected by x', async () => {
  const { user } = renderApp('/journal');
  (await screen.findByText('Harbour')).closest<HTMLElement>('[data-index]')?.focus();
  await user.keyboard('x');
  const box = await screen.findByRole('checkbox', { name: 'Select Harbour' });
  expect(box).toHaveProperty('checked', true);
});
