/** The file may be in order, but this is not the moment for it, or not whose turn it is: what counts stays, and the file is only kept. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';

export const STANDING = {
  'link-replaced': {
    title: 'The link of this upload was replaced',
    what: 'This agency has another contact on the roster now, and the file came by the former contact’s page. It was kept, but not used.',
    why: 'Only the contact of today can file, so that two people’s files do not replace each other.',
    todo: [
      'The former contact hands the file to the contact of today.',
      'The contact of today opens the filing page by their own link and uploads it.',
    ],
  },
  'agency-at-work': {
    title: 'The agency is at work itself; what was recorded was not used',
    what: 'After somebody was named to record the paper, the agency’s contact uploaded the report themselves and has not filed it yet. The recorded file was kept, but not used.',
    why: 'It would take the place of the agency’s own draft, and what the contact filled in would be lost.',
    todo: [
      'Please agree with the agency’s contact who files.',
      'If it is whoever records, ask the publisher to enter the paper report again, then upload.',
    ],
  },
  'season-closed': {
    title: 'The season has ended',
    what: 'When this file arrived, the season of this year had ended. It was kept, but not used.',
    why: 'After the end, what was filed and counted stays as it is.',
    todo: ['To file late, please ask the publisher.'],
  },
  'under-decision': {
    title: 'The report is being decided on and cannot be replaced',
    what: 'The last report was filed and is being reviewed. The new file was kept, but not used.',
    why: 'What a reviewer sees must not change before the decision.',
    todo: [
      'To replace it, please withdraw the report on the filing page first, then upload the new file.',
      'Or wait for the decision.',
    ],
  },
  'already-released': {
    title: 'The report is public',
    what: 'This year’s report has been published. The new file was kept, but not used.',
    why: 'What is public can only be corrected by the publisher, with a reason.',
    todo: ['If you found a mistake, please ask the publisher for a correction.'],
  },
  identical: {
    title: 'The same as the file before',
    what: 'This file is byte for byte the one at work, and reads the same.',
    why: 'Identical files are only noted under “Uploads” and replace nothing; what you filled in is kept.',
    todo: [
      'If you did change something, make sure that it was saved and choose that file.',
      'If not, just go on on the page.',
    ],
  },
  'identical-returned': {
    title: 'The same as the file that was returned',
    what: 'This file is byte for byte the one that was returned. It was kept, but not used; the return stands.',
    why: 'The return asks for changes; an unchanged file would most likely be returned again.',
    todo: [
      'Please correct the document as the comment says, save it and choose that file.',
      'If no change is needed, say why under “Why the same file is filed again” and upload it; the reviewer sees your words.',
    ],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
