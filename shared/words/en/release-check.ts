/** The checklist before a release: what was looked at, and what came of it. */
import type { Texts } from '../texts.js';
import { count } from '../count.js';
import { plural } from './plural.js';
import { site } from './site.js';

export const releaseCheck: Texts['releaseCheck'] = {
  title: 'Checks before the release',
  glance: { ok: 'nothing to see', look: 'please look', cannot: 'cannot be released' },
  sum: (ok, look, cannot) =>
    [
      `${plural(ok, 'report has', 'reports have')} nothing to see`,
      ...(look > 0 ? [`${plural(look, 'wants', 'want')} a look first`] : []),
      ...(cannot > 0 ? [`${count(cannot)} will not be released now`] : []),
    ].join(', '),
  details: (name) => `${name}: what was checked`,
  seal: {
    same: 'Content, original and log are as they were filed; the seal holds.',
    changed: (what) => `Not as it was filed: ${what}. Please do not release it, and tell whoever runs the system.`,
    later: 'With so many, seals are verified one by one at the release; what differs is not released.',
  },
  rules: { unread: 'There are no data to make public.' },
  personal: 'There may be personal data in the text:',
  noPersonal: 'No personal data were found.',
  strays: 'Words of tables, running heads or page numbers stand in the text:',
  noStrays: 'No words of tables, running heads or page numbers stand in the text.',
  section: (n) => `Section ${n}`,
  preview: 'Look at its page before the release',
  previewHint: `The preview has the pages and files of this report as they will be published; only the line “${site.auditHead}” is settled by the release.`,
  waivers: 'Waivers (the reasons become public with the report):',
  waivedBy: (reason, by) => `${reason} (${by})`,
  explanations: 'Explanations of the agency (they become public with the report):',
  corrects: (version, reason) =>
    `Takes the place of public version ${version}${reason === '' ? '' : `; reason of the correction: ${reason}`}. The former version stays readable.`,
  missing: {
    count: (published, expected) =>
      `After the release the public pages say that ${published} of ${plural(expected, 'agency', 'agencies')} have published.`,
    none: 'Nobody is named.',
    named: (n, names) =>
      `${plural(n, 'is named', 'are named')}: ${names.join(', ')}${n > names.length ? `, and ${plural(n - names.length, 'other')}` : ''}.`,
    change: 'Change whether they are named',
  },
  noneToRelease: 'None of these reports can be released now.',
};
