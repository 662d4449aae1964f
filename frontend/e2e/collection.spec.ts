import { discogsCollection, spotifyHistory } from './exports';
import { expect, signIn, test } from './server';

test.use({ ground: { files: [discogsCollection(), spotifyHistory(2)] } });

test.beforeEach(async ({ page, aime }) => {
  await signIn(page, aime, '/collection');
  await expect(page.getByText('5 albums')).toBeVisible();
});

test('filters narrow the shelves, live in the address and survive a reload', async ({ page }) => {
  await page.getByRole('button', { name: 'CD 2' }).click();
  await expect(page).toHaveURL(/support=CD/);
  await expect(page.getByText('2 albums')).toBeVisible();
  await page.reload();
  await expect(page.getByText('2 albums')).toBeVisible();
  await page.getByRole('searchbox').fill('quiet');
  await expect(page.getByText('1 album', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByText('No album fits')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(page.getByText('5 albums')).toBeVisible();
  await page.getByRole('searchbox').fill('ete');
  await expect(page.getByRole('link', { name: /Été/ })).toBeVisible();
});

test('the whole collection is put in order', async ({ page }) => {
  const titles = page.getByRole('list', { name: 'Albums' }).getByRole('link');
  await expect(titles.first()).toContainText('Second Weather');
  await page.getByLabel('Sort by').selectOption('added');
  await expect(titles.first()).toContainText('Été');
  await page.getByRole('button', { name: 'Descending: turn round' }).click();
  await expect(titles.first()).toContainText('Harbour Lights');
  await page.getByLabel('Sort by').selectOption('plays');
  await expect(titles.first()).toContainText('Harbour Lights');
  await expect(titles.first()).toContainText('6 plays');
});

test('the keyboard is enough: into the grid, along it, into an album and back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const cards = page.getByRole('list', { name: 'Albums' }).getByRole('link');
  await cards.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cards.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(cards.nth(4)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const title = await cards.nth(1).locator('span').nth(1).textContent();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/albums\/\d+$/);
  await expect(page.getByRole('dialog', { name: title ?? '' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/collection$/);
  await expect(cards.nth(1)).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('an album opened over the grid is a page after a reload', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: /Harbour Lights/ }).click();
  await expect(page.getByRole('dialog', { name: 'Harbour Lights' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Harbour Lights', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Invented Records · INV-1')).toBeVisible();
  await expect(page.getByText('Salt and Copper')).toBeVisible();
  await page.getByRole('link', { name: 'See these listens in the journal' }).click();
  await expect(page.getByText('6 plays', { exact: false })).toBeVisible();
});

test('on a phone Back returns to the same place', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  const last = page.getByRole('link', { name: /Quiet Machines/ });
  await last.scrollIntoViewIfNeeded();
  await last.click();
  await expect(page.getByRole('heading', { name: 'Quiet Machines', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(last).toBeInViewport();
  await expect(last).toBeFocused();
});
