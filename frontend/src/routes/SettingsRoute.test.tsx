import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { session } from '@/test/builders';
import { currentAddress, renderApp } from '@/test/render';
import { answer, answerNothing, refuse, server } from '@/test/server';

const { user: ada } = session();

test('a field keeps itself, and says so', async () => {
  let kept: unknown;
  answer('patch', '/api/v1/me', async ({ request }) => {
    kept = await request.json();
    return { ...ada, name: 'Ada L.' };
  });
  const { user } = renderApp('/settings');
  const name = await screen.findByLabelText('Name');
  expect(currentAddress()).toBe('/settings/profile');
  await user.clear(name);
  await user.type(name, 'Ada L.');
  await user.tab();
  await screen.findByText('Saved');
  expect(kept).toEqual({ name: 'Ada L.' });
  await screen.findByRole('button', { name: /Ada L\./ });
});

test('a wrong current password is said at its field', async () => {
  refuse('patch', '/api/v1/me', {
    status: 422,
    title: 'Some values are not valid',
    errors: [{ pointer: '/current_password', detail: 'is not the current password' }],
  });
  const { user } = renderApp('/settings/profile');
  await user.type(await screen.findByLabelText('Current password'), 'wrong');
  await user.type(screen.getByLabelText('New password'), 'a sentence to remember');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  const field = screen.getByLabelText('Current password');
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
});

test('a new token shows its secret once', async () => {
  const token = {
    id: 4,
    name: 'phone',
    scopes: ['submit' as const],
    created_at: '2026-11-20T12:00:00Z',
    last_used_at: null,
  };
  let tokens: (typeof token)[] = [];
  answer('get', '/api/v1/tokens', () => ({ items: tokens }));
  answer('post', '/api/v1/tokens', async ({ request }) => {
    expect(await request.json()).toEqual({ name: 'phone', scopes: ['submit'] });
    tokens = [token];
    return { token, secret: 'aime_invented' };
  });
  answerNothing('delete', '/api/v1/tokens/{id}');
  const { user } = renderApp('/settings/tokens');
  await user.type(await screen.findByLabelText('Name'), 'phone');
  await user.selectOptions(screen.getByLabelText('May'), 'submit');
  await user.click(screen.getByRole('button', { name: 'Create token' }));
  await screen.findByText('aime_invented');
  const list = await screen.findByRole('list', { name: 'API tokens' });
  await within(list).findByText('phone');
  tokens = [];
  await user.click(within(list).getByRole('button', { name: 'Revoke: phone' }));
  await waitFor(() => expect(within(list).queryByText('phone')).toBeNull());
});

const owner = { ...ada, disabled_at: null };
const ben = { ...owner, id: 2, name: 'Ben', role: 'member' as const };

test('somebody is disabled, and enabled again', async () => {
  let since: string | null = null;
  answer('get', '/api/v1/users', () => ({ items: [owner, { ...ben, disabled_at: since }] }));
  answer('patch', '/api/v1/users/{id}', () => {
    since = since === null ? '2026-11-29T12:00:00Z' : null;
    return { ...ben, disabled_at: since };
  });
  const { user } = renderApp('/settings/users');
  await user.click(await screen.findByRole('button', { name: 'Disable: Ben' }));
  await screen.findByText(/disabled since/);
  await user.click(screen.getByRole('button', { name: 'Enable: Ben' }));
  await screen.findByRole('button', { name: 'Disable: Ben' });
  expect(screen.queryByText(/disabled since/)).toBeNull();
});

test('everything that one has is a link away', async () => {
  renderApp('/settings/data');
  const link = await screen.findByRole('link', { name: 'Download everything' });
  expect(link.getAttribute('href')).toBe('/api/v1/export');
  expect(link.hasAttribute('download')).toBe(true);
  screen.getByRole('link', { name: 'Go to Import' });
});

test('somebody is removed only after it was said what that means', async () => {
  let removed = false;
  answer('get', '/api/v1/users', () => ({ items: removed ? [owner] : [owner, ben] }));
  server.use(
    http.delete('*/api/v1/users/2', () => {
      removed = true;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderApp('/settings/users');
  await user.click(await screen.findByRole('button', { name: 'Remove: Ben' }));
  const sheet = await screen.findByRole('dialog', { name: 'Remove Ben?' });
  expect(removed).toBe(false);
  within(sheet).getByText(/cannot be undone/);
  await user.click(within(sheet).getByRole('button', { name: 'Remove for good' }));
  await waitFor(() => expect(screen.queryByText('Ben')).toBeNull());
});

test('a member does not see the people of the house', async () => {
  renderApp('/settings/users', { role: 'member' });
  await screen.findByLabelText('Name');
  expect(currentAddress()).toBe('/settings/profile');
  expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
});
