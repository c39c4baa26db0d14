/** Properties of Word's tables, rows, cells and sections that leave every cell where it stands, and seen. */
import { lightGround } from './plain-colours.js';
import { any, entry, never, off, oneOf, within, type Condition, type PlainList } from './plain.js';

const BORDERS = 'w:top w:left w:start w:bottom w:right w:end w:insideH w:insideV w:tl2br w:tr2bl';
const NEUTRAL = 'says nothing about looks';

const margin: Condition = {
  says: 'up to 400 twips',
  holds: (a) => a['w:w'] === undefined || Number(a['w:w']) <= 400,
};
/** Floating, as WPS and Word make a table with text around it. */
const floating: Condition = {
  says: 'hung to the text, up to 1000 twips below it',
  holds: (a) => {
    const y = Number(a['w:tblpY'] ?? 0);
    return a['w:vertAnchor'] === 'text' && a['w:tblpYSpec'] === undefined && y >= 0 && y <= 1_000;
  },
};
const high: Condition = {
  says: 'at least as high as given; exactly so from 440 twips',
  holds: (a) => a['w:hRule'] !== 'exact' || Number(a['w:val'] ?? 0) >= 440,
};
const wide: Condition = {
  says: 'by content or in percent; in twips 0 or at least 240',
  holds: (a) => a['w:type'] !== 'dxa' || Number(a['w:w'] ?? 0) === 0 || Number(a['w:w']) >= 240,
};
/** Of both editions of the standard. */
export const LEVEL: readonly string[] = ['lrTb', 'lrTbV', 'tb', 'tbV'];
const SIDES = ['left', 'start', 'center', 'right', 'end', 'both'];

const TABLE_ENTRIES = [
  entry('w:tblStyle', '表格样式', any, 'what the style holds is judged by itself'),
  entry('w:tblpPr', '表格浮动定位', floating, 'stays below the text before it', 'table'),
  entry('w:tblOverlap w:tblLook w:tblCaption w:tblDescription w:cnfStyle', '表格选项', any, NEUTRAL),
  entry(
    'w:tblStyleRowBandSize w:tblStyleColBandSize',
    '表格样式条纹',
    any,
    'every part of the style is judged by itself',
  ),
  entry('w:tblW w:tblLayout', '表格宽度', any, 'columns keep their order'),
  entry('w:jc', '表格对齐', oneOf(SIDES), 'moves the table as one', 'table'),
  entry('w:tblInd', '表格缩进', within(-2_000, 2_000, 'w:w'), 'moves the table as one', 'table'),
  entry('w:tblCellSpacing', '单元格间距', within(-10, 120, 'w:w'), 'sets cells apart a little', 'table'),
  entry(`w:tblBorders ${BORDERS}`, '表格边框', any, 'lines between the cells'),
  entry('w:tblCellMar', '单元格边距', any, 'the margins inside are judged by themselves'),
  entry('w:shd', '底纹', lightGround, 'plainly lighter than any plain text'),
  entry('w:tblPrChange w:tblPrExChange', '格式修订', any, 'keeps the look of before'),
  entry('w:bidiVisual', '表格从右向左', off, 'columns run from left to right', 'table'),
];

export const TABLE: PlainList = { within: 'w:tblPr', otherwise: 'table', entries: TABLE_ENTRIES };
export const ROW_EXCEPTION: PlainList = {
  within: 'w:tblPrEx',
  otherwise: 'table',
  entries: [
    ...TABLE_ENTRIES.filter(({ what }) => !['w:tblInd', 'w:tblpPr', 'w:bidiVisual'].includes(what)),
    entry('w:tblInd', '行缩进', within(-200, 200, 'w:w'), 'cells stay under their heads', 'table'),
  ],
};
export const MARGINS: PlainList = {
  within: 'w:tblCellMar',
  otherwise: 'words',
  entries: [entry('w:top w:left w:start w:bottom w:right w:end', '单元格边距', margin, 'text stays in sight')],
};
export const CELL_MARGINS: PlainList = { ...MARGINS, within: 'w:tcMar' };

export const ROW: PlainList = {
  within: 'w:trPr',
  otherwise: 'table',
  entries: [
    entry('w:cnfStyle w:divId w:cantSplit w:tblHeader', '行选项', any, NEUTRAL),
    entry('w:gridBefore w:gridAfter w:wBefore w:wAfter', '行首尾空列', any, 'counted when cells are placed'),
    entry('w:trHeight', '行高', high, 'lines keep room to be seen'),
    entry('w:jc', '行对齐', oneOf(SIDES), 'moves the row as one', 'table'),
    entry('w:tblCellSpacing', '单元格间距', within(-10, 120, 'w:w'), 'sets cells apart a little', 'table'),
    entry('w:trPrChange', '格式修订', any, 'keeps the look of before'),
    entry('w:ins w:del', '行的修订', never, 'the row is there only for those who accept the change', 'words'),
    entry('w:hidden', '隐藏行', off, 'the row is seen', 'table'),
  ],
};

export const CELL: PlainList = {
  within: 'w:tcPr',
  otherwise: 'table',
  entries: [
    entry('w:cnfStyle w:hideMark w:headers w:noWrap', '单元格选项', any, NEUTRAL),
    entry('w:tcW', '单元格宽度', wide, 'wide enough for a digit', 'words'),
    entry('w:gridSpan w:vMerge w:hMerge', '合并单元格', any, 'counted when cells are placed'),
    entry(`w:tcBorders ${BORDERS}`, '单元格边框', any, 'lines between the cells'),
    entry('w:tcMar', '单元格边距', any, 'the margins inside are judged by themselves'),
    entry('w:shd', '底纹', lightGround, 'plainly lighter than any plain text'),
    entry('w:textDirection', '文字方向', oneOf(LEVEL), 'written level; labels may stand upright', 'figure'),
    entry('w:vAlign', '垂直对齐', oneOf(['top', 'center', 'both', 'bottom']), 'text stays in its cell'),
    entry('w:tcFitText', '适应文字', off, 'digits stay as wide as digits are', 'figure'),
    entry('w:tcPrChange', '格式修订', any, 'keeps the look of before'),
    entry(
      'w:cellIns w:cellDel w:cellMerge',
      '单元格的修订',
      never,
      'cells stand otherwise once the change is accepted',
      'table',
    ),
  ],
};

export const SECTION: PlainList = {
  within: 'w:sectPr',
  otherwise: 'words',
  entries: [
    entry(
      'w:headerReference w:footerReference w:titlePg w:footnotePr w:endnotePr w:pgNumType w:noEndnote',
      '页眉页脚',
      any,
      'stand outside of the text',
    ),
    entry(
      'w:type w:pgSz w:pgMar w:pgBorders w:cols w:col w:docGrid w:paperSrc w:printerSettings w:vAlign',
      '页面',
      any,
      'concerns the sheet of paper',
    ),
    entry('w:top w:left w:bottom w:right', '页面边框', any, 'lines around the page'),
    entry('w:numFmt w:numStart w:numRestart w:pos', '注释编号', any, 'counts notes, which are other parts'),
    entry('w:lnNumType w:formProt', '行号与保护', any, 'tables carry no line numbers'),
    entry('w:sectPrChange', '格式修订', any, 'keeps the look of before'),
    entry('w:textDirection', '页面文字方向', oneOf(LEVEL), 'written level'),
    entry('w:bidi w:rtlGutter', '页面从右向左', off, 'columns run from left to right', 'table'),
  ],
};
