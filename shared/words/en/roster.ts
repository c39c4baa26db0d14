/** Importing the roster, and what is wrong in it. Kinds are typed in Chinese: the roster is a Chinese document. */
import { KIND_WORDS } from '#shared/season/roster.js';
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const roster: Texts['roster'] = {
  label: 'Roster (one agency a line)',
  hint: 'Copy it from Excel and paste it here, or paste text with commas. The columns in order:',
  hintEmpty:
    'Where reviewer and approver are empty, those of the season are used. Agencies that are known are updated, none is deleted.',
  example: 'jiaoyu-ju,云溪县教育局,部门,张三,zhangsan@example.invalid,,,,',
  button: 'Import the roster',
  next: 'New agencies get no mail by themselves; select them in the overview and invite them. Where an invited agency has another contact, the new one gets a link at once; the former one’s link ends, and a mail says so.',
  problems: {
    'empty-roster': { what: 'Nothing was pasted', todo: 'Copy the lines of the roster from Excel and paste them.' },
    'too-many': { what: 'Too many lines', todo: 'Please import in several parts.' },
    columns: {
      what: 'Too few columns',
      todo: 'From the left at least code, name, kind, contact and the contact’s address, with commas or tabs between them (Excel brings tabs); the four columns of reviewer and approver and that of rule-making power may be left out.',
    },
    missing: { what: 'Not filled in', todo: 'Please fill it in.' },
    'bad-id': {
      what: 'Not a code',
      todo: 'Lower-case letters, digits and hyphens, beginning with a letter, at most 40 characters, for example jiaoyu-ju.',
    },
    'bad-name': { what: 'Not a name of an agency', todo: 'Write the full name, 2 to 60 characters.' },
    'bad-kind': { what: 'Not a kind', todo: `Write one of: ${Object.keys(KIND_WORDS).join(', ')}.` },
    'bad-rule-making': {
      what: 'Not a rule-making power',
      todo: 'Write 有 (yes) or 无 (no); counties and below usually leave it empty, which means no.',
    },
    'bad-address': { what: 'Not a mail address', todo: 'Write the whole address, for example name@example.gov.cn.' },
    'bad-person': {
      what: 'Not a name of a person',
      todo: 'Write a name of 1 to 40 characters; where there is an address there must be a name.',
    },
    twice: {
      what: 'Code or name stands in a line before',
      todo: 'Each agency has one line; please delete or correct the other.',
    },
    'same-person': {
      what: 'Two of contact, reviewer, approver and publisher have the same name or address',
      todo: 'The four must differ; please name another person. A tag after a plus, case, width and spaces do not make an address another one.',
    },
  },
  tooFewColumns: (found, needed) =>
    `Too few columns: this line has ${plural(found, 'column')}, it needs at least ${needed}`,
  pair: (one, other) => `${one} and ${other}`,
  touched: {
    what: (touch) => `This person ${touch} in this year’s report of the agency and cannot decide on it`,
    todo: 'Please name somebody who had no hand in the report.',
  },
  errorsTitle: 'The roster has mistakes and was not imported',
  errorsWhat: (n) =>
    `${plural(n, 'mistake')} found. Nothing of the roster has changed; please correct and import again.`,
  columns: { line: 'Line', field: 'Column', what: 'What is wrong', value: 'What is written', todo: 'How to mend it' },
};
