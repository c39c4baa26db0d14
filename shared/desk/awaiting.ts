/**
 * Whether a file that the browser says it has just sent is still to arrive. S3 sends the browser back with the key in
 * the address, where anybody can write anything: only a key that this very grant was given lately is believed.
 */
import type { FilingGrant } from '#shared/access/model.js';
import { loadUpload } from '#shared/store/uploads.js';
import type { Table } from '#shared/store/table.js';

/** An upload form is valid for less; what has not arrived by then was not sent, and the form is offered again. */
const AWAITED_MS = 15 * 60 * 1000;
/** Keys are far shorter; a longer one is no key of the table's. */
const LONGEST_KEY = 200;

export async function isAwaited(
  table: Table,
  grant: FilingGrant,
  key: string | undefined,
  now: Date,
): Promise<boolean> {
  if (key === undefined || key.length > LONGEST_KEY) return false;
  const { form, arrived } = await loadUpload(table, key);
  if (form?.grant !== grant.id) return false;
  return now.getTime() - Date.parse(form.issuedAt) < AWAITED_MS && !arrived;
}
