import { spotifyHistory } from './exports';
import { expect, owner, signIn, test } from './server';

test.use({ ground: { files: [spotifyHistory(2)] } });

/** How soon what happens shows on pages that are open. */
const AT_ONCE = { timeout: 1000 };

/** Submits as a scrobbling client does, with a token of the owner's. */
async function deck(url: string): Promise<(listen: object) => Promise<void>> {
  const json = { 'content-type': 'application/json' };
  const login = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(owner),
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { csrf_token: csrf } = await login.json();
  const made = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { ...json, cookie, 'x-csrf-token': csrf },
    body: JSON.stringify({ name: 'deck', scopes: ['submit'] }),
  });
  const { secret } = await made.json();
  return async (listen) => {
    const answer = await fetch(`${url}/1/submit-listens`, {
      method: 'POST',
      headers: { ...json, authorization: `Token ${secret}` },
      body: JSON.stringify(listen),
    });
    expect(answer.status).toBe(200);
  };
}

function listen(title: string, type: 'single' | 'playing_now') {
  const heard = type === 'single' ? { listened_at: Math.floor(Date.now() / 1000) - 5 } : {};
  const names = { artist_name: 'Hania Alder', track_name: title, release_name: 'Gates' };
  return { listen_type: type, payload: [{ ...heard, track_metadata: names }] };
}

test('a listen shows in the journal and the timeline at once, without a reload', async ({
  page,
  context,
  aime,
}) => {
  // One tab listens for all of them.
  const listens = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/events'));
  await signIn(page, aime, '/journal');
  await listens;
  const submit = await deck(aime.url);
  const timeline = await context.newPage();
  await timeline.goto(`${aime.url}/timeline`);
  await expect(timeline.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Salt and Copper').first()).toBeVisible();
  await submit(listen('Threshold', 'single'));
  await Promise.all([
    expect(page.getByText('Threshold').first()).toBeVisible(AT_ONCE),
    expect(timeline.getByText('Threshold').first()).toBeVisible(AT_ONCE),
  ]);
  await submit(listen('Hinge', 'playing_now'));
  await expect(page.getByRole('region', { name: 'Now playing' })).toContainText('Hinge', AT_ONCE);
});
