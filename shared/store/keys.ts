/** Keys of every item; the table of shapes stands in table.ts. Numbers are padded so that text order is number order. */
import type { Stage } from '#shared/filing/model.js';
import { OUTBOX_PREFIX } from '#shared/workflow/functions.js';
import type { Key } from './table.js';

const padded = (n: number, width: number) => String(n).padStart(width, '0');

export const seasonPartition = (year: number): string => `SEASON#${year}`;
export const filingPartition = (year: number, agency: string): string => `FILING#${year}#${agency}`;
export const SITE_PARTITION = 'SITE';

export const seasonKey = (year: number): Key => ({ pk: seasonPartition(year), sk: 'SEASON' });
export const agencyKey = (year: number, agency: string): Key => ({ pk: seasonPartition(year), sk: `AGENCY#${agency}` });
export const filingKey = (year: number, agency: string): Key => ({ pk: seasonPartition(year), sk: `FILING#${agency}` });
export const submissionSortKey = (n: number): string => `SUBMISSION#${padded(n, 4)}`;
export const eventSortKey = (seq: number): string => `EVENT#${padded(seq, 6)}`;
export const textKey = (year: number, agency: string): Key => ({ pk: `TEXTS#${year}`, sk: `TEXT#${agency}` });
export const grantKey = (id: string): Key => ({ pk: `GRANT#${id}`, sk: 'GRANT' });
export const linkKey = (secretDigest: string): Key => ({ pk: `LINK#${secretDigest}`, sk: 'LINK' });
export const uploadFormKey = (key: string): Key => ({ pk: `UPLOAD#${key}`, sk: 'FORM' });
export const arrivalKey = (key: string, versionId: string): Key => ({
  pk: `UPLOAD#${key}`,
  sk: `VERSION#${versionId}`,
});
export const taskKey = (submission: string, stage: Stage): Key => ({ pk: `TASK#${submission}`, sk: stage });
export const outboxKey = (kind: keyof typeof OUTBOX_PREFIX, id: string): Key => ({
  pk: `${OUTBOX_PREFIX[kind]}${id}`,
  sk: 'OUTBOX',
});
export const releaseKey = (id: string): Key => ({ pk: `RELEASE#${id}`, sk: 'RELEASE' });
export const leaseKey = (): Key => ({ pk: SITE_PARTITION, sk: 'LEASE' });
export const summaryKey = (year: number, agency: string): Key => ({
  pk: SITE_PARTITION,
  sk: `SUMMARY#${year}#${agency}`,
});
