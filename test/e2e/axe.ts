/**
 * What axe finds on a page as it stands in the browser. The debugger's protocol puts axe into the page, so the page's
 * Content-Security-Policy stays in force. Mails stand in frames without any rights, in which nothing can run.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const WCAG_22_AA: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
};
/** What a narrow window or dark colours can spoil in a page that is in order on a desk. */
export const BY_MEDIA: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'target-size'] } };

export async function violations(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(
    async (chosen) => {
      const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
      return axe.run(chosen);
    },
    { ...options, iframes: false, resultTypes: ['violations'] } satisfies RunOptions,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`),
  );
}
