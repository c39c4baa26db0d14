/** The page of a year, the index of its data, and its manifest, which names those of its ranges. Pure. */
import type { Digest } from '#shared/ids/digest.js';
import { absoluteAddress, partManifestKey, yearIndexKey, yearManifestKey, yearPageKey, yearPartKey } from './keys.js';
import { comparedOf, type Compared } from './compared.js';
import { jsonText } from './json-text.js';
import { manifestObject } from './manifest.js';
import type { PublishedSummary, SiteObject } from './model.js';
import type { Site } from './place.js';
import { contributionHubs } from './contributions.js';
import { inOrder } from './ranges.js';
import type { PublicScope } from './scope.js';
import { changing, inEachLanguage, JSON_TYPE } from './site-object.js';
import { totalsEntry } from './year-data.js';
import type { RangeState } from './site-state.js';
import { yearAtLarge, type YearAtLarge } from './year-overview.js';
import { yearPage } from './year-page.js';
import { YEAR_INDEX_SCHEMA } from './year-schema.js';

export interface YearInput {
  readonly year: number;
  readonly area: string;
  readonly ranges: readonly RangeState[];
  /** Where all of them stand on the page of the year. */
  readonly reports: readonly PublishedSummary[] | null;
  readonly asOf: string | null;
  readonly scope: PublicScope;
}

export interface DrawnYear {
  /** In the order of writing. */
  readonly objects: readonly SiteObject[];
  readonly data: YearAtLarge;
  readonly compared: Compared;
  readonly manifest: Digest;
}

export function drawYear(input: YearInput, { place, base }: Site): DrawnYear {
  const { year, ranges } = input;
  const data = yearAtLarge(input, ranges);
  const asOf = data.due.count + data.named.length > 0 ? input.asOf : null;
  const pages = inEachLanguage(place, yearPageKey(year), (t) => yearPage({ data, reports: input.reports, asOf }, t));
  const index = changing(yearIndexKey(year), indexText(data, input, base), JSON_TYPE);
  const contributions = contributionHubs(data, ranges, place);
  const manifest = manifestObject(yearManifestKey(year), {
    files: [index],
    pages: [...pages, ...contributions],
    manifests: inOrder(ranges).map(({ n, content }) => ({ path: partManifestKey(year, n), sha256: content.manifest })),
  });
  const compared = comparedOf(
    data,
    ranges.flatMap(({ content }) => content.figures),
  );
  return { objects: [index, ...contributions, ...pages, manifest], data, compared, manifest: manifest.digest };
}

function indexText(data: YearAtLarge, { year, ranges, asOf }: YearInput, base: string): string {
  return jsonText({
    schema: YEAR_INDEX_SCHEMA,
    year,
    area: data.area,
    asOf,
    coverage:
      data.coverage === null ? null : { ...data.coverage, missing: data.named.map((agency) => ({ ...agency })) },
    totals: totalsEntry(data.totals, data.scope, data.counted?.expected ?? null),
    parts: inOrder(ranges).map(({ n, content: { first, last, reports, part } }) => ({
      ...{ n, from: first?.id ?? '', to: last?.id ?? '', reports },
      url: absoluteAddress(base, yearPartKey(year, n)),
      ...part,
    })),
  });
}
