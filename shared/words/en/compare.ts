/** The words of the pages that compare years and agencies, in English. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const compare: Texts['compare'] = {
  title: 'Years and agencies compared',
  intro:
    'Every number comes from the annual reports published on this site. Choose a figure to see its sums year by year and the agencies with the most.',
  figureTitle: (figure) => `${figure}: years and agencies compared`,
  description: (area, figure) => `${figure}, agencies of ${area}: sums year by year, and the agencies with the most`,
  what: {
    received: 'Requests newly received in the year: table 3, item 1.',
    granted: 'Requests that were granted: table 3, item 3 (1).',
    partial: 'Requests that were granted in part: table 3, item 3 (2).',
    denied: 'Requests that were refused: table 3, item 3 (3), the sum of its lines 1 to 8.',
    carriedForward: 'Requests carried forward to the next year: table 3, item 4.',
    review: 'Cases of administrative review, all results: table 4.',
    litigation: 'Cases of administrative litigation, with and without prior review: table 4.',
  },
  figures: 'Figures compared',
  byYear: 'Sums by year',
  total: 'All',
  coverage: 'Published',
  coverageOf: (published, expected) => `${published} of ${expected}`,
  coverageUnknown: 'number due not known',
  numbersOf: (numbers, of) => `${numbers} of ${of} reports`,
  noNumber: 'no number',
  partly: 'Incomplete',
  partlyNote:
    'Some agencies did not fill in every cell of this figure. What they did fill in counts towards the sum, stands in a column of its own, and is not ranked.',
  most: 'Agencies with the most, by year',
  mostOf: (year) => String(year),
  nobody: 'No agency reported a number above 0 in this year.',
  mostSentence: (year, agency, value, share) => `most in ${year}: ${agency} with ${value}, ${share} of all`,
  mostShared: (year, agencies, value) => `most in ${year}: ${agencies} with ${value} each`,
  manyShared: (year, count, value) => `most in ${year}: ${plural(count, 'agency', 'agencies')} with ${value} each`,
  share: 'Share',
  more: (from, to) => `Places ${from} to ${to}`,
  others: (value) => `All other agencies together: ${value}.`,
  allData: (year) => `Data of all agencies, ${year}`,
  toCompare: 'Years and agencies compared',
  whoMost: 'Who makes up each figure, and how it was in other years: ',
  nothing: 'There is nothing to compare yet.',
};
