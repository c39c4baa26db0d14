/** The words of the charts of the public site in English. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const charts: Texts['charts'] = {
  heading: 'Over the years',
  title: (figure, finding) => `${figure}: ${finding}`,
  none: 'no number in any year',
  alone: (year, value) => `${value} in ${year}`,
  more: (year, value, by) => `${value} in ${year}, ${by} more than the year before`,
  less: (year, value, by) => `${value} in ${year}, ${by} fewer than the year before`,
  same: (year, value) => `${value} in ${year}, as in the year before`,
  gap: (year, before, value) => `no number for ${year}, ${value} in ${before}`,
  noNumber: (year) => `no number for ${year}`,
  coverage: (published, expected) => `${published} of ${expected} agencies`,
  given: (numbers, of) => `given in full by ${numbers} of ${plural(of, 'report')}`,
  alternative: (figure, years) => `Line chart. ${figure}: ${years}.`,
  note: 'Each chart begins at 0 and has a scale of its own. Where the line is broken, there is no public report for the year, or no number in it; what is not there does not count as 0.',
  break: (year) =>
    `The dashed line marks another form: reports from ${year} on use the form that the State Council’s General Office prescribed in 2021, those before it the trial form of 2019. The two are drawn apart and not compared.`,
  part: 'Where the line is dotted, the sum of one of the years is not complete, or not known to be: agencies have yet to publish, reports do not give the number in full, or there is no roster. It should not be compared.',
  source: 'Source: the annual reports published on this site. All numbers of the charts stand in the table below.',
  outcomes: {
    title: (all, most, share) => `How requests ended: ${all} in all, ${share} “${most}”`,
    outcome: 'Outcome',
    number: 'Requests',
    note: (reports) =>
      `The sum of ${plural(reports, 'report')}, from the column of totals in table 3; a cell without a number does not count as 0.`,
  },
};
