/**
 * A file arrived. The deed numbers the submission, sets aside the agency's unfiled draft, and starts the intake. A file
 * that arrives while somebody decides on what was filed, after publication, after the season, or through the form of
 * somebody who is neither the agency's contact any more nor records for it, is kept and refused with the reason.
 */
import { filingGrantId } from '#shared/access/links.js';
import type { FilingGrant } from '#shared/access/model.js';
import type { Effect, FilingChange, Judgement } from '../change.js';
import type { Person } from '#shared/ids/person.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import type { Arrival, Submission } from '#shared/filing/model.js';
import type { Refusal } from '#shared/filing/refusal.js';
import { refusalOfScan, type ScanWord } from '#shared/filing/scan.js';
import { next, UNDER_DECISION } from '#shared/filing/states.js';
import { isOver } from '#shared/filing/over.js';
import { openCorrection } from '#shared/filing/taking-back.js';
import { marksKept } from '#shared/filing/marks.js';
import { firstFiledOf, isAgencyAtWork, mayRecord, recordedFor } from '#shared/filing/recording.js';
import { lastDeedAfter, messageHead, paperDetails, personActor, type FilingCase } from './case.js';
import { submissionInput } from '#shared/workflow/payloads.js';

export interface Arrived {
  readonly arrival: Arrival;
  readonly fileName: string;
  readonly size: number;
  /** For whom the upload form was issued. */
  readonly grant: FilingGrant;
  /** Who typed it on the page, where it was made from that. */
  readonly typedBy?: readonly Person[] | undefined;
  readonly sameFileReason?: string | undefined;
  /** A file of the same form was refused before, and the sender mailed of it. */
  readonly isTold?: boolean | undefined;
  /** What the scanner has said of this version already, or that it must first; absent where nothing waits for it. */
  readonly scan?: ScanWord | 'awaited' | undefined;
}

export function receive(
  state: FilingCase & { readonly claimedAs: SubmissionId | undefined },
  arrived: Arrived,
  now: Date,
): Judgement<SubmissionId> {
  if (state.claimedAs !== undefined) return { already: state.claimedAs };
  const { filing, submission: previous } = state;
  const at = now.toISOString();
  const n = filing.lastNumber + 1;
  const id = submissionId(filing, n);
  const { scan } = arrived;
  const refusal =
    refusalFor(state, arrived.grant) ?? (scan === undefined || scan === 'awaited' ? null : refusalOfScan(scan));
  const isAwaited = refusal === null && scan === 'awaited';
  const recorded = recordedFor(state.agency, filing, arrived.grant.person);
  const firstFiled = previous === null ? undefined : firstFiledOf(previous, state.agency);
  const supersededState = refusal === null && previous !== null ? next(previous.state, 'supersede') : undefined;
  const received: Submission = {
    id,
    area: filing.area,
    year: filing.year,
    agency: filing.agency,
    n,
    state: refusal === null ? 'received' : 'refused',
    arrival: arrived.arrival,
    storedUnder: id,
    fileName: arrived.fileName,
    size: arrived.size,
    receivedAt: at,
    // Behind an upload that is itself not read yet stands the draft that was there before both.
    ...(supersededState === undefined || previous === null
      ? {}
      : { supersedes: previous.state === 'received' ? previous.supersedes : previous.id }),
    ...(arrived.sameFileReason === undefined ? {} : { sameFileReason: arrived.sameFileReason }),
    ...scanNoted(scan, refusal, at),
    digest: null,
    format: null,
    refusal,
    explanations: [],
    waivers: [],
    statement: null,
    decisions: [],
    touched: [
      { person: arrived.grant.person, how: 'uploaded' },
      ...(arrived.typedBy ?? []).map((person) => ({ person, how: 'keyed' as const })),
    ],
    ...(recorded === undefined ? {} : { recorded }),
    ...(firstFiled === undefined ? {} : { firstFiled }),
    withdrawnAt: null,
    contentDigest: null,
    seal: null,
  };
  const actor = personActor('agency', arrived.grant.person);
  const { version: _version, audit: _audit, marks, ...rest } = filing;
  const change: FilingChange = {
    before: filing,
    after: {
      ...rest,
      lastNumber: n,
      ...(refusal === null
        ? {
            ...{ current: n, state: 'received' as const, counts: { block: 0, explain: 0, unread: 0, confirm: 0 } },
            ...marksKept(received),
          }
        : marks === undefined
          ? {}
          : { marks }),
      lastDeedAt: refusal === null ? at : lastDeedAfter(state, filing.state, at),
    },
    submissions: [
      { from: null, after: received },
      ...(previous !== null && supersededState !== undefined
        ? [{ from: previous.state, after: { ...previous, state: supersededState } }]
        : []),
    ],
    events: [
      {
        at,
        deed: refusal === null ? 'receive' : 'refuse-upload',
        actor,
        submission: id,
        details: {
          size: arrived.size,
          supersedes: supersededState === undefined || previous === null ? null : previous.id,
          refusal: refusal?.code ?? null,
          ...(isAwaited ? { scan: 'awaited' } : {}),
          ...(recorded === undefined ? {} : paperDetails(recorded)),
        },
      },
    ],
    effects: [
      { claim: { arrival: arrived.arrival, submission: id } },
      // Whoever hears the scanner meanwhile finds no submission yet: then this is judged anew, on its word.
      ...(scan === 'awaited' ? [{ unheard: arrived.arrival }] : []),
      ...(isAwaited || (refusal !== null && arrived.isTold === true)
        ? []
        : refusal === null
          ? [startIntake(id)]
          : tellRefusal(state, received, refusal, arrived.grant)),
    ],
  };
  return { change, value: id };
}

