/** The words of the public site for reports of earlier years: they were imported, and nobody filed or decided them here. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const siteHistory: Texts['siteHistory'] = {
  mark: 'earlier report',
  noticeTitle: 'An earlier report, imported',
  notice:
    'The agency published this report itself at the time; it was imported later, to be read and compared. It was not filed, reviewed or approved in this system, and its numbers were not checked here.',
  unreadNone: 'All cells of the three tables were read.',
  unread: (count) =>
    `${plural(count, 'cell was', 'cells were')} not read. The tables say “not read” there; none of them is taken for 0. What the agency published at the time holds.`,
  trial:
    'This report is on the trial form of 2019. Its cells that mean something else than those of the form in force (such as “newly made this year”, “disclosed in all”, “central procurement”) have no place here and are left out; cells of the form in force that it does not have say “not on the original form”.',
  about: 'Where this report is from',
  where: 'Source',
  publishedThen: 'First published on',
  page: 'Page at the time',
  stated: 'Agency as the document states it',
  importedAt: 'Imported on',
  publishedHere: 'Made public here on',
  documentKind: 'Format of the document',
  documentDigest: 'Digest of the document (SHA-256)',
  documentNotPublished:
    'The office that runs this site says where it is from; this site has not opened those addresses, and does not hand out the document.',
  auditHead: 'Head of the log when it was made public (SHA-256)',
  listed: (title) => `${title} (earlier report, imported)`,
  yearNotice: (count) =>
    `${plural(count, 'report of this year is an earlier report', 'reports of this year are earlier reports')}: published by the agencies themselves at the time and imported later; not filed, reviewed or approved in this system. How many agencies owed a report is not known here, and sums are of what was imported alone.`,
  coverage: (count) =>
    `${plural(count, 'earlier report', 'earlier reports')} imported (how many were owed is not known)`,
  totals: (count) =>
    `Earlier reports: the sum of the ${plural(count, 'report', 'reports')} imported, not of all agencies; cells that were not read are in none of the sums.`,
  chart:
    'A square is of earlier reports that were imported and not reviewed in this system; a number of them that was not read is left out, never 0.',
  point: 'earlier report',
  here: (day) => `here since ${day}`,
  schema: 'Format of the data of an earlier report (JSON Schema)',
  csvHead: 'Source',
  csvValue: 'Earlier report (imported, not approved here)',
  csvFiled: 'Filed and approved here',
};
