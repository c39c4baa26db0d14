/** Where the links of a page lead while only the publisher may see it. */
import { expect, test } from '@jest/globals';
import { linkedBelow } from '#shared/publishing/preview-links.js';
import { folderOf } from '#shared/ids/place.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import type { PublishedReport, SiteObject } from '#shared/site/model.js';
import { ROOT } from '#shared/site/place.js';
import { sampleReport } from '../site/sample.js';

const BELOW = '/g/publish.home.2025/releases/preview/home.2025-jiaoyu-1';
const objectsOf = (report: PublishedReport) => [...versionObjects(report), ...currentObjects(report)];
const addresses = (body: SiteObject['body']) =>
  [...String(body).matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);

test.each([ROOT, folderOf('yunshan')])('of a site at "%s" each leads to the same object below the preview', (place) => {
  const report = sampleReport({ place });
  const keys = objectsOf(report).map(({ key }) => key);
  for (const object of objectsOf(report)) {
    const linked = linkedBelow(object, place, BELOW);
    const [before, after] = [addresses(object.body), addresses(linked.body)];
    expect(after).toEqual(
      before.map((address) =>
        address.startsWith(`/${place}`) ? `${BELOW}/${address.slice(1 + place.length)}` : address,
      ),
    );
    // A page leads to its data at least.
    if (object.key.endsWith('.html'))
      expect(after.filter((to) => keys.includes(to.slice(BELOW.length + 1)))).not.toEqual([]);
    else expect(linked).toBe(object);
  }
});

test('nothing else of a page changes, whatever its text says', () => {
  const hostile = '详见 href="/2025/index.html" 和 src="/x"';
  const report = sampleReport({ agency: { ...sampleReport().agency, name: hostile } });
  for (const object of objectsOf(report).filter(({ key }) => key.endsWith('.html'))) {
    const linked = linkedBelow(object, ROOT, BELOW);
    expect(String(linked.body).replaceAll(`${BELOW}/`, '/')).toBe(object.body);
    expect(linked.body).not.toContain(`${BELOW}/x`);
  }
});
