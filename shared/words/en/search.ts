/** The page that searches the site. Its script takes these words from the page. */
import type { Texts } from '../texts.js';

export const search: Texts['search'] = {
  title: 'Search',
  link: 'Search',
  description: 'Search by the name of an agency, short or in pinyin, by words of a report, or by a figure.',
  toSearch: 'Search agencies, words of reports and figures',
  label: 'Agency, words of a report, or figure',
  hint: 'For example jiaoyuju, weishengju, litigation, or Chinese words of a report',
  year: 'Year whose reports are searched for words',
  button: 'Search',
  noScript: 'This browser does not run the script of this page, so nothing can be searched here.',
  orElse: 'Or go to: ',
  allAgencies: 'All agencies',
  agencies: 'Agencies',
  figures: 'Figures',
  reports: 'Words of reports',
  none: 'Nothing was found. Try fewer characters, or look in the list of agencies.',
  searching: 'Searching…',
  failed: 'The files for searching could not be loaded. Please try later, or look in the list of agencies.',
  found: '{n} found',
  more: 'Only the first {n} are listed; please type more.',
  ofYear: '{year}',
  sum: '{sum} ({numbers} of {of} agencies give a number)',
  sumOfAll: '{sum} (of all {of} agencies)',
  noSum: 'No number (of {of} agencies)',
};
