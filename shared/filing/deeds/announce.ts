/** The intake's last deed: the submission becomes a draft that the agency can work on, or is refused with the reason. */
import { filingGrantId } from '../../access/links.js';
import type { Judgement } from '../change.js';
import { countsOf } from '../completeness.js';
import { cutTo } from '../cut.js';
import type { Refusal } from '../model.js';
import type { SubmissionState } from '../states.js';
import { about, isRead, lawfulNext, moveCurrent, systemActor, type FilingState } from './about.js';

export interface Announcement {
  readonly outcome: 'read' | 'refused' | 'failed';
  /** For `failed`: what broke, for the people who run the service; the agency is told to try again. */
  readonly error?: string | undefined;
}

export function announce(state: FilingState, announcement: Announcement, now: Date): Judgement<SubmissionState> {
  const { submission } = state;
  // A newer upload took its place, or the step was repeated after it had succeeded: nothing more to say.
  if (submission !== null && submission.state !== 'received') return { already: submission.state };
  return announcement.outcome === 'read' && isRead(state)
    ? announceDraft(state, now)
    : announceRefusal(state, announcement, now);
}

function announceDraft(state: FilingState, now: Date): Judgement<SubmissionState> {
  const lawful = lawfulNext(state.submission, 'draft');
  if ('refused' in lawful) return lawful;
  if (!isRead(state)) return { refused: { code: 'not-found' } };
  const counts = countsOf(state.submission, state.record, state.check);
  const after = { ...state.submission, state: lawful.to };
  const change = moveCurrent(
    state,
    after,
    { deed: 'draft', actor: systemActor('announce-draft'), at: now, details: { ...counts } },
    {
      counts,
      effects: [
        {
          queue: {
            kind: 'mail',
            id: `${after.id}.draft-ready`,
            to: state.agency.contact,
            grant: filingGrantId(after.year, after.agency, state.agency.contact),
            message: {
              name: 'draft-ready',
              ...about(state),
              deadline: state.agency.deadline,
              n: after.n,
              blocks: counts.block,
              explains: counts.explain,
              unread: counts.unread,
              confirms: counts.confirm,
            },
          },
        },
      ],
    },
  );
  return { change, value: lawful.to };
}

function announceRefusal(state: FilingState, { error }: Announcement, now: Date): Judgement<SubmissionState> {
  const lawful = lawfulNext(state.submission, 'refuse');
  if ('refused' in lawful) return lawful;
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  const refusal: Refusal = submission.refusal ?? { code: 'processing-failed', detail: cutTo(error ?? '', 200) };
  const after = { ...submission, state: lawful.to, refusal };
  const change = moveCurrent(
    { ...state, submission },
    after,
    { deed: 'refuse', actor: systemActor('announce-draft'), at: now, details: { refusal: refusal.code } },
    {
      effects: [
        {
          queue: {
            kind: 'mail',
            id: `${after.id}.upload-refused`,
            to: state.agency.contact,
            grant: filingGrantId(after.year, after.agency, state.agency.contact),
            message: {
              name: 'upload-refused',
              ...about(state),
              deadline: state.agency.deadline,
              fileName: after.fileName,
              refusal,
            },
          },
        },
      ],
    },
  );
  return { change, value: lawful.to };
}
