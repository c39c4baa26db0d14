/**
 * What the publisher does about single reports on the desk: hands in last year's, waives findings, resumes a stopped review, looks
 * at pages before they are public, releases, corrects and takes back. What comes of a deed is done elsewhere: by the release
 * machine (publishing.ts), and by whoever reads what was uploaded (intake.ts).
 */
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { FOLDERS, mayCommit, mayRead, mayReadObjects, mayWriteObjects } from './rights.js';
import { maySign, mayVerifyFiled, type SigningKeys } from './signing.js';
import type { Verbs } from './verbs.js';

export class PublisherDesk extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs, keys: SigningKeys) {
    super(scope, 'Publisher');
    const requestPrevious = verbs.make(this, 'request-previous');
    mayCommit(requestPrevious, data.table);
    mayWriteObjects(requestPrevious, data.uploads, FOLDERS.previous);
    mayCommit(verbs.make(this, 'import-last-year'), data.table);

    // What take-back takes back was approved or is public; it writes no page: that is for the release which it begins or the next one.
    for (const name of ['waive-finding', 'resume-review', 'take-back'] as const) {
      const verb = verbs.make(this, name);
      mayCommit(verb, data.table);
      maySign(verb, keys.checkpoint);
    }

    // The pages before they are public, from the same state; of the site it reads what a correction takes the place of.
    const preview = verbs.make(this, 'preview-release');
    mayRead(preview, data.table);
    mayVerifyFiled(preview, data, keys);
    mayReadObjects(preview, data.site);

    const release = verbs.make(this, 'release');
    mayCommit(release, data.table);
    mayWriteObjects(release, data.documents, FOLDERS.releases);
    // Before anything becomes public its page says whether it is what was filed.
    mayVerifyFiled(release, data, keys);
  }
}
