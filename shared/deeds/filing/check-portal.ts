/**
 * Somebody had what the portal shows held against what was approved. Kept beside the report, of the page and of the file the
 * last one each, and told in the log; whose turn it is, and since when, stays as it was.
 */
import { forPortal, standingOf, type PortalCheck, type PortalChecks } from '#shared/filing/portal-check.js';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Judgement } from '../change.js';
import { personActor, type FilingCase } from './case.js';

/** What became of the arrival; `superseded` where another report counts by now, which it was not held against. */
export type PortalChecked = PortalCheck['result']['is'] | 'superseded';

export function checkPortal(
  { filing }: Pick<FilingCase, 'filing'>,
  /** Whether this very arrival was taken in before. */
  claimed: boolean,
  checks: PortalChecks,
  check: PortalCheck,
): Judgement<PortalChecked> {
  const outcome = check.result.is;
  if (claimed) return { already: outcome };
  const { version: _version, audit: _audit, ...kept } = filing;
  const claim = { claim: { arrival: check.arrival, submission: null } };
  if (forPortal(filing) !== check.n) {
    return {
      change: { before: filing, after: kept, submissions: [], events: [], effects: [claim] },
      value: 'superseded',
    };
  }
  const portal = { ...checks, [check.part]: check };
  const { result } = check;
  return {
    change: {
      before: filing,
      after: { ...kept, portal: standingOf(portal) },
      submissions: [],
      events: [
        {
          at: check.at,
          deed: 'check-portal',
          actor: personActor(check.role, check.by),
          submission: submissionId(filing, check.n),
          details: {
            document: check.digest,
            part: check.part,
            outcome,
            cells: result.is === 'differs' ? result.cells.length : 0,
            sections: result.is === 'differs' ? result.sections.map(({ number }) => number) : [],
          },
        },
      ],
      portal,
      effects: [claim],
    },
    value: outcome,
  };
}