/** Of a file that is refused whatever the scanner says, nothing waits for it. */
function scanNoted(scan: Arrived['scan'], refusal: Refusal | null, at: string): Pick<Submission, 'scan'> {
  if (scan === undefined) return {};
  if (scan === 'awaited') return refusal === null ? { scan: { is: 'awaited' } } : {};
  return { scan: { is: refusalOfScan(scan) === null ? 'passed' : 'stopped', status: scan.status, at } };
}

export function startIntake(id: SubmissionId): Effect {
  return { queue: { kind: 'start', id: `intake.${id}`, machine: 'intake', name: id, input: submissionInput(id) } };
}

/** Whoever sent the file is told; where somebody else is the contact by now, they too, who have the link. */
function tellRefusal(state: FilingCase, received: Submission, refusal: Refusal, grant: FilingGrant): Effect[] {
  const { contact, deadline, invitedAt } = state.agency;
  const message = {
    name: 'upload-refused' as const,
    ...messageHead(state),
    deadline,
    fileName: received.fileName,
    refusal,
  };
  const id = `${received.id}.upload-refused`;
  const replaced = refusal.code === 'link-replaced';
  const toSender = { kind: 'mail' as const, id, to: grant.person, message, grant: replaced ? null : grant.id };
  if (!replaced) return [{ queue: toSender }];
  return [
    { queue: toSender },
    {
      queue: {
        kind: 'mail',
        id: `${id}.contact`,
        to: contact,
        message: { ...message, sender: grant.person.name },
        // Not invited yet: nobody gave them a grant, and the invitation brings the link.
        grant: invitedAt === null ? null : filingGrantId(state.filing, contact),
      },
    },
  ];
}

function refusalFor({ season, agency, filing, submission }: FilingCase, grant: FilingGrant): Refusal | null {
  const isContact = agency.contact.address === grant.person.address;
  const records = !isContact && agency.removed === null && mayRecord(filing, grant.person);
  const isTheirs = isContact || records;
  if (grant.status === 'revoked' || !isTheirs) {
    return { code: 'link-replaced', detail: '' };
  }
  if (isOver(season, filing)) return { code: 'season-closed', detail: season.state };
  if (records && isAgencyAtWork(filing, submission)) return { code: 'agency-at-work', detail: '' };
  if (filing.state !== null && UNDER_DECISION.includes(filing.state)) {
    return { code: 'under-decision', detail: filing.state };
  }
  if (filing.released !== null && openCorrection(filing) === undefined)
    return { code: 'already-released', detail: filing.released.release };
  return null;
}
