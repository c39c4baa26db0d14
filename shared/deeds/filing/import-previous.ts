/**
 * The publisher has last year's document read, so that this year's numbers can be compared with it. The draft that the
 * agency works on is judged again in the same transaction: its findings must not speak of a year that nobody knew. It is no
 * deed on this year's report: whose turn it is, and since when, stays as it was.
 */
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Judgement } from '../change.js';
import { countsOf } from '#shared/filing/completeness.js';
import type { Imported, PreviousImport } from '#shared/filing/model.js';
import { isRead, personActor, type FilingCase } from './case.js';

export function importPrevious(
  state: FilingCase,
  /** What stands now, where this very arrival was imported before; another may have followed it since. */
  already: PreviousImport | null,
  imported: Imported,
  check: (record: ReportRecord, lastYear: ReportRecord) => CheckResult,
): Judgement<PreviousImport> {
  if (already !== null) return { already };
  const { version: _version, audit: _audit, ...filing } = state.filing;
  const { by, at, digest, refusal } = imported.import;
  const draft = isRead(state) && state.submission.state === 'draft' && imported.record !== null ? state : null;
  const judged = draft === null || imported.record === null ? null : check(draft.record, imported.record);
  return {
    change: {
      before: state.filing,
      after: {
        ...filing,
        counts: draft === null || judged === null ? filing.counts : countsOf(draft.submission, draft.record, judged),
      },
      submissions: draft === null ? [] : [{ from: 'draft', after: draft.submission }],
      events: [
        {
          at,
          deed: 'import-previous',
          actor: personActor('publisher', by),
          submission: draft?.submission.id ?? null,
          details: { document: digest, refusal: refusal?.code ?? null },
        },
      ],
      previous: imported,
      ...(draft === null || judged === null ? {} : { check: { n: draft.submission.n, check: judged } }),
      effects: [{ claim: { arrival: imported.import.arrival, submission: null } }],
    },
    value: imported.import,
  };
}
