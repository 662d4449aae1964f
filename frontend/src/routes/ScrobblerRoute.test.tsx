import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '@/test/render';
import { answer, answerNothing, refuse } from '@/test/server';

test('a person sees who asks and lets it in', async () => {
  answer('get', '/api/v1/scrobblers/{token}', ({ params }) => {
    expect(params.token).toBe('abc');
    return { client: 'Tape Deck', expires_at: '2026-11-21T13:00:00Z' };
  });
  answerNothing('post', '/api/v1/scrobblers/{token}');
  const { user } = renderApp('/scrobbler?token=abc');
  await screen.findByText('Tape Deck');
  await user.click(screen.getByRole('button', { name: 'Let it in' }));
  await screen.findByText(/It is let in/);
});

test('a link that is good no longer says what to do', async () => {
  refuse('get', '/api/v1/scrobblers/{token}', { status: 404, title: 'There is no such thing' });
  renderApp('/scrobbler?token=old&cb=javascript:alert(1)');
  await screen.findByText(/Start again in the program/);
  expect(screen.queryByRole('button', { name: 'Let it in' })).toBeNull();
});
