/** Fields that are asked for on more than one page, and what is wrong with them. */
import type { Texts } from '../texts.js';
import { names } from './names.js';

type Fields = Texts['fields'];

const labels: Readonly<Record<string, string>> = {
  areaName: 'Name of the area',
  publisherName: 'Publisher’s name',
  publisherAddress: 'Publisher’s mail address',
  substituteName: 'Substitute’s name',
  substituteAddress: 'Substitute’s mail address',
  officeName: 'Name of the office',
  officePhone: 'Phone',
  officeHours: 'Office hours',
  year: 'Report year',
  'deadline-department': 'Deadline of departments',
  'deadline-township': 'Deadline of townships and subdistricts',
  'deadline-government': 'Deadline of governments',
  'deadline-vertical': 'Deadline of vertically managed bodies',
  reviewerName: 'Reviewer’s name',
  reviewerAddress: 'Reviewer’s mail address',
  approverName: 'Approver’s name',
  approverAddress: 'Approver’s mail address',
  recorderName: 'Name of who records it',
  recorderAddress: 'Mail address of who records it',
  handedInBy: 'Who handed the paper in',
  receivedOn: 'Day on which the paper came in',
  reason: 'Reason',
  naming: 'Naming who is missing',
  sure: 'Confirmation',
};

const label: Fields['label'] = (field) => labels[field] ?? field;

const problem: Fields['problem'] = ({ field, code, detail = '' }) => {
  const name = label(field);
  switch (code) {
    case 'missing':
      return field === 'sure' ? 'Please tick the box first.' : `${name}: please fill this in.`;
    case 'half':
      return `${name}: please add it. Name and address go together; leave both empty where there is nobody.`;
    case 'too-long':
      return `${name}: too long; at most ${detail} characters.`;
    case 'bad-address':
      return `${name}: “${detail}” is no complete address, such as name@example.gov.cn.`;
    case 'bad-name':
      return `${name}: there are no letters in it.`;
    case 'bad-day':
      return `${name}: “${detail}” is no date, such as 2027-01-31.`;
    case 'bad-year':
      return 'Please choose the year.';
    case 'outside':
      if (field === 'receivedOn') return `${name}: must lie between ${detail.replace('/', ' and today (')}).`;
      return `${name}: must lie in ${detail}, the year after the one reported on.`;
    case 'same-person':
      return `${names.pair(detail)} must be two people with two addresses. Please name another.`;
  }
};

export const fields: Fields = {
  label,
  problem,
  fill: (name) => `Please fill in: ${name}.`,
  choose: (name) => `Please choose: ${name}.`,
  tick: (words) => `Please tick “${words}”.`,
  problemTitle: 'Please mend the following first',
  problemHint: 'Each line leads to its field. What you typed is still here.',
  hints: {
    areaName: 'As people write it, e.g. 云溪县. It stands on every page, in every mail and on the public site.',
    publisherAddress: 'The publisher’s links and codes go to this address.',
    substituteName:
      'Takes over while the publisher is away. Like the publisher, nobody who is contact of an agency, reviewer or approver.',
    officeName: 'Whom agencies may ask, e.g. 云溪县政务公开办公室.',
    officePhone: 'E.g. 0359-7020000.',
    officeHours: 'E.g. Monday to Friday, 9:00–12:00 and 14:30–18:00.',
    year: 'The year whose reports are collected.',
    deadline: 'Each ends at 24:00 of its day, Beijing time.',
    reviewerName: 'Looks at each report first. The roster can name another for an agency.',
    approverName: 'Makes the last decision after the review; not the reviewer.',
    reason: 'Goes into the record; those concerned see it.',
  },
};
