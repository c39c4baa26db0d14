/**
 * Keys of every item: the kind first, then the area, so that a right can be given by how a key begins. The table of shapes
 * stands in table.ts. Numbers are padded so that text order is number order.
 */
import { HOME_AREA, type FilingRef, type SeasonRef } from '#shared/ids/area-id.js';
import { areaOfGrant, type GrantId } from '#shared/ids/grant-id.js';
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import { partsOf, type SubmissionId } from '#shared/ids/submission-id.js';
import type { Stage } from '#shared/filing/model.js';
import { UPLOAD_FOLDERS } from '#shared/workflow/folders.js';
import { OUTBOX_PREFIX } from '#shared/workflow/outbox-prefix.js';
import type { Key } from './table.js';

const padded = (n: number, width: number) => String(n).padStart(width, '0');

export const AREAS_PARTITION = 'AREAS';
export const areaKey = (area: string): Key => ({ pk: AREAS_PARTITION, sk: `AREA#${area}` });

/** Where a function that goes through all areas has come to (rounds.ts). */
export const roundKey = (name: string): Key => ({ pk: `ROUND#${name}`, sk: 'ROUND' });

export const SITES_PARTITION = 'SITES';
export const siteKey = (area: string): Key => ({ pk: SITES_PARTITION, sk: `SITE#${area}` });
/** Whose site stands at the root of the bucket. */
export const rootSiteKey: Key = { pk: SITES_PARTITION, sk: 'ROOT' };

export const seasonPartition = ({ area, year }: SeasonRef): string => `SEASON#${area}#${year}`;
export const filingPartition = ({ area, year, agency }: FilingRef): string => `FILING#${area}#${year}#${agency}`;
export const formPartition = ({ area, year, agency }: FilingRef): string => `FORM#${area}#${year}#${agency}`;
export const sitePartition = (area: string): string => `SITE#${area}`;

export const seenPartition = ({ area, year }: SeasonRef): string => `SEEN#${area}#${year}`;
/** `mark` stands for a person (access/links.ts). */
export const seenKey = (season: SeasonRef, mark: string): Key => ({ pk: seenPartition(season), sk: `PERSON#${mark}` });

export const seasonKey = (season: SeasonRef): Key => ({ pk: seasonPartition(season), sk: 'SEASON' });
export const rosterPartition = ({ area, year }: SeasonRef): string => `ROSTER#${area}#${year}`;
export const agencyKey = (of: FilingRef): Key => ({ pk: seasonPartition(of), sk: `AGENCY#${of.agency}` });
export const filingKey = (of: FilingRef): Key => ({ pk: seasonPartition(of), sk: `FILING#${of.agency}` });
/** The numbers of its report that counts towards a sum. */
export const figuresKey = (of: FilingRef): Key => ({ pk: seasonPartition(of), sk: `FIGURES#${of.agency}` });
export const scopeKey = (season: SeasonRef): Key => ({ pk: seasonPartition(season), sk: 'SCOPE' });
export const submissionSortKey = (n: number): string => `SUBMISSION#${padded(n, 4)}`;
/** Apart from the submissions, so that a list of them reads none of their records. */
export const recordSortKey = (n: number): string => `RECORD#${padded(n, 4)}`;
export const checkSortKey = (n: number): string => `CHECK#${padded(n, 4)}`;
export const eventSortKey = (seq: number): string => `EVENT#${padded(seq, 6)}`;
/** A signed head beside the events that it vouches for. */
export const checkpointSortKey = (count: number): string => `CHECKPOINT#${padded(count, 6)}`;
export const textKey = (of: FilingRef): Key => ({ pk: `TEXTS#${of.area}#${of.year}`, sk: `TEXT#${of.agency}` });
export const grantKey = (id: GrantId): Key => ({ pk: `GRANT#${areaOfGrant(id)}#${id}`, sk: 'GRANT' });
/** `word` is a hash in hex (rules/text/copying/index-words.ts). */
export const wordKey = ({ area, year }: SeasonRef, word: string): Key => ({
  pk: `WORDS#${area}#${year}#${word}`,
  sk: 'WORDS',
});
/** What was answered before the first season of an area. */
export const setUpKey = (area: string): Key => ({ pk: `SETUP#${area}`, sk: 'ANSWERS' });
/** The one key without an area: a mailed secret names nothing but itself. */
export const linkKey = (secretDigest: string): Key => ({ pk: `LINK#${secretDigest}`, sk: 'LINK' });
/** `key` is an object key of the uploads bucket: `{area}/...`, or `{year}/...` from before there were areas. */
export const uploadFormKey = (key: string): Key => ({ pk: `UPLOAD#${areaOfUpload(key)}#${key}`, sk: 'FORM' });
/** Beside the arrivals of a portal page's form. */
export const portalFormKey = (key: string): Key => ({ pk: uploadFormKey(key).pk, sk: 'PORTAL' });
export const arrivalKey = (key: string, versionId: string): Key => ({
  pk: uploadFormKey(key).pk,
  sk: `VERSION#${versionId}`,
});
/** Before what lies beside a form, so that no listing of its arrivals meets it. */
export const scanKey = (key: string, versionId: string): Key => ({
  pk: uploadFormKey(key).pk,
  sk: `CHECKED#${versionId}`,
});
export const taskKey = (submission: SubmissionId, stage: Stage): Key => ({
  pk: `TASK#${partsOf(submission).area}#${submission}`,
  sk: stage,
});
/** What a decider has written and not decided yet; `mark` is the person's (access/links.ts). */
export const commentsKey = (submission: SubmissionId, stage: Stage, mark: string): Key => ({
  pk: `COMMENTS#${partsOf(submission).area}#${submission}`,
  sk: `${stage}#${mark}`,
});
export const OUTBOX_SORT_KEY = 'OUTBOX';
export const outboxKey = (area: string, kind: keyof typeof OUTBOX_PREFIX, id: string): Key => ({
  pk: `${OUTBOX_PREFIX[kind]}${area}#${id}`,
  sk: OUTBOX_SORT_KEY,
});
export const releaseKey = (id: ReleaseId): Key => ({ pk: `RELEASE#${areaOfRelease(id)}#${id}`, sk: 'RELEASE' });
export const leaseKey = (area: string): Key => ({ pk: sitePartition(area), sk: 'LEASE' });
export const packLeaseKey = (area: string): Key => ({ pk: sitePartition(area), sk: 'PACKS' });
/** What is kept of the site beside summaries (site-rows.ts). */
export const siteRowKey = (area: string, name: string): Key => ({ pk: sitePartition(area), sk: name });
export const touchedPartition = (area: string): string => `TOUCHED#${area}`;
/** A report of which the site must say something else. */
export const touchedKey = (of: FilingRef): Key => ({
  pk: touchedPartition(of.area),
  sk: `REPORT#${of.year}#${of.agency}`,
});
export const summarySortKey = (year: number, agency: string): string => `SUMMARY#${year}#${agency}`;
export const summaryKey = (of: FilingRef): Key => ({
  pk: sitePartition(of.area),
  sk: summarySortKey(of.year, of.agency),
});

/** Last year's reports lie under a folder of their own, and so do what was typed on the page and what portals show. */
function areaOfUpload(key: string): string {
  const [folder = '', second = ''] = key.split('/');
  const first = (Object.values(UPLOAD_FOLDERS) as string[]).includes(folder) ? second : folder;
  return /^\d/.test(first) ? HOME_AREA : first;
}
