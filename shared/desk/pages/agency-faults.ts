/** Which field of an agency's page a refused deed is about, and by which id it is found there. */
import type { Texts } from '#shared/words/texts.js';
import type { AgencyDeed, AgencyFault, AgencyPage } from '../agency-views.js';
import type { Fault } from '../parts/problem.js';

export const idOf = (field: string): string => `field-${field}`;

const REASONS: Partial<Record<AgencyDeed, string>> = {
  merger: 'field-merge-reason',
  removal: 'field-reason',
  deadline: 'field-deadline-reason',
};

/** The field that a refused deed is about, where there is one. */
export function faultsIn(t: Texts, { fault, refused }: AgencyPage): Fault[] {
  if (fault === null) return [];
  const named = refused === 'merger' ? 'field-others' : idOf('predecessors');
  const fields: Partial<Record<AgencyFault, string | undefined>> = {
    'reason-missing': refused === undefined ? undefined : REASONS[refused],
    'nothing-named': named,
    'unknown-name': named,
    'bad-day': 'field-deadline',
  };
  const id = fields[fault];
  return id === undefined ? [] : [{ id, text: t.agency.faults[fault] }];
}
