import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { speak } from '@/lib/i18n';
import { session } from '@/test/builders';
import { currentAddress, renderApp } from '@/test/render';
import { serveCollection, serveJournal } from '@/test/scenes';
import { answer } from '@/test/server';

beforeEach(() => serveCollection([]));
afterEach(() => speak('en'));

async function openPreferences() {
  const { user } = renderApp('/collection');
  await user.click(await screen.findByRole('button', { name: /Ada/ }));
  await screen.findByRole('dialog', { name: 'Preferences' });
  return user;
}

test('another language is spoken at once, and kept with the account', async () => {
  const user = await openPreferences();
  let kept: unknown;
  answer('patch', '/api/v1/me', async ({ request }) => {
    kept = await request.json();
    return { ...session().user, language: 'fr' };
  });
  await user.click(screen.getByRole('radio', { name: 'Français' }));
  await screen.findByRole('dialog', { name: 'Préférences' });
  expect(document.documentElement.lang).toBe('fr');
  expect(kept).toEqual({ language: 'fr' });
});

test('the dark theme is kept', async () => {
  const user = await openPreferences();
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(document.documentElement.getAttribute('data-scheme')).toBe('dark'));
  expect(localStorage.getItem('aime-mode')).toBe('dark');
});

test('keys lead to the rooms, and ? tells them all', async () => {
  serveJournal([]);
  const { user } = renderApp('/collection');
  await screen.findByText('No albums yet');
  await user.keyboard('?');
  await screen.findByRole('dialog', { name: 'Keyboard' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.keyboard('gj');
  await screen.findByText('No listens yet');
  expect(currentAddress()).toBe('/journal');
});

test('an unknown address leads home', async () => {
  const { user } = renderApp('/nowhere');
  await user.click(await screen.findByRole('link', { name: 'Go to the collection' }));
  await screen.findByText('No albums yet');
});
