/** Where the publisher looks at the pages of a report before they are public. */
import type { Submission } from '#shared/filing/model.js';
import { currentPageKey, keyIn } from '#shared/site/keys.js';
import type { Language } from '#shared/words/texts.js';

/** The page under the address that it will have on the site, so that its links lead to its other pages and files. */
export function previewAddress(
  grant: string,
  { id, year, agency }: Pick<Submission, 'id' | 'year' | 'agency'>,
  language: Language,
): string {
  return `/g/${grant}/releases/preview/${id}/${keyIn(language, currentPageKey({ year, agency: { id: agency } }))}`;
}
