import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { LastFmDetails, Roon, Service } from '@/api/types';
import { renderApp } from '@/test/render';
import { answer, answerNothing, refuse } from '@/test/server';

const unlinked: Service = {
  id: 'lastfm',
  state: 'not_linked',
  account: null,
  needs_key: true,
  last_error: null,
  last_sync_at: null,
  next_sync_at: null,
  interval_seconds: 150,
  stored: 0,
  now_playing: null,
  last_track: null,
  history: null,
  lastfm: {
    can_sign_in: false,
    signed_in: false,
    sign_in: null,
    loves: { there: 0, waiting: 0, added: 0, removed: 0, read_at: null, error: null },
    comparison: null,
    missing: 0,
  },
  offers_consent: false,
  collection: null,
};

const linked: Service = {
  ...unlinked,
  state: 'active',
  account: 'Zoe',
  last_sync_at: '2026-11-21T12:00:00Z',
  next_sync_at: '2026-11-21T12:02:30Z',
  stored: 1234,
  now_playing: { artist: 'Hania Rani', title: 'Glass', album: null },
};

const noRoon: Roon = {
  state: 'not_linked',
  core: null,
  address: null,
  has_configured_address: false,
  may_enter_address: true,
  last_error: null,
  next_try_at: null,
  last_listen_at: null,
  last_track: null,
  stored: 0,
  rooms: [],
  follows_all: true,
  counts_radio: false,
  playing: [],
  left_out: [],
};

const roon: Roon = {
  ...noRoon,
  state: 'listening',
  core: { name: 'Attic', version: '2.0' },
  stored: 7,
  rooms: [
    { id: 'k', name: 'Kitchen', followed: true },
    { id: 's', name: 'Study', followed: true },
  ],
  playing: [
    {
      room: 'Kitchen',
      track: { artist: 'Hania Rani', title: 'Glass', album: null },
      paused: false,
    },
  ],
  left_out: [
    {
      id: '1795262400000-a',
      can_be_kept: false,
      track: { artist: '', title: 'Radio Nova', album: null },
      at: '2026-11-21T12:00:00Z',
      why: 'station',
    },
  ],
};

/** The card of a service. */
async function cardOf(name: string) {
  return within(await screen.findByRole('article', { name }));
}

test('an account is linked with name and key, which is never shown again', async () => {
  let service = unlinked;
  let sent: unknown;
  answer('get', '/api/v1/services', () => ({ items: [service], roon: noRoon }));
  answer('put', '/api/v1/services/lastfm', async ({ request }) => {
    sent = await request.json();
    service = linked;
    return linked;
  });
  const { user } = renderApp('/settings/services');
  await user.type(await screen.findByLabelText('Name at Last.fm'), 'zoe');
  await user.type(screen.getByLabelText('API key'), 'hunter2hunter2');
  const card = await cardOf('Last.fm');
  await user.click(card.getByRole('button', { name: 'Connect' }));
  await card.findByText('connected');
  expect(sent).toEqual({ user_name: 'zoe', api_key: 'hunter2hunter2' });
  card.getByText('Zoe');
  card.getByText('1,234');
  card.getByText('Hania Rani – Glass');
  expect(document.body.textContent).not.toContain('hunter2');
});

function withDetails(service: Service, details: Partial<LastFmDetails>): Service {
  return { ...service, lastfm: service.lastfm && { ...service.lastfm, ...details } };
}

test('a person signs in at Last.fm, agrees there, and sees what is loved on both sides', async () => {
  let service = unlinked;
  const waits = {
    url: 'https://www.last.fm/api/auth/?api_key=k&token=t',
    expires_at: '2026-11-21T13:00:00Z',
  };
  let sent: unknown;
  answer('get', '/api/v1/services', () => ({ items: [service], roon: noRoon }));
  answer('post', '/api/v1/services/lastfm/sign-in', async ({ request }) => {
    sent = await request.json();
    service = withDetails(unlinked, { sign_in: waits });
    return waits;
  });
  refuse('post', '/api/v1/services/lastfm/sign-in/finish', {
    status: 409,
    code: 'not-allowed-yet',
    title: 'The service was not told yet to let AIME in',
  });
  const { user } = renderApp('/settings/services');
  await user.click(await screen.findByRole('button', { name: 'Sign in at Last.fm' }));
  const keys = screen.getAllByLabelText('API key');
  await user.type(keys[keys.length - 1] as HTMLElement, 'k');
  await user.type(screen.getByLabelText('Shared secret'), 'hunter2');
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  const page = await screen.findByRole('link', { name: 'Open Last.fm' });
  expect(page.getAttribute('href')).toBe(waits.url);
  expect(sent).toEqual({ api_key: 'k', shared_secret: 'hunter2' });
  await user.click(screen.getByRole('button', { name: 'I have agreed' }));
  await screen.findByText(/you have not agreed yet/);
  answer('post', '/api/v1/services/lastfm/sign-in/finish', () => {
    service = withDetails(linked, {
      signed_in: true,
      loves: {
        there: 12,
        waiting: 1,
        added: 12,
        removed: 0,
        read_at: '2026-11-21T12:00:00Z',
        error: null,
      },
    });
    return service;
  });
  await user.click(screen.getByRole('button', { name: 'I have agreed' }));
  await screen.findByText(/12 songs are loved at Last.fm/);
  screen.getByText(/1 change waits/);
  screen.getByText(/told there, and the other way round/);
});

