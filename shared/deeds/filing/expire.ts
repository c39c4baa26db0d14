/** The season was closed: a draft that was not filed is over, and its agency is told. */
import { filingGrantId } from '#shared/access/links.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { isOver } from '#shared/filing/over.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Submission } from '#shared/filing/model.js';
import type { OutboxDraft } from '#shared/outbox/row.js';
import type { Judgement } from '../change.js';
import { tellAgency } from './tell-agency.js';
import { lawfulNext, moveCurrent, systemActor, type FilingCase } from './case.js';

export function expire(state: FilingCase, now: Date): Judgement<Submission | null> {
  const { season, agency, filing, submission } = state;
  // Opened again meanwhile, filed at the last moment, or a correction of what is public: nothing is over.
  if (!isOver(season, filing) || submission === null) return { already: submission };
  const lawful = lawfulNext(submission, 'expire');
  if ('refused' in lawful) return { already: submission };
  const after: Submission = { ...submission, state: lawful.to };
  const mail = closingMail(season, agency, true);
  const change = moveCurrent(
    { ...state, submission },
    after,
    { deed: 'expire', actor: systemActor('advance-seasons'), at: now },
    {
      effects:
        submission.recorded === undefined ? [{ queue: mail }] : tellAgency(state, submission, mail.id, mail.message),
    },
  );
  return { change, value: after };
}

/** To the contact of an agency that has not filed when the season closes; once for each closing. */
export function closingMail(season: Season, agency: Agency, draft: boolean): Extract<OutboxDraft, { kind: 'mail' }> {
  const grant = filingGrantId(filingRefOf(agency), agency.contact);
  return {
    kind: 'mail',
    id: `season-closed.${grant}.${(season.closedAt ?? '').slice(0, 16).replace(/[^0-9T]/g, '')}`,
    to: agency.contact,
    grant,
    message: {
      name: 'season-closed',
      agencyName: agency.name,
      year: season.year,
      area: season.areaName,
      draft,
    },
  };
}
