/** A drawn site with the packs of its years and the search, as the step after the switch makes them. */
import { digestOfBytes } from '#shared/ids/digest.js';
import { packData } from '#shared/publishing/pack/pack-data.js';
import { MANIFEST_KEY } from '#shared/site/keys.js';
import type { SiteObject } from '#shared/site/model.js';
import { ROOT, siteAt } from '#shared/site/place.js';
import { CSV_TYPE, HTML_TYPE, JSON_TYPE } from '#shared/site/site-object.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { siteInMemory } from '../publishing/site-in-memory.js';
import { BASE } from './sample.js';

const TYPES: readonly (readonly [string, string])[] = [
  ['.html', HTML_TYPE],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', JSON_TYPE],
  ['.csv', CSV_TYPE],
];

/** What is written last under a key is what stands there. */
export async function withPacks(drawn: readonly SiteObject[], base = BASE): Promise<SiteObject[]> {
  const objects = new Map(drawn.map((object) => [object.key, object]));
  const site = siteInMemory();
  for (const { key, body } of objects.values()) site.objects.set(key, String(body));
  const release = await site.begin('home.r20260211-aaaaaa');
  const { table, dependencies } = site;
  await packData(
    {
      ...{ table, s3: dependencies.s3, siteBucket: 'site', siteBaseUrl: base, site: siteAt(base, ROOT), run: 'run' },
      now: dependencies.now,
      ...{ sign: async (text) => checkpointKey.sign(text), checkpointKeys: async () => KEYS.checkpoint },
    },
    release.id,
    digestOfBytes(objects.get(MANIFEST_KEY)?.body ?? ''),
  );
  for (const [key, body] of site.objects) {
    if (objects.has(key)) continue;
    const contentType = TYPES.find(([ending]) => key.endsWith(ending))?.[1] ?? 'application/octet-stream';
    objects.set(key, { key, body, contentType, cacheControl: '' });
  }
  return [...objects.values()];
}
