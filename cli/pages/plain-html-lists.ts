/** The lists of what is plain about a web page, as tables for the page that shows what is believed of a document's looks. */
import { JUDGED_ATTRIBUTES, NEVER_SHOWN, PLAIN_ELEMENTS } from '#shared/reading/html/plain-markup.js';
import { PLAIN_BESIDE, PLAIN_STYLES, type PlainStyle } from '#shared/reading/html/plain-styles.js';
import { code, type PrintedList } from './printed-list.js';

function styleRow({ properties, plain, around, boxes, moves, why }: PlainStyle): string[] {
  const more = [
    ...(boxes === undefined ? [] : [`in boxes set up like a table: ${boxes.says}`]),
    ...(around === undefined ? [] : [`around a table: ${around.says}`]),
  ];
  return [code(properties), [plain.says, ...more].join('; '), why, moves === true ? 'table unread' : 'confirm'];
}

const STYLE_COLUMNS = ['Properties', 'Plain values', 'Why', 'Otherwise'];

export const PLAIN_HTML_LISTS: readonly PrintedList[] = [
  {
    title: 'Web pages: declarations',
    about:
      'On the cells of a table, on what stands in them and on what stands around them. A property is meant with every `-webkit-`, `-moz-`, `-ms-` and `-o-` before it. `initial`, `unset` and `revert` are plain wherever words or lengths are asked for. Names that begin with `mso-`, `--` or a mark that only old browsers took say nothing to a browser. Every other property is not plain.',
    columns: STYLE_COLUMNS,
    rows: PLAIN_STYLES.map(styleRow),
  },
  {
    title: 'Web pages: declarations for `::before` and `::after`',
    about: 'Besides all of the above.',
    columns: STYLE_COLUMNS,
    rows: PLAIN_BESIDE.map(styleRow),
  },
  {
    title: 'Web pages: elements',
    about: `A name that HTML does not know is drawn as \`span\` and plain. Not drawn at all, and no part of a cell: ${code(NEVER_SHOWN)}.`,
    columns: ['Elements', 'Where', 'Why'],
    rows: PLAIN_ELEMENTS.map(({ names, where, why }) => [code(names), where, why]),
  },
  {
    title: 'Web pages: attributes',
    about: 'Every other attribute draws nothing, or is read as part of the grid (`rowspan`, `colspan`).',
    columns: ['Attributes', 'Plain values', 'Why', 'Otherwise'],
    rows: JUDGED_ATTRIBUTES.map(({ names, plain, why, moves }) => [
      code(names),
      plain.says,
      why,
      moves === true ? 'table unread' : 'confirm',
    ]),
  },
];
