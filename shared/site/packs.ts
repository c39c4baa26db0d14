/** The files that hold a whole year, as long as a release writes them itself. Pure. */
import { attachment } from '#shared/ids/attachment.js';
import { textsIn } from '#shared/words/texts.js';
import { yearCsvKey, yearJsonKey } from './keys.js';
import type { PublishedSummary, SiteObject, YearRoster } from './model.js';
import { changing, CSV_TYPE, JSON_TYPE } from './site-object.js';
import { yearCsv, yearDataOf, yearJson } from './year-data.js';

export function packObjects(
  reports: readonly PublishedSummary[],
  roster: YearRoster | undefined,
  base: string,
  of: { readonly year: number; readonly area: string },
): SiteObject[] {
  const data = yearDataOf(of, reports, roster);
  return [
    changing(yearJsonKey(of.year), yearJson(data, base), JSON_TYPE),
    {
      ...changing(yearCsvKey(of.year), yearCsv(data, base), CSV_TYPE),
      contentDisposition: attachment(`${textsIn('zh').site.reportTitle(of.area, of.year)}.csv`, `${of.year}.csv`),
    },
  ];
}
