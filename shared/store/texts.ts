/**
 * By which words each report of a season is known, so that a copied passage is found without reading every other report
 * (rules D11, D12). A partition of its own: the board's query must not carry it.
 *
 *   TEXTS#2025              TEXT#{agency}               fingerprints of the agency's latest report, and which one it is
 */
import { z } from 'zod';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Submission } from '#shared/filing/model.js';
import type { ReportRecord } from '#shared/report/record.js';
import { candidates, fingerprintsOf, type Peer } from '#shared/rules/index.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { loadSubmissionFile } from './filings.js';
import { Format } from '#shared/formats/format.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import { textKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import { loadAgency } from './seasons.js';
import type { Table, Write } from './table.js';

const textSchema = z.object({
  agency: agencyIdSchema,
  n: z.number().int().min(1),
  fingerprints: z.object({ version: z.literal(1), hashes: z.string() }),
});

const TEXT = new Format('words of a report', textSchema);

/** As many likely sources are read and compared word by word; one copied report has one or two. */
const COMPARED = 4;

export function textWrite(submission: Submission, record: ReportRecord): Write {
  const { agency, n } = submission;
  const text = { agency, n, fingerprints: fingerprintsOf(record.sections) };
  return { Put: { TableName: '', Item: itemOf(TEXT, textKey(submission), 'text', text) } };
}

/** The other agencies of the season whose reports share the most words with this one, as far as any do. */
export async function loadPeers(table: Table, of: FilingRef, record: ReportRecord): Promise<Peer[]> {
  const items = await table.list(textKey(of).pk, 'TEXT#');
  const others = items
    .map((item) => valueIn(TEXT, item, 'text'))
    .filter((other) => other.agency !== of.agency)
    .map((other) => ({ id: other, fingerprints: other.fingerprints }));
  const likely = candidates(fingerprintsOf(record.sections), others).slice(0, COMPARED);
  const peers = await Promise.all(
    likely.map(async (other): Promise<Peer[]> => {
      const [known, file] = await Promise.all([
        loadAgency(table, { ...of, agency: other.agency }),
        loadSubmissionFile(table, submissionId({ ...of, agency: other.agency }, other.n)),
      ]);
      if (known === undefined || file?.record == null) return [];
      return [{ name: known.name, sections: file.record.sections }];
    }),
  );
  return peers.flat();
}
