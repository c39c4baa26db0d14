/**
 * The objects of the site bucket for a report and for a release; those of its indexes are drawn range by range (draw-*.ts). Pure: equal input gives equal bytes,
 * so a release that is run twice writes the same site. Order of writing, and leases are the caller's:
 * versions first, then current pages and indexes, the pointer last.
 */
import { attachment } from '#shared/ids/attachment.js';
import {
  currentPageKey,
  IMMUTABLE,
  INDEX_KEY,
  NOT_FOUND_KEY,
  POINTER_KEY,
  reportCsvKey,
  reportJsonKey,
  VERSION,
  versionPageKey,
} from './keys.js';
import { notYetPage } from './home-page.js';
import { pointerText, type ReleasePointer } from './pointer.js';
import type { PublishedReport, SiteObject } from './model.js';
import { reportCsv, reportJson, reportTitle } from './report-data.js';
import { reportPage } from './report-page.js';
import { changing, CSV_TYPE, HTML_TYPE, inEachLanguage, JSON_TYPE } from './site-object.js';
import { STYLESHEET, STYLESHEET_KEY } from './stylesheet.js';
import { pageTexts, type Place } from './place.js';

function savedName(report: PublishedReport, extension: string): string {
  return attachment(`${reportTitle(report)}.${extension}`, `${report.year}-${report.agency.id}.${extension}`);
}

/** What pages need to look right: written before any page that names it, never removed. */
export function assetObjects(): SiteObject[] {
  return [{ key: STYLESHEET_KEY, body: STYLESHEET, contentType: 'text/css; charset=utf-8', cacheControl: IMMUTABLE }];
}

/** What stands before the first release. */
export function firstObjects(place: Place): SiteObject[] {
  return [
    ...assetObjects(),
    ...inEachLanguage(place, INDEX_KEY, notYetPage),
    changing(NOT_FOUND_KEY, notYetPage(pageTexts('zh', place)), HTML_TYPE),
  ];
}

/** The fixed objects of a version. */
export function versionObjects(report: PublishedReport): SiteObject[] {
  const fixed = { cacheControl: VERSION };
  return [
    ...inEachLanguage(report.place, versionPageKey(report), (t) => reportPage(report, 'version', t), VERSION),
    { key: reportJsonKey(report), body: reportJson(report), contentType: JSON_TYPE, ...fixed },
    {
      key: reportCsvKey(report),
      body: reportCsv(report),
      contentType: CSV_TYPE,
      contentDisposition: savedName(report, 'csv'),
      ...fixed,
    },
  ];
}

/** The page that stands for the report whatever its version. */
export function currentObjects(report: PublishedReport): SiteObject[] {
  return inEachLanguage(report.place, currentPageKey(report), (t) => reportPage(report, 'current', t));
}

/** The pointer that is written last: `data/v1/current.json`. */
export function releasePointer(pointer: ReleasePointer): SiteObject {
  return changing(POINTER_KEY, pointerText(pointer), JSON_TYPE);
}
