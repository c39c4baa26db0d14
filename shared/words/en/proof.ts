/** Seal, log and receipt number in words: what is not as it was filed, and what the page that verifies a number answers. */
import type { Texts } from '../texts.js';

type Proof = Texts['proof'];

const changed: Proof['changed'] = {
  subject: 'agency and year',
  original: 'the original file',
  pages: 'page pictures',
  cells: 'cells',
  provenance: 'where cells come from, who filled in or confirmed them',
  sections: 'text',
  reading: 'title, preamble and other results of reading',
  ruleSet: 'version of the rules',
  findings: 'findings',
  check: 'result of the check',
  explanations: 'explanations',
  waivers: 'waivers',
  statement: 'statement of filing',
  answers: 'who explained, waived and stated',
  content: 'the content filed',
  seal: 'seal',
  decisions: 'state and decisions of review and approval',
  event: 'log of deeds',
  head: 'last digest of the log',
  checkpoint: 'checkpoint of the log',
};

export const proof: Proof = {
  changed,
  flaws: {
    ...changed,
    number: 'number of filing',
    form: 'format of the file (not one of this system, or of an unknown version)',
    unsealed: 'no seal (there were none when it was filed)',
    missing: 'a file is missing',
    digest: 'content of a file (not that of the list’s digest)',
    release: 'signature of the release',
    summary: 'totals of the year (not those of the reports or of their sum)',
    season: 'checkpoint of the year’s log (not of a year that this site publishes)',
    'pack-list': 'list of the files of whole years (not signed by a known key, or of an unknown version)',
    pack: 'a file of whole years (not what its list or the reports say)',
  },
  whatNow: {
    file: 'Not verified: do not rely on this file. See that keys.json is from the right site and whole, and verify again; if it still differs, ask whoever issued the file for another copy.',
    site: 'Not verified. So it is while a release is being published: verify again in half an hour; a site without a release cannot be verified. If it still differs, give these lines to the administrator of the site (docs/runbook.md, “site-changed”), and do not rely on the files named.',
  },
  receiptUnproven: 'The seal is genuine; the log has no signed checkpoint, so persons and times are not proven.',
  exportUnproven: (signed, events) =>
    `The content agrees with its seal; the log is signed up to entry ${signed} only, those up to ${events} are not proven.`,
  formerRelease:
    'The signature of the release is of a former version and leaves out the number of reports and the checkpoints of the years; these two are not proven.',
  packs: (files, release, isCurrent) =>
    `Files of whole years: ${files}, of release ${release}${isCurrent ? ', as the site shows it now' : '; the site shows a later release, which they will follow'}`,
  releaseOf: (id, at) => `Release ${id}, published ${at}; please make sure that this is the latest one`,
  beforeSeals:
    'There were no seals yet when this was filed: the content is held against the digest of that time, without a signature.',
  changedList: (what) => what.map((one) => changed[one]).join(', '),
  verify: {
    title: 'Verify a number of filing',
    intro:
      'The number on a receipt can be verified here. This page only answers whether the number is genuine; it shows nothing of the report.',
    label: 'Number of filing',
    hint: 'Please type it as on the receipt, with the check code at its end, for example 2025-jiaoyu-1-7K3M9QXA2B.',
    button: 'Verify',
    genuine: 'The number is genuine',
    genuineText: (number, at) => `The report of number ${number} was filed and sealed on ${at}.`,
    digest: 'Digest of the content (SHA-256)',
    genuineHint: 'Please compare it with the digest on the receipt; the two must be the same to the letter.',
    empty: 'Please type a number of filing',
    emptyText:
      'No number was typed, so nothing was verified. Please type the whole number of the receipt and press “Verify”.',
    unknown: 'No such number',
    unknownText: 'No filing has this number.',
    unknownHint:
      'Please look whether it is complete; upper and lower case make no difference. Early receipts have no check code and cannot be verified here.',
  },
};
