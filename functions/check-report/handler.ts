/** Runs the rules on a submission's record and stores what they found. */
import { loadAgency } from '../../shared/store/seasons.js';
import { checkRecord } from '../../shared/rules/index.js';
import { openTable } from '../../shared/store/client.js';
import { checkWrite, loadSubmissionFile, submissionNoteWrite } from '../../shared/store/filings.js';
import { filingPartition } from '../../shared/store/keys.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';
import { submissionInputSchema } from '../../shared/workflow/payloads.js';

const environment = environmentOf<'check-report'>(FUNCTIONS['check-report']);
const table = openTable(environment.TABLE_NAME);

export async function handler(event: unknown): Promise<{ submission: string; findings: number }> {
  const { submission: id } = submissionInputSchema.parse(event);
  const file = await loadSubmissionFile(table, id);
  if (file?.record == null) throw new Error(`nothing to check: ${id}`);
  const { year, agency: agencyId, n } = file.submission;
  const agency = await loadAgency(table, year, agencyId);
  const check = checkRecord(file.record, { agencyKind: agency?.kind });
  // Only while the intake is at work: a late repeat must not touch the findings that a filing rests on.
  await table.commit([submissionNoteWrite(file.submission), checkWrite(filingPartition(year, agencyId), n, check)]);
  return { submission: id, findings: check.findings.length };
}
