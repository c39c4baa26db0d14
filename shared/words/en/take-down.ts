/** Taking down what is public, and undoing it: the publisher's forms and the page before it happens. */
import type { Texts } from '../texts.js';

export const takeDown: Texts['takeDown'] = {
  title: 'Take down…',
  hint: 'Where a published report should not be public any more. The next page says what happens; only its button takes the report down. If only numbers must be corrected, ask the agency for a correction: until that is published, the present version stays public.',
  cause: 'Why it is taken down',
  causes: {
    'wrong-content': 'The content is wrong and should not be public until corrected',
    'not-for-public': 'It contains what must not be public',
    'by-mistake': 'Published by mistake (wrong agency or year, for example)',
    other: 'Other',
  },
  reason: 'In your words (for the agency and those who decided; not public)',
  next: 'See what taking down does…',
  previewTitle: 'Before it is taken down',
  what: (title) => `To be taken down: ${title}`,
  publicVersion: (version, day) => `version ${version}, published ${day}`,
  address: 'Public address',
  happens: 'What happens when you confirm',
  consequences: (correcting) => [
    'Within minutes every public address of the report (pages and data files of all versions) says that it was taken down, when, and whom to ask; not why.',
    'Lists, totals, open data and the feed do not count the report any more; the site says that the report of this agency was taken down.',
    `The agency’s contact, the reviewer and the approver get a mail with the reason and your words${correcting ? '; the correction under way goes on.' : '. The agency can correct the report and file it again (where the season is archived, open it again first).'}`,
    'What others downloaded or copied, or a search engine keeps, cannot be called back by this system; please see to it separately.',
    correcting
      ? 'The report and its history are kept. As a correction is under way, this version cannot be put back; the correction takes its place.'
      : 'The report and its history are kept. If it was a mistake, the report can be put back and published again.',
  ],
  underWay:
    'A correction of this report is under way. It is not affected: once approved, it is published as a new version.',
  button: 'Take this report down',
  back: 'Do not take it down; back to the report',
  note: (by, at) => `${by} took this report down on ${at}`,
  because: (cause) => `Reason: ${cause}`,
  rolledBack: (by, at, version) => `${by} took back, on ${at}, the release that had made version ${version} public`,
  rolledBackMeans:
    'That version is not public any more. The report stands as approved; once released again it is a new version.',
  rolledBackDisowned:
    'Somebody said that a decision on it was not theirs, so that it counts as taken down and cannot be released again; the agency files it anew.',
  putBack: {
    title: 'Put back…',
    hint: 'Where it was a mistake, or the reason is gone. The report stands as approved again and is published anew by the publisher, as a new version. The agency’s contact and those who decided get a mail.',
    reason: 'Why it is put back',
    button: 'Put back, to be published again',
    note: (by, at) => `${by} put the report back on ${at}, to be published again`,
  },
};
