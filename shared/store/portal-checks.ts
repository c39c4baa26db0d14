/**
 * What a portal shows of a report, as it was last compared, and the forms by which it is sent:
 *
 *   FILING#{area}#2025#{agency}    PORTAL    the last check of the page and of the file (filing/portal-check.ts), packed
 *   UPLOAD#{area}#{key}            PORTAL    a form that was handed out; its arrivals are claimed beside it (uploads.ts)
 */
import {
  NO_PORTAL_CHECKS,
  portalChecksSchema,
  portalFormSchema,
  type PortalChecks,
  type PortalForm,
} from '#shared/filing/portal-check.js';
import { Format } from '#shared/formats/format.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import { expiryOf } from '#shared/season/retention.js';
import { arrivalKey, filingPartition, portalFormKey } from './keys.js';
import { itemOf, packed, unpacked, valueIn } from './stored.js';
import type { Table, Write } from './table.js';

const CHECKS = new Format('portal checks', portalChecksSchema);
const FORM = new Format('portal form', portalFormSchema);
const SORT_KEY = 'PORTAL';

export async function loadPortalChecks(table: Table, of: FilingRef): Promise<PortalChecks> {
  const item = await table.get({ pk: filingPartition(of), sk: SORT_KEY });
  return item === undefined ? NO_PORTAL_CHECKS : CHECKS.read(unpacked(item['packed']), item['v']);
}

export function portalWrite(of: FilingRef, checks: PortalChecks): Write {
  const key = { pk: filingPartition(of), sk: SORT_KEY };
  return { Put: { Item: { ...key, v: CHECKS.version, packed: packed(checks) } } };
}

/** @throws where a form of this key stands already */
export async function savePortalForm(table: Table, form: PortalForm): Promise<void> {
  const expiresAtSeconds = expiryOf('portal-forms', form.issuedAt);
  const Item = { ...itemOf(FORM, portalFormKey(form.key), 'form', form), expiresAtSeconds };
  const outcome = await table.commit([{ Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } }]);
  if (outcome === 'stale') throw new Error('a portal form of this key was handed out before');
}

export async function loadPortalForm(table: Table, key: string): Promise<PortalForm | undefined> {
  const item = await table.get(portalFormKey(key));
  return item === undefined ? undefined : valueIn(FORM, item, 'form');
}

/** The form of a key, and whether anything that was sent through it was taken in. */
export async function loadSentPortalPage(
  table: Table,
  key: string,
): Promise<{ readonly form: PortalForm | undefined; readonly arrived: boolean }> {
  const { pk } = portalFormKey(key);
  const [form, claims] = await Promise.all([
    loadPortalForm(table, key),
    table.listBetween(pk, [arrivalKey(key, '').sk, arrivalKey(key, '~').sk]),
  ]);
  return { form, arrived: claims.length > 0 };
}
