import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { playing } from '@/test/builders';
import { renderApp } from '@/test/render';
import { serveJournal } from '@/test/scenes';
import { answer } from '@/test/server';

const soon = () => new Date(Date.now() + 60_000).toISOString();

it('shows what is on at the foot of the page, and tells it once', async () => {
  serveJournal([]);
  renderApp('/journal');
  answer('get', '/api/v1/now-playing', {
    items: [playing({ heard_at: new Date().toISOString(), expires_at: soon(), place: 'Kitchen' })],
  });
  const bar = await screen.findByRole('region', { name: 'Now playing' });
  within(bar).getByRole('link', { name: 'Piece 1' });
  within(bar).getByText('Roon · Kitchen');
  screen.getByText('Now playing: Piece 1 by The Inventions');
});

it('shows nothing of what is no longer believed', async () => {
  serveJournal([]);
  const asked: string[] = [];
  renderApp('/journal');
  answer('get', '/api/v1/now-playing', () => {
    asked.push('now');
    return { items: [playing({ expires_at: '2020-01-01T00:00:00Z' })] };
  });
  await waitFor(() => expect(asked).toHaveLength(1));
  await screen.findByRole('heading', { name: 'Journal' });
  expect(screen.queryByRole('region', { name: 'Now playing' })).toBeNull();
});
