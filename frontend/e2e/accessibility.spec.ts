import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { discogsCollection, spotifyHistory } from './exports';
import { expect, owner, signIn, test } from './server';

test.use({ ground: { files: [discogsCollection(), spotifyHistory(3)] } });

const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

async function expectAccessible(page: Page): Promise<void> {
  // What is still moving has colours in between.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
}

/** No page is wider than its window. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of sizes) {
    test.describe(`${colorScheme}, ${viewport.width} pixels`, () => {
      test.use({ colorScheme, viewport, reducedMotion: 'reduce' } as object);

      test('the way in', async ({ page, aime }) => {
        await page.goto(`${aime.url}/login`);
        await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });

      test('every room and its sheets', async ({ page, aime }) => {
        await signIn(page, aime, '/collection');
        await expect(page.getByText('5 albums')).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);

        await page.getByRole('button', { name: 'Filters' }).click();
        await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');

        await page.getByRole('link', { name: /Harbour Lights/ }).click();
        await expect(page.getByRole('heading', { name: 'Harbour Lights', level: 1 })).toBeVisible();
        await expectAccessible(page);
        await page.goto(page.url());
        await expect(page.getByRole('heading', { name: 'Harbour Lights', level: 1 })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);

        await page.goto(`${aime.url}/journal`);
        await expect(page.getByText('Salt and Copper').first()).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.getByRole('button', { name: 'Dates' }).click();
        await expect(page.getByRole('dialog', { name: 'Dates' })).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');

        await page.goto(`${aime.url}/timeline/2026-11-20`);
        await expect(page.getByText('Salt and Copper').first()).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.getByRole('radio', { name: 'Hours' }).click({ force: true });
        await expect(page.getByRole('region', { name: 'Plays by hour' })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.getByRole('button', { name: 'Choose a day' }).click();
        await expect(page.getByRole('dialog', { name: 'Choose a day' })).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.goto(`${aime.url}/timeline/2026-11-02`);
        await expect(page.getByText('Nothing heard on this day')).toBeVisible();
        await expectAccessible(page);

        await page.goto(`${aime.url}/journal`);
        await page.getByRole('link', { name: 'The Paper Lanterns' }).first().click();
        await expect(
          page.getByRole('heading', { name: 'The Paper Lanterns', level: 1 }),
        ).toBeVisible();
        await expect(page.getByText('Most played songs')).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.getByRole('link', { name: 'Night Ferry' }).click();
        await expect(page.getByRole('heading', { name: 'Night Ferry', level: 1 })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);

        await page.goto(`${aime.url}/activity`);
        await expect(page.getByText('Nothing is running.')).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        for (const section of ['profile', 'appearance', 'sessions', 'tokens', 'users', 'about']) {
          await page.goto(`${aime.url}/settings/${section}`);
          await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
          await page.waitForLoadState('networkidle');
          await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        }

        await page.goto(`${aime.url}/import`);
        await expect(page.getByRole('button', { name: 'Hide the report' })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);

        const more = viewport.width < 600 ? 'More' : owner.name;
        await page.getByRole('button', { name: more, exact: true }).click();
        await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
        await expectAccessible(page);

        await page.goto(`${aime.url}/nowhere`);
        await expect(page.getByText('Nothing lives here')).toBeVisible();
        await expectAccessible(page);
      });
    });
  }
}

test('the pages reflow at 320 pixels', async ({ page, aime }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, aime, '/collection');
  for (const path of [
    '/collection',
    '/journal',
    '/timeline/2026-11-20',
    '/activity',
    '/settings/profile',
    '/import',
  ]) {
    await page.goto(`${aime.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});
