import { spotifyHistory } from './exports';
import { expect, owner, test } from './server';

test.use({ ground: { owner: false } });

test('from nothing to a journal: account, a dropped file, the listens in it', async ({
  page,
  aime,
}) => {
  const history = spotifyHistory(4);
  await page.goto(aime.url);
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel('Name').fill(owner.name);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Zurich');
  await page.getByRole('button', { name: 'Create account' }).click();

  await expect(page.getByRole('heading', { name: 'Bring your history' })).toBeVisible();
  const transfer = await page.evaluateHandle(({ name, content }) => {
    const data = new DataTransfer();
    data.items.add(new File([content], name, { type: 'application/json' }));
    return data;
  }, history);
  await page.getByText('Drop your exports here').dispatchEvent('drop', { dataTransfer: transfer });

  const card = page.getByRole('article', { name: history.name });
  await expect(card.getByText('Done')).toBeVisible();
  await expect(card.getByText('Played for less than 30 seconds')).toBeVisible();
  await page.getByRole('link', { name: 'Go to your journal' }).click();

  await expect(page).toHaveURL(/\/journal$/);
  const day = page.getByRole('region', { name: 'Friday 20 November' });
  await expect(day.getByText('3 plays · 10 min')).toBeVisible();
  await expect(day.getByText('Salt and Copper')).toBeVisible();
  await expect(page.getByText('Skipped Intro')).toHaveCount(0);
  await expect(page.getByText('12 plays', { exact: false })).toBeVisible();

  const heart = day.getByRole('button', { name: 'Love Night Ferry' });
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Loved tracks only' }).click();
  await expect(page).toHaveURL(/loved=true/);
  await expect(page.getByText('Salt and Copper')).toHaveCount(0);
});

test('the same file once more changes nothing, and says so', async ({ page, aime }) => {
  await page.goto(`${aime.url}/login`);
  await page.getByLabel('Name').fill(owner.name);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Import' }).click();
  const { name, content } = spotifyHistory(4);
  await page.locator('input[type=file]').setInputFiles({
    name: `again-${name}`,
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });
  const card = page.getByRole('article', { name: `again-${name}` });
  await expect(card.getByText('Done')).toBeVisible();
  await expect(card.locator('[data-outcome=stored] dd')).toHaveText('0');
  await expect(card.locator('[data-outcome=duplicate] dd')).toHaveText('12');
});

test('what is no export is refused in words', async ({ page, aime }) => {
  await page.goto(`${aime.url}/login?next=/import`);
  await page.getByLabel('Name').fill(owner.name);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Import', exact: true })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({
    name: 'letter.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Dear diary, today nothing was exported.\n'),
  });
  const card = page.getByRole('article', { name: 'letter.txt' });
  await expect(card.getByRole('alert')).not.toBeEmpty();
});
