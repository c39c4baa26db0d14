/** The season was closed: a draft that was not filed is over, and its agency is told. */
import { filingGrantId } from '#shared/access/links.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { isOver } from '#shared/filing/over.js';
import type { Submission } from '#shared/filing/model.js';
import type { Judgement } from '../change.js';
import { tellAgency, type Told } from './tell-agency.js';
import { lawfulNext, messageHead, moveCurrent, systemActor, type FilingCase } from './case.js';

export function expire(state: FilingCase, now: Date): Judgement<Submission | null> {
  const { season, filing, submission } = state;
  // Opened again meanwhile, filed at the last moment, or a correction of what is public: nothing is over.
  if (!isOver(season, filing) || submission === null) return { already: submission };
  const lawful = lawfulNext(submission, 'expire');
  if ('refused' in lawful) return { already: submission };
  const after: Submission = { ...submission, state: lawful.to };
  const change = moveCurrent(
    { ...state, submission },
    after,
    { deed: 'expire', actor: systemActor('advance-seasons'), at: now },
    { effects: closingMails(state, submission, true) },
  );
  return { change, value: after };
}

/** To an agency that has not filed when the season closes, and to whoever records its paper; once for each closing. */
export function closingMails(
  { season, agency, filing }: Pick<FilingCase, 'season' | 'agency' | 'filing'>,
  submission: Submission | null,
  draft: boolean,
): Told[] {
  const contact = filingGrantId(filingRefOf(agency), agency.contact);
  const id = `season-closed.${contact}.${(season.closedAt ?? '').slice(0, 16).replace(/[^0-9T]/g, '')}`;
  const message = { name: 'season-closed', ...messageHead({ season, agency }), draft } as const;
  return tellAgency({ agency, filing }, submission, id, message);
}
