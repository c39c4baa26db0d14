/** Tells the reader which stored version of which file to read, and under which name to keep it: all that it learns. */
import { openFunction } from '#shared/runtime/open-function.js';
import { outcomeOf } from '#shared/intake/stored-reading.js';
import { openTable } from '#shared/store/client.js';
import { loadSubmission } from '#shared/store/filings.js';
import { placeOfArrival } from '#shared/store/moved-uploads.js';
import { submissionInputSchema, type LocateOutput } from '#shared/workflow/payloads.js';

const { environment } = openFunction('locate-upload');
const table = openTable(environment.TABLE_NAME);

export async function handler(event: unknown): Promise<LocateOutput> {
  const { submission: id } = submissionInputSchema.parse(event);
  const submission = await loadSubmission(table, id);
  if (submission === undefined) throw new Error(`no such submission: ${id}`);
  if (submission.state !== 'received') return { submission: id, outcome: outcomeOf(submission) };
  const place = await placeOfArrival(table, submission.arrival);
  return { submission: id, outcome: 'arrived', ...place, storedUnder: submission.storedUnder };
}
