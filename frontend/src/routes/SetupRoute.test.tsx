import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { session } from '@/test/builders';
import { currentAddress, renderApp } from '@/test/render';
import { answer, refuse } from '@/test/server';

test('a fresh server asks for its owner and then for files', async () => {
  refuse('get', '/api/v1/session', { status: 401, title: 'Not signed in' });
  answer('get', '/api/v1/setup', { needed: true, code_required: false });
  const { user } = renderApp('/', { signedIn: false });

  await user.type(await screen.findByLabelText('Name'), 'Ada');
  await user.type(screen.getByLabelText('Password'), 'a sentence to remember');
  expect(screen.queryByLabelText('Setup code')).toBeNull();
  answer(
    'post',
    '/api/v1/setup',
    async ({ request }) => {
      expect(await request.json()).toMatchObject({ name: 'Ada', language: 'en' });
      return session();
    },
    201,
  );
  answer('get', '/api/v1/imports', { items: [], next_cursor: null });
  answer('get', '/api/v1/jobs', { items: [], recent: [] });
  answer('get', '/api/v1/now-playing', { items: [] });
  await user.click(screen.getByRole('button', { name: 'Create account' }));

  await screen.findByRole('heading', { name: 'Bring your history' });
  expect(currentAddress()).toBe('/setup/files');
});

test('from another machine the code of the log is asked for, and its refusal is said', async () => {
  refuse('get', '/api/v1/session', { status: 401, title: 'Not signed in' });
  answer('get', '/api/v1/setup', { needed: true, code_required: true });
  const { user } = renderApp('/setup', { signedIn: false });
  await user.type(await screen.findByLabelText('Name'), 'Ada');
  await user.type(screen.getByLabelText('Password'), 'short');
  await user.type(screen.getByLabelText('Setup code'), '0000');
  refuse('post', '/api/v1/setup', {
    status: 422,
    title: 'Not acceptable',
    errors: [{ pointer: '/password', detail: 'At least 10 characters.' }],
  });
  await user.click(screen.getByRole('button', { name: 'Create account' }));
  await screen.findByText('At least 10 characters.');
});

test('a server that has its owner sends to the login', async () => {
  refuse('get', '/api/v1/session', { status: 401, title: 'Not signed in' });
  answer('get', '/api/v1/setup', { needed: false, code_required: false });
  renderApp('/setup', { signedIn: false });
  await screen.findByRole('heading', { name: 'Welcome back' });
});
