import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { session } from '@/test/builders';
import { currentAddress, renderApp } from '@/test/render';
import { serveCollection, serveJournal } from '@/test/scenes';
import { answer, answerNothing, refuse } from '@/test/server';

function nobody(): void {
  refuse('get', '/api/v1/session', { status: 401, title: 'Not signed in' });
}

async function signIn({ user }: ReturnType<typeof renderApp>): Promise<void> {
  await user.type(await screen.findByLabelText('Name'), 'Ada');
  await user.type(screen.getByLabelText('Password'), 'a sentence to remember');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

test('a stranger is led to the login and then to where they wanted to go', async () => {
  nobody();
  answer('get', '/api/v1/setup', { needed: false, code_required: false });
  const app = renderApp('/journal?loved=true', { signedIn: false });
  await screen.findByRole('heading', { name: 'Welcome back' });
  expect(currentAddress()).toBe(`/login?next=${encodeURIComponent('/journal?loved=true')}`);

  answer('post', '/api/v1/session', async ({ request }) => {
    expect(await request.json()).toEqual({ name: 'Ada', password: 'a sentence to remember' });
    return session();
  });
  answer('get', '/api/v1/imports', { items: [], next_cursor: null });
  answer('get', '/api/v1/jobs', { items: [], recent: [] });
  answer('get', '/api/v1/now-playing', { items: [] });
  serveJournal([]);
  await signIn(app);
  await screen.findByText('No listen fits');
  expect(currentAddress()).toBe('/journal?loved=true');
});

test('another site is not where a login leads to', async () => {
  nobody();
  const app = renderApp('/login?next=//elsewhere.example', { signedIn: false });
  answer('post', '/api/v1/session', session());
  answer('get', '/api/v1/imports', { items: [], next_cursor: null });
  answer('get', '/api/v1/jobs', { items: [], recent: [] });
  answer('get', '/api/v1/now-playing', { items: [] });
  serveCollection([]);
  await signIn(app);
  await screen.findByText('No albums yet');
  expect(currentAddress()).toBe('/collection');
});

test('a wrong password is said in words', async () => {
  nobody();
  refuse('post', '/api/v1/session', { status: 401, title: 'Wrong credentials' });
  await signIn(renderApp('/login', { signedIn: false }));
  expect((await screen.findByRole('alert')).textContent).toBe(
    'That name and password do not go together.',
  );
});

test('signing out forgets the session', async () => {
  serveCollection([]);
  answer('get', '/api/v1/setup', { needed: false, code_required: false });
  answerNothing('delete', '/api/v1/session');
  const { user } = renderApp('/collection');
  await user.click(await screen.findByRole('button', { name: /Ada/ }));
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  await screen.findByRole('heading', { name: 'Welcome back' });
});

test('a session that ended while the page was open leads back to the login', async () => {
  answer('get', '/api/v1/setup', { needed: false, code_required: false });
  refuse('get', '/api/v1/collection/albums', { status: 401, title: 'Not signed in' });
  refuse('get', '/api/v1/collection/facets', { status: 401, title: 'Not signed in' });
  renderApp('/collection?support=CD');
  await screen.findByRole('heading', { name: 'Welcome back' });
  expect(currentAddress()).toBe(`/login?next=${encodeURIComponent('/collection?support=CD')}`);
});
