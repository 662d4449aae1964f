/** Every page and its sheets: no fault that axe knows, no sideways scroll, and a way through by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { walkByKeyboard } from './keyboard';
import { doors, type Found, files, prepare, routesOfTheRouter, stops } from './pages';
import { expect, signIn, test } from './server';

test.use({ ground: { files } });

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ].map((size) => ({ colorScheme, size })),
);

/** For what is shown in front of a page: each size and each scheme once. */
const crosswise = looks.filter(
  ({ colorScheme, size }) => size.width < 600 === (colorScheme === 'light'),
);

/** Each look of what is on screen, one after the other, without loading it anew. */
async function expectAccessible(page: Page, seen = looks): Promise<void> {
  for (const { colorScheme, size } of seen) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-scheme', colorScheme);
    // What is still moving has colours in between.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    );
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ found, wider }, `${colorScheme}, ${size.width} pixels`).toEqual({
      found: [],
      wider: 0,
    });
  }
}

/** Opens a sheet by keyboard; it keeps the focus, and Escape gives it back. */
async function expectSheet(page: Page, button: string, dialog: string): Promise<void> {
  const opener = page.getByRole('button', { name: button, exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: dialog });
  await expect(sheet).toBeVisible();
  await expectAccessible(page, crosswise);
  for (let stop = 0; stop < 5; stop += 1) {
    await page.keyboard.press('Tab');
    const stays = () => sheet.evaluate((element) => element.contains(document.activeElement));
    expect(await stays(), `the focus stays in ${dialog}`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(opener).toBeFocused();
}

test('the list of pages has every page of the router', () => {
  const settings = stops.map(({ route }) =>
    route.replace(/^\/settings\/\w+$/, '/settings/:section'),
  );
  expect([...new Set([...settings, ...doors])].sort()).toEqual(routesOfTheRouter().sort());
});

test('the way in', async ({ page, aime }) => {
  await page.goto(`${aime.url}/login`);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);
  expect(await walkByKeyboard(page)).toEqual([]);
});

test.describe('signed in', () => {
  test.describe.configure({ mode: 'default' });
  let page: Page;
  let found: Found;

  test.beforeAll(async ({ browser, aime }) => {
    page = await (await browser.newContext()).newPage();
    await signIn(page, aime, '/collection');
    found = await prepare(page, aime);
  });

  test.afterAll(() => page.context().close());

  for (const { route, path, ready, sheets = {}, bare = false } of stops) {
    const address = path === undefined ? () => route : path;
    test(`${route} ${path === undefined ? '' : ready}`, async ({ aime }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${aime.url}${address(found)}`);
      await expect(page.getByText(ready).first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await walkByKeyboard(page)).toEqual([]);
      await expectAccessible(page);
      for (const [button, dialog] of Object.entries(sheets)) {
        await expectSheet(page, button, dialog);
      }
      if (bare) return;
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await walkByKeyboard(page), 'on a phone').toEqual([]);
    });
  }

  test('an album over the page that it was opened from', async ({ aime }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${aime.url}/collection`);
    const card = page.getByRole('link', { name: /Harbour Lights/ });
    const title = page.getByRole('heading', { name: 'Harbour Lights', level: 1 });
    await card.focus();
    await page.keyboard.press('Enter');
    await expect(title).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/collection$/);
    await expect(card).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(title).toBeVisible();
    await expectAccessible(
      page,
      looks.filter(({ size }) => size.width > 600),
    );
    await page.keyboard.press('Escape');
  });

  test('the sheets that open from everywhere', async ({ aime }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${aime.url}/activity`);
    for (const [button, dialog] of [
      ['Activity', 'Activity'],
      ['Search', 'Search everything'],
      ['ada', 'Preferences'],
    ] as const) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await expectSheet(page, button, dialog);
    }
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await expectAccessible(page, crosswise);
    await page.keyboard.press('Escape');
  });
});

test('the pages reflow at 320 pixels', async ({ page, aime }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, aime, '/collection');
  for (const path of ['/collection', '/journal', '/timeline/2026-11-20', '/activity', '/import']) {
    await page.goto(`${aime.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `${path} is not wider than its window`,
    ).toBe(320);
  }
});
