/** The words of list pages, and of what a year's page says of those who have not published. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const siteRanges: Texts['siteRanges'] = {
  between: (first, last) => (first === last ? first : `${first} to ${last}`),
  listTitle: (title, between) => (between === '' ? title : `${title}: ${between}`),
  page: (n) => `Page ${n}`,
  emptyRange: (n) => `Page ${n} (no reports yet)`,
  reports: (count) => plural(count, 'report'),
  agencies: (count) => plural(count, 'agency', 'agencies'),
  agenciesTitle: (area) => `Agencies of ${area} that have published annual reports`,
  allAgencies: 'All agencies',
  highest: 'Agencies with the highest numbers',
  due: (count, first, last) =>
    last === null
      ? `${plural(count, 'agency has', 'agencies have')} not published yet; reports are due by ${first}.`
      : `${plural(count, 'agency has', 'agencies have')} not published yet; reports are due between ${first} and ${last}, depending on the kind of agency.`,
  asOf: (day) => `As of ${day}.`,
  yearIndex: (year) => `Totals and list of data files for ${year} (JSON)`,
};
