/** Something is still to be filled in, ticked or chosen, on the form that was posted or in the report itself. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { cellName } from '#shared/report/labels.js';
import type { Reason } from '../../reason.js';
import { plural } from '../plural.js';

function notReady(refusal: Extract<DeedRefusal, { code: 'not-ready' }>): Reason {
  return {
    title: 'It cannot be filed yet',
    what: `Still to do: ${[
      refusal.blocks > 0 ? `${plural(refusal.blocks, 'place')} to correct` : '',
      refusal.unread > 0 ? `${plural(refusal.unread, 'cell')} to fill in` : '',
      refusal.unconfirmed > 0 ? `${plural(refusal.unconfirmed, 'cell')} to confirm` : '',
      refusal.unexplained > 0 ? `${plural(refusal.unexplained, 'place')} to explain` : '',
      refusal.unanswered > 0 ? `${plural(refusal.unanswered, 'comment')} to answer` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}.`,
    why: 'Only then can the data count as formally filed.',
    todo: ['Please do what the page lists, then file.'],
  };
}

function statementFields(fields: readonly ('officer' | 'title' | 'agree')[]): string {
  const texts = { officer: 'the name', title: 'the position' } as const;
  const fill = (['officer', 'title'] as const).filter((field) => fields.includes(field)).map((field) => texts[field]);
  const steps = [
    ...(fill.length === 0 ? [] : [`fill in ${fill.join(' and ')}`]),
    ...(fields.includes('agree') ? ['tick the statement'] : []),
  ];
  return `Please ${steps.join(', and ')}.`;
}

type Incomplete = Extract<
  DeedRefusal,
  {
    code:
      | 'not-ready'
      | 'statement-missing'
      | 'outcome-missing'
      | 'comment-missing'
      | 'confirmation-missing'
      | 'reply-text-missing'
      | 'reason-missing'
      | 'bad-values'
      | 'nothing-selected';
  }
>;

export function incompleteRefusal(refusal: Incomplete): Reason {
  switch (refusal.code) {
    case 'not-ready':
      return notReady(refusal);
    case 'statement-missing':
      return {
        title: 'The statement of filing is incomplete',
        what: statementFields(refusal.fields),
        why: 'A named officer must state that the data agree with the official text.',
        todo: ['Complete it and press “File” again.'],
      };
    case 'outcome-missing':
      return {
        title: 'Please choose your decision',
        what: 'Neither passing nor returning was chosen.',
        why: 'After choosing you are asked to confirm once more before it is decided.',
        todo: ['Choose one and press “Continue, then confirm”.'],
      };
    case 'comment-missing':
      return {
        title: 'Please write a comment',
        what: 'A report is to be returned without a comment.',
        why: 'The agency needs to know what to correct and how.',
        todo: ['Name the table, the row and what is wrong, then press “Continue, then confirm”.'],
      };
    case 'confirmation-missing':
      return {
        title: 'Please tick the box',
        what: '“This decision was not mine” is not ticked.',
        why: 'Stopping a report concerns the agency and others; you yourself must confirm it.',
        todo: ['If it really was not yours, tick the box and press the button; if it was, close this page.'],
      };
    case 'reply-text-missing':
      return {
        title: 'Please write the explanation',
        what: `${plural(refusal.comments.length, 'answer')} “Explained” without saying anything; the answers were not saved.`,
        why: 'Whoever reviews judges by your explanation whether this place need not be changed.',
        todo: ['Write the reason under each, or choose “Mended” where it was changed.'],
      };
    case 'reason-missing':
      return {
        title: 'Please give a reason',
        what: 'No reason was given, so nothing was done.',
        why: 'The reason goes into the record; those concerned must understand later why it was done.',
        todo: ['Write the reason, then press the button once more.'],
      };
    case 'bad-values':
      return {
        title: 'Something filled in is not a number',
        what: refusal.cells.map(({ cell, text }) => `${cellName(cell).en}: “${text}”`).join('; '),
        why: 'The tables take numbers not below 0; all but the charges are whole.',
        todo: [
          'Please fill in the number of the document, for example 17; where the document is blank, complete it first and upload it again.',
        ],
      };
    case 'nothing-selected':
      return {
        title: 'Nothing is selected',
        what: 'No agency and no report is selected.',
        why: '',
        todo: ['Please tick some in the list first.'],
      };
  }
}
