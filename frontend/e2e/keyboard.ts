/** A walk over a page by the Tab key, and what it shows. */
import type { Page } from '@playwright/test';

/** More stops than any page has: whoever gets here goes round in a trap. */
const MOST = 250;

/** What is wrong with a page for somebody who has no pointer; empty where all is well. */
export async function walkByKeyboard(page: Page): Promise<string[]> {
  await page.evaluate(prepare);
  const faults: string[] = [];
  for (let step = 0; step < MOST; step += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => window.aimeWalk.step());
    if (said === 'end') return [...faults, ...(await page.evaluate(() => window.aimeWalk.end()))];
    if (said !== 'fine') faults.push(said);
  }
  return [...faults, `no way out after ${MOST} stops`];
}

interface Walk {
  /** Looks at what has the focus: `fine`, a fault, or `end` where the walk has left the page or begun anew. */
  step: () => Promise<string>;
  /** What was never reached. */
  end: () => Promise<string[]>;
}

declare global {
  interface Window {
    aimeWalk: Walk;
  }
}

/** Runs in the page: puts the focus before everything, and remembers what the walk must know. */
function prepare(): void {
  const CONTROLS =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]';
  const seen: { element: Element; focused: string }[] = [];

  const nameOf = (element: Element) => {
    const words = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
    return `<${element.tagName.toLowerCase()}> ${words.slice(0, 60) || element.outerHTML.slice(0, 80)}`;
  };

  /** All of an element's looks that can show the focus: its own, its frame's, its neighbours'. */
  const looksOf = (element: Element) => {
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    const beside = element.parentElement?.children ?? [];
    const shown = [...around, ...beside, ...element.children];
    return shown
      .filter((one) => one != null)
      .map((one) => {
        const {
          outlineStyle,
          outlineWidth,
          outlineColor,
          boxShadow,
          borderColor,
          backgroundColor,
        } = getComputedStyle(one);
        const outline = outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineColor}`;
        return [outline, boxShadow, borderColor, backgroundColor].join(' ');
      })
      .join('; ');
  };

  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    element.getClientRects().length > 0 &&
    element.closest('[inert], [aria-hidden="true"]') === null;

  /** Whether the Tab key is to come by: of radio buttons only one of each group. */
  const isStop = (element: Element) => {
    if (!(element instanceof HTMLElement) || element.tabIndex < 0 || !isShown(element))
      return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    return element.checked;
  };

  /** Whether something lies over the whole of an element. */
  const isCovered = (element: Element) => {
    const box = element.getBoundingClientRect();
    const places = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y] as const));
    return !places.some(([x, y]) => {
      const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      const label = element instanceof HTMLInputElement ? (element.labels?.[0] ?? null) : null;
      return at !== null && (element.contains(at) || at.contains(element) || !!label?.contains(at));
    });
  };

  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();

  /** What answers the focus is on screen some frames later, and what scrolls has arrived: waits until a fault is gone. */
  const lasts = async (fault: () => boolean) => {
    for (let frame = 0; frame < 30; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (frame > 0 && !fault()) return false;
    }
    return true;
  };

  window.aimeWalk = {
    async step() {
      const element = document.activeElement;
      if (element === null || element === document.body || element === document.documentElement)
        return 'end';
      if (seen.some((one) => one.element === element)) return 'end';
      const last = seen.at(-1)?.element;
      const stays = await lasts(() => isCovered(element));
      seen.push({ element, focused: looksOf(element) });
      if (stays) return `${nameOf(element)} has the focus and is covered or out of view`;
      const isBackward =
        last?.isConnected === true &&
        (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
      return isBackward ? `${nameOf(element)} comes after ${nameOf(last)}` : 'fine';
    },
    async end() {
      (document.activeElement as HTMLElement | null)?.blur();
      const unmarked = () =>
        seen.filter(({ element, focused }) => element.isConnected && looksOf(element) === focused);
      await lasts(() => unmarked().length > 0);
      const invisible = unmarked().map(
        ({ element }) => `${nameOf(element)} does not show that it has the focus`,
      );
      const reached = new Set(seen.map(({ element }) => element));
      const missed = [...document.querySelectorAll(CONTROLS)]
        .filter((element) => isStop(element) && !reached.has(element))
        .map((element) => `${nameOf(element)} is never reached`);
      return [...invisible, ...missed];
    },
  };
}
