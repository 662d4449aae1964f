import { expect, owner, signIn, test } from './server';

test('a visitor signs in where they wanted to go, and out again', async ({ page, aime }) => {
  await page.goto(`${aime.url}/journal?loved=true`);
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('Name').fill(owner.name);
  await page.getByLabel('Password', { exact: true }).fill('not the sentence');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('That name and password do not go together.');
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/journal\?loved=true$/);

  await page.getByRole('button', { name: owner.name }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await page.goto(`${aime.url}/collection`);
  await expect(page).toHaveURL(/\/login/);
});

test('the dashboard speaks French and stays dark after a reload', async ({ page, aime }) => {
  await signIn(page, aime, '/collection');
  await page.getByRole('button', { name: owner.name }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Français' }).click();
  await expect(page.getByRole('heading', { name: 'Préférences' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Pas encore d’albums')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');

  // The language is the account's: for whoever signs in next on this server, it goes back.
  await page.getByRole('button', { name: owner.name }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Preferences' })).toBeVisible();
});

test('every main room opens, and the keyboard says what it can do', async ({ page, aime }) => {
  await signIn(page, aime, '/collection');
  const rooms = page.getByRole('navigation', { name: 'Main' });
  for (const name of ['Journal', 'Import', 'Collection']) {
    await rooms.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
});
