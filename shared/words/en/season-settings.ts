/** The publisher's page about the season itself. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const seasonSettings: Texts['seasonSettings'] = {
  title: 'Settings of the season',
  link: 'Settings of the season: deadlines, office, substitute, closing and archive',
  state: 'Now',
  saved: {
    office: 'The office is saved and stands at the foot of every page and mail from now on.',
    deciders:
      'Saved. Agencies imported from now on without people of their own are decided on by these two; agencies on the roster keep theirs.',
    substitute: 'Saved. The new substitute gets a link of their own.',
    deadlines: 'The deadlines are changed; agencies that are still to file get a mail.',
    missing: 'Saved. The public pages follow with the next release.',
    close: 'The season is closed. Drafts expire, and invited agencies that have not completed filing get a mail.',
    archive: 'The season is archived; from now on it can only be looked at.',
    reopen:
      'The season is open again; agencies can go on uploading and filing. No agency is told by itself: please select in the overview those that are to file, and tell them by “Remind…”.',
  },
  deadlines: {
    title: 'Deadlines',
    lead: 'Agencies of a kind follow; one with a day of its own keeps it. Invited agencies that have not filed get a mail with the reason.',
    button: 'Change deadlines and tell agencies',
  },
  missing: {
    title: 'Naming who is missing',
    lead: 'Before its deadline no agency is named as missing on the public pages; they only say how many of how many have published. Whether those are named whose own deadline is past is for you to say. It takes effect with the next release.',
    choices: { count: 'Count only, name nobody (default)', name: 'Name those whose deadline is past' },
    button: 'Save',
  },
  office: { title: 'Collecting office', lead: 'Whom agencies may ask.', button: 'Save the office' },
  substitute: {
    title: 'Substitute',
    lead: 'Takes over by a link of their own while the publisher is away. Empty both fields to have none.',
    button: 'Save the substitute',
  },
  publisher: {
    title: 'Another publisher',
    lead: (name) => `The publisher is ${name}. Your links end as soon as another is named.`,
    button: 'Name another publisher',
  },
  deciders: {
    title: 'Reviewer and approver by default',
    lead: 'Used where the roster names nobody for an agency. For agencies on the roster, change the roster.',
    button: 'Save the default deciders',
  },
  close: {
    title: 'Close the season',
    lead: 'After it nothing more is taken in; what was filed goes on through review and publication. Until then late agencies can still file, and that is said.',
    button: 'Close the season…',
    previewTitle: 'Closing the season: what would happen',
    drafts: (n) =>
      `${plural(n, 'agency has', 'agencies have')} a draft that was not filed: it expires, and they get a mail.`,
    missing: (n) =>
      `${plural(n, 'agency has', 'agencies have')} not completed filing (returned, withdrawn, reopened and not yet invited ones among them): they cannot upload any more; those that were invited get a mail.`,
    deciding: (n) =>
      `${plural(n, 'report is', 'reports are')} being decided on or waiting to be published: they go on as usual.`,
    released: (n) => `${plural(n, 'report is', 'reports are')} published: nothing changes.`,
    confirm: 'Close it',
    back: 'Back, do not close',
  },
  archive: {
    title: 'Archive',
    lead: 'Afterwards agencies cannot upload or file. If something must change, the season can be opened again. Everything that was filed must be done first.',
    button: 'Archive the season',
    sure: 'Yes, archive the season',
  },
  reopen: {
    title: 'Open again',
    lead: 'Agencies can upload and file again; drafts that expired must be uploaded anew. No agency is told by itself; please tell those that are to file by “Remind…” in the overview afterwards.',
    button: 'Open the season again',
  },
  next: {
    title: (year) => `Begin ${year}`,
    lead: 'Roster (without those taken off it), publisher, substitute, deciders and office stay; only the deadlines are asked. Nobody is mailed yet.',
    button: (year) => `Begin the season of ${year}`,
  },
  backToBoard: 'Back to the overview',
};
