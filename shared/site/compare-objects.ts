/** The pages that compare years and agencies: one per key figure in each language, however many years and agencies there are. */
import { compareIndexPage, comparePage, type Comparison } from './compare-page.js';
import { FIGURE_NAMES } from './compared.js';
import { COMPARE_KEY, compareKey } from './keys.js';
import type { SiteObject } from './model.js';
import type { Place } from './place.js';
import { inEachLanguage } from './site-object.js';

export const COMPARE_KEYS: readonly string[] = [COMPARE_KEY, ...FIGURE_NAMES.map(compareKey)];

export function compareObjects(of: Comparison, place: Place): SiteObject[] {
  return [
    ...inEachLanguage(place, COMPARE_KEY, (t) => compareIndexPage(of, t)),
    ...FIGURE_NAMES.flatMap((figure) =>
      inEachLanguage(place, compareKey(figure), (t) => comparePage({ ...of, figure, t })),
    ),
  ];
}
