/** A report as the page before its release has it. */
import { releaseCheck, type Checked } from '#shared/desk/release-check.js';
import type { ReleasePreview } from '#shared/desk/publisher-views.js';
import { agency, checkOf, submissionOf } from './views.js';

type Report = ReleasePreview['reports'][number];

export function releasable(more: Partial<Omit<Report, 'check'> & Checked> = {}): Report {
  const { again = null, submission = submissionOf(2, 'approved'), version = 1, url = 'https://x.invalid/' } = more;
  const checked: Checked = {
    ...{ submission, filing: { corrections: [], released: null }, check: checkOf(), again, changed: [], strays: [] },
    ...(more.filing === undefined ? {} : { filing: more.filing }),
    ...(more.check === undefined ? {} : { check: more.check }),
    ...(more.changed === undefined ? {} : { changed: more.changed }),
    ...(more.strays === undefined ? {} : { strays: more.strays }),
  };
  return { agency: more.agency ?? agency, submission, url, version, again, check: releaseCheck(checked) };
}

export const NOBODY_MISSING = { expected: 6, published: 6, named: [] };
