/** What people do in the browser who have no mouse. */
import type { Page } from 'playwright-core';

/** Presses what has the focus, a button of a form, and waits for the page that answers. */
export async function enter(page: Page): Promise<void> {
  const answer = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await answer;
}

/**
 * Tabs on until the focus is on something whose name ends so.
 * @throws if nothing is called so, or if nobody could see that it has the focus
 */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press('Tab');
    if (!(await focused(page)).endsWith(name)) continue;
    // As text, for the functions of a page are no part of the types here.
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
    if (outline !== 'solid') throw new Error(`the focus on “${name}” cannot be seen`);
    return;
  }
  throw new Error(`no way to “${name}” by keyboard`);
}

/** The name of what has the focus, without the place in the document that a label may add in brackets. */
export async function focused(page: Page): Promise<string> {
  const text = await page.evaluate<string>(
    '(document.activeElement.labels?.[0] ?? document.activeElement).textContent',
  );
  return text.replace(/（[^（）]*）$/, '').trim();
}
