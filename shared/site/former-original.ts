/**
 * What stands where an original was handed out in former times: the address stays, the bytes are ours. Written with every
 * release, so that a site of former times loses its originals with the first one.
 */
import { textsIn } from '#shared/words/texts.js';
import { CHANGING, versionPrefix } from './keys.js';
import type { PublishedSummary, SiteObject } from './model.js';

export function publicOriginalGone(summary: PublishedSummary): SiteObject[] {
  const { digest, formerFile } = summary.original;
  if (formerFile === undefined) return [];
  return [
    {
      key: `${versionPrefix(summary)}${formerFile}`,
      body: `${textsIn('zh').site.originalGone(digest)}\n${textsIn('en').site.originalGone(digest)}`,
      contentType: 'text/plain; charset=utf-8',
      cacheControl: CHANGING,
    },
  ];
}