test('what is wrong is said at its field', async () => {
  answer('get', '/api/v1/services', { items: [unlinked], roon: noRoon });
  refuse('put', '/api/v1/services/lastfm', {
    status: 422,
    title: 'Some values are not valid',
    errors: [{ pointer: '/user_name', detail: 'is unknown to Last.fm' }],
  });
  const { user } = renderApp('/settings/services');
  await user.type(await screen.findByLabelText('Name at Last.fm'), 'nobody');
  await user.type(screen.getByLabelText('API key'), 'k');
  await user.click((await cardOf('Last.fm')).getByRole('button', { name: 'Connect' }));
  await screen.findByText('is unknown to Last.fm');
});

test('a failure says what still works, and a whole history shows how far it is', async () => {
  let service: Service = { ...linked, state: 'failing', last_error: 'Last.fm: it answered 500' };
  answer('get', '/api/v1/services', () => ({ items: [service], roon: noRoon }));
  answer('post', '/api/v1/services/lastfm/import-history', () => {
    service = {
      ...linked,
      history: {
        state: 'running',
        done: 400,
        total: 1600,
        stored: 390,
        started_at: '2026-11-21T12:00:00Z',
        ended_at: null,
        error: null,
      },
    };
    return {
      status: 'running' as const,
      current: 0,
      total: 0,
      imported: 0,
      skipped: 0,
      error: null,
    };
  });
  answerNothing('delete', '/api/v1/services/lastfm');
  const { user } = renderApp('/settings/services');
  await screen.findByText(/Nothing is lost/);
  screen.getByText('Last.fm: it answered 500');
  await user.click(screen.getByRole('button', { name: 'Fetch the whole history' }));
  const bar = await screen.findByRole('progressbar', { name: 'Whole history' });
  expect(bar.getAttribute('aria-valuenow')).toBe('25');
  service = unlinked;
  const card = await cardOf('Last.fm');
  await user.click(card.getByRole('button', { name: 'Disconnect' }));
  await card.findByText('not connected');
});

test('Roon is linked without an address, and says that it waits to be enabled', async () => {
  let now = noRoon;
  let sent: unknown;
  answer('get', '/api/v1/services', () => ({ items: [], roon: now }));
  answer('put', '/api/v1/services/roon', async ({ request }) => {
    sent = await request.json();
    now = { ...noRoon, state: 'waiting', core: { name: 'Attic', version: '2.0' } };
    return now;
  });
  const { user } = renderApp('/settings/services');
  const card = await cardOf('Roon');
  await user.click(card.getByRole('button', { name: 'Connect' }));
  await card.findByText(/Settings → Extensions on Attic/);
  expect(sent).toEqual({ host: null, port: null });
});

test('rooms are chosen by ticking them, and what was left out is told', async () => {
  let now = roon;
  const sent: unknown[] = [];
  answer('get', '/api/v1/services', () => ({ items: [], roon: now }));
  answer('patch', '/api/v1/services/roon', async ({ request }) => {
    sent.push(await request.json());
    const ids = sent.length === 1 ? ['k', 's'] : ['k'];
    const rooms = roon.rooms.map((room) => ({ ...room, followed: ids.includes(room.id) }));
    now = { ...roon, follows_all: false, rooms };
    return now;
  });
  const { user } = renderApp('/settings/services');
  const card = await cardOf('Roon');
  card.getByText('Playing in Kitchen');
  card.getByText('Hania Rani – Glass');
  card.getByText('1 song heard and left out');
  await user.click(card.getByLabelText('All rooms, also new ones'));
  await user.click(await card.findByLabelText('Study'));
  await waitFor(() =>
    expect((card.getByLabelText('Study') as HTMLInputElement).checked).toBe(false),
  );
  expect(sent).toEqual([
    { rooms: ['k', 's'], counts_radio: false },
    { rooms: ['k'], counts_radio: false },
  ]);
});

test('a song of a station that was left out is let back in; one without an artist is not', async () => {
  const left = {
    id: '1795262400000-b',
    can_be_kept: true,
    track: { artist: 'Nina Simone', title: 'Sinnerman', album: null },
    at: '2026-11-21T12:00:00Z',
    why: 'radio',
  } as const;
  let now: Roon = { ...roon, left_out: [left, ...roon.left_out] };
  let sent: unknown;
  answer('get', '/api/v1/services', () => ({ items: [], roon: now }));
  answer('post', '/api/v1/services/roon/left-out/keep', async ({ request }) => {
    sent = await request.json();
    now = roon;
    return { kept: 1 };
  });
  const { user } = renderApp('/settings/services');
  const card = await cardOf('Roon');
  await user.click(card.getByText('2 songs heard and left out'));
  await user.click(card.getByRole('button', { name: 'Count it: Nina Simone – Sinnerman' }));
  await card.findByText('1 song heard and left out');
  expect(card.queryByRole('button', { name: /Count it/ })).toBeNull();
  expect(sent).toEqual({ ids: ['1795262400000-b'] });
});

