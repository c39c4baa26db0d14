/** The words by which a corrected report says what was changed, in English. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const changes: Texts['changes'] = {
  heading: 'What the correction changed',
  since: (version) => `Compared with version ${version}, cell by cell and word by word.`,
  counts: (cells, paragraphs) => {
    const parts = [
      ...(cells > 0 ? [plural(cells, 'cell')] : []),
      ...(paragraphs > 0 ? [plural(paragraphs, 'paragraph')] : []),
    ];
    return parts.length === 0 ? 'Neither numbers nor text changed.' : `Changed: ${parts.join(' and ')}.`;
  },
  toList: 'See what changed',
  form: 'The form changed, too: before and after, different forms were used.',
  numbers: 'Numbers',
  cell: 'Cell',
  from: 'Before',
  to: 'After',
  text: 'Text',
  spot: (section, paragraph) => `${section}, paragraph ${paragraph}`,
  added: 'a new paragraph',
  removed: 'a paragraph taken out',
  changed: 'changed',
  moved: (from) => `moved; it stood in ${from}`,
  out: 'taken out: ',
  in: 'put in: ',
  end: '. ',
  elided: (characters) => ` … (${plural(characters, 'character')} left out here) … `,
  more: (paragraphs) => `${plural(paragraphs, 'more paragraph')} changed; the JSON file lists all of them.`,
};
