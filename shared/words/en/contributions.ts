/** Who makes up the totals of a year, and whose reports are added up, on the public pages. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const contributions: Texts['contributions'] = {
  title: (year, row) => `Who makes up the total of “${row}” in ${year}`,
  description: (area, year, row) => `${area}: what each agency gave for “${row}” in ${year}`,
  table2: 'Active disclosure',
  who: 'What each agency gave',
  total: 'Total',
  totalOfRange: 'Total of this page',
  allRanges: 'All agencies',
  coverage: (published, expected) =>
    `Of ${plural(expected, 'agency', 'agencies')} in the scope, ${published} published; only these are added up.`,
  none: {
    blank: 'blank',
    mark: 'a mark',
  },
  note: 'Agencies that gave no number are listed as well and not taken for 0. The name of an agency leads to its report.',
  usual:
    'The totals add up departments, townships and vertical bodies; the report of a government is a sum itself and is not added again.',
  scope: ({ kinds, groups, inParent, except, below, declared }) =>
    `${[
      `The scope of the totals was declared by this area on ${declared}: ${kinds.join(', ')}${groups.length === 0 ? '' : ` among ${groups.join(', ')} and what belongs to them`}`,
      ...(inParent ? ['what belongs to another agency is part of that agency’s report'] : []),
      ...(except > 0 ? [`${plural(except, 'agency', 'agencies')} left out`] : []),
      ...(below ? ['areas below are not added up here; see their own sites'] : []),
    ].join('; ')}.`,
  seeWho: 'Each total leads to the agencies that make it up.',
  everybody: 'What every agency gave: ',
  among: (given, published) =>
    ` (${[
      ...(given === null ? [] : [`among the ${given.n} of ${plural(given.of, 'report')} that gave a number for it`]),
      ...(published === null ? [] : [`${published.n} of ${plural(published.of, 'agency', 'agencies')} published`]),
    ].join('; ')})`,
  without: (count) =>
    `${plural(count, 'agency', 'agencies')} did not give every number of it and ${count === 1 ? 'is' : 'are'} not ranked; ${count === 1 ? 'its number' : 'their numbers'} may be higher.`,
};