const noDiscogs: Service = {
  ...unlinked,
  id: 'discogs',
  interval_seconds: 86_400,
  lastfm: null,
};

const run = {
  state: 'done' as const,
  done: 1_234,
  total: 1_234,
  added: 3,
  joined: 0,
  changed: 2,
  removed: 1,
  skipped: 1,
  current: null,
  remarks: [
    { kind: 'removed' as const, text: 'Alder – Gate' },
    { kind: 'skipped' as const, text: 'release 8: it has no artist or title' },
    { kind: 'wantlist_unsure' as const, text: '' },
  ],
  started_at: '2026-11-21T12:00:00Z',
  ended_at: '2026-11-21T12:02:00Z',
  error: null,
};

const withDiscogs: Service = {
  ...noDiscogs,
  state: 'active',
  account: 'Zoe',
  last_sync_at: '2026-11-21T12:02:00Z',
  next_sync_at: '2026-11-22T12:02:00Z',
  collection: {
    copies: 1_200,
    wants: 34,
    worth: { minimum: '$75.50', median: '$1,100.25', maximum: '$2,250.00' },
    run,
  },
};

test('a collection is linked with a token, and says what it holds and what became of it', async () => {
  let service = noDiscogs;
  let sent: unknown;
  answer('get', '/api/v1/services', () => ({ items: [service], roon: noRoon }));
  answer('put', '/api/v1/services/discogs', async ({ request }) => {
    sent = await request.json();
    service = withDiscogs;
    return withDiscogs;
  });
  const { user } = renderApp('/settings/services');
  await user.type(await screen.findByLabelText('Personal access token'), 'hunter2hunter2');
  const before = within(await screen.findByRole('article', { name: 'Discogs' }));
  await user.click(before.getByRole('button', { name: 'Connect' }));
  const card = within(await screen.findByRole('article', { name: 'Discogs' }));
  await card.findByText('connected');
  expect(sent).toEqual({ token: 'hunter2hunter2' });
  card.getByText('1,200');
  card.getByText('$1,100.25 ($75.50 to $2,250.00)');
  card.getByText(/3 new, 0 recognised, 2 changed, 1 gone/);
  card.getByText(/The wantlist kept changing/);
  await user.click(card.getByText('What is gone and what could not be read'));
  card.getByText('No longer at Discogs: Alder – Gate');
  expect(document.body.textContent).not.toContain('hunter2');
});

test('whoever let us in at Discogs comes back to a linked account, once', async () => {
  let service = { ...noDiscogs, offers_consent: true };
  const given: unknown[] = [];
  answer('get', '/api/v1/services', () => ({ items: [service], roon: noRoon }));
  answer('put', '/api/v1/services/discogs/consent', async ({ request }) => {
    given.push(await request.json());
    service = { ...withDiscogs, offers_consent: true };
    return service;
  });
  renderApp('/settings/services?oauth_token=t&oauth_verifier=v');
  const card = within(await screen.findByRole('article', { name: 'Discogs' }));
  await card.findByText('connected');
  expect(given).toEqual([{ oauth_token: 't', oauth_verifier: 'v' }]);
});

test('whoever did not let us in is told that nothing was connected', async () => {
  answer('get', '/api/v1/services', {
    items: [{ ...noDiscogs, offers_consent: true }],
    roon: noRoon,
  });
  renderApp('/settings/services?denied=t');
  await screen.findByText('You did not let AIME in at Discogs. Nothing was connected.');
  await screen.findByRole('button', { name: 'Connect at Discogs' });
});

test('a synchronisation shows how far it is, and a refusal what to do', async () => {
  let service: Service = {
    ...withDiscogs,
    last_sync_at: null,
    collection: {
      copies: 0,
      wants: 0,
      worth: null,
      run: {
        ...run,
        state: 'running',
        done: 300,
        total: 1_200,
        current: 'Alder – Gate',
        remarks: [],
        ended_at: null,
      },
    },
  };
  answer('get', '/api/v1/services', () => ({ items: [service], roon: noRoon }));
  const { unmount } = renderApp('/settings/services');
  const bar = await screen.findByRole('progressbar', { name: 'Reading the collection' });
  expect(bar.getAttribute('aria-valuenow')).toBe('25');
  screen.getByText('Alder – Gate');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Read now' }).disabled).toBe(true);
  unmount();
  service = {
    ...withDiscogs,
    state: 'refused',
    last_error: 'Discogs: You must authenticate to access this resource.',
  };
  renderApp('/settings/services');
  await screen.findByText(/Discogs does not let AIME in any more/);
  screen.getByText('Discogs: You must authenticate to access this resource.');
  await screen.findByLabelText('Personal access token');
});
