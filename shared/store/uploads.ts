/** Upload forms that were handed out, and the claims of what arrived through them. */
import * as z from 'zod';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { submissionIdSchema, type SubmissionId } from '#shared/ids/submission-id.js';
import { SAME_FILE_REASON_MAX, type Arrival } from '#shared/filing/model.js';
import { personSchema } from '#shared/ids/person.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { Format } from '#shared/formats/format.js';
import { withArea } from '#shared/formats/steps/area.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { expiryOf } from '#shared/season/retention.js';
import { arrivalKey, uploadFormKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import { queueWrite } from './outbox.js';
import type { Item, Table, Write } from './table.js';

export const uploadFormSchema = z.object({
  key: z.string(),
  grant: grantIdSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  agency: agencyIdSchema,
  /** As the browser named the file; empty when the page ran without script. Shown, never used as a path. */
  fileName: z.string().max(255),
  issuedAt: z.iso.datetime(),
  /** Who typed it on the page, where the product made it from that: they had a hand in it. */
  typedBy: z.array(personSchema).optional(),
  /** Why the file that was returned is sent again as it is. */
  sameFileReason: z.string().max(SAME_FILE_REASON_MAX).optional(),
});
export type UploadForm = z.infer<typeof uploadFormSchema>;
const FORM = new Format('upload form', uploadFormSchema, [withArea]);
/** Of a claim: an arrival became this submission, or none. */
const CLAIM = new Format('claim', submissionIdSchema.nullable());

/** S3 looks at a form's end when sending begins; a file of the largest size may still be on its way then. */
const ARRIVED_MINUTES = 5;

/**
 * Notes the form and, in the same transaction, that its key is to be looked at once the form is over: an upload whose
 * event never came is found by this row and by nothing else.
 * @throws where a form of this key stands already, which nothing may be sent through then
 */
export async function saveUploadForm(table: Table, form: UploadForm, validUntil: Date): Promise<void> {
  const expiresAtSeconds = expiryOf('upload-forms', form.issuedAt);
  const lookAt = new Date(validUntil.getTime() + ARRIVED_MINUTES * 60_000);
  const outcome = await table.commit([
    { Put: { Item: { ...itemOf(FORM, uploadFormKey(form.key), 'form', form), expiresAtSeconds } } },
    queueWrite(form.area, { kind: 'find', id: form.key, key: form.key }, lookAt),
  ]);
  if (outcome === 'stale') throw new Error('an upload form of this key was handed out before');
}

export async function loadUploadForm(table: Table, key: string): Promise<UploadForm | undefined> {
  const item = await table.get(uploadFormKey(key));
  return item === undefined ? undefined : valueIn(FORM, item, 'form');
}

/** The submission that an arrival became, if it was received before and became one. */
export async function findClaim(table: Table, arrival: Arrival): Promise<SubmissionId | undefined> {
  return claimFrom(await table.get(arrivalKey(arrival.key, arrival.versionId)));
}

export function claimFrom(item: Item | undefined): SubmissionId | undefined {
  return item === undefined ? undefined : (valueIn(CLAIM, item, 'submission') ?? undefined);
}

/** Submissions that came by a form, or null for what became none; of at most so many arrivals, whichever they are. */
export async function claimsUnder(table: Table, key: string, most: number): Promise<(SubmissionId | null)[]> {
  const { pk, sk } = arrivalKey(key, '');
  return (await table.list(pk, sk, most)).map((item) => valueIn(CLAIM, item, 'submission'));
}

/** As many keys as one call of the table takes. */
const KEYS_AT_ONCE = 100;

/** Those of the arrivals that nobody has taken in. */
export async function unclaimed<A extends Arrival>(table: Table, arrivals: readonly A[]): Promise<A[]> {
  const found: A[] = [];
  for (let from = 0; from < arrivals.length; from += KEYS_AT_ONCE) {
    const some = arrivals.slice(from, from + KEYS_AT_ONCE);
    const claims = await table.getAll(some.map(({ key, versionId }) => arrivalKey(key, versionId)));
    found.push(...some.filter((_, at) => claims[at] === undefined));
  }
  return found;
}

/** Whether this very arrival was taken in before, whatever it became. */
export async function isClaimed(table: Table, arrival: Arrival): Promise<boolean> {
  return (await table.get(arrivalKey(arrival.key, arrival.versionId))) !== undefined;
}

/** The form of a key, and whether anything that was sent to it was taken in: they lie side by side. */
export async function loadUpload(
  table: Table,
  key: string,
): Promise<{ readonly form: UploadForm | undefined; readonly arrived: boolean }> {
  const { pk, sk } = uploadFormKey(key);
  const items = await table.listBetween(pk, [sk, arrivalKey(key, '~').sk]);
  const form = items.find((item) => item.sk === sk);
  return {
    form: form === undefined ? undefined : valueIn(FORM, form, 'form'),
    arrived: items.some((item) => item.sk !== sk),
  };
}

/** Holds for one transaction only: the same event twice is one arrival, however late it comes again. */
export function claimWrite(arrival: Arrival, submission: SubmissionId | null): Write {
  return {
    Put: {
      Item: itemOf(CLAIM, arrivalKey(arrival.key, arrival.versionId), 'submission', submission),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}
