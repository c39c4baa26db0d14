/**
 * What in a workbook does not change which characters stand in which cell: properties of typefaces, fills and alignment,
 * and the elements of a sheet. Number formats have a list of their own (number-format.ts).
 */
import { isDark, isLight } from './plain-colours.js';
import { isPlainFont } from './plain-fonts.js';
import {
  any,
  entry,
  judgeBy,
  never,
  off,
  oneOf,
  within,
  type Attributes,
  type Condition,
  type PlainList,
} from './plain.js';
import { isOn } from './xml.js';

/** Of the palette that every program brings: ink and paper. */
const DARK_INDEXES = [
  '0',
  '2',
  '4',
  '8',
  '10',
  '12',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '23',
  '32',
  '38',
  '39',
  '54',
  '56',
  '58',
  '59',
  '60',
  '61',
  '62',
  '63',
  '64',
];
const LIGHT_INDEXES = [
  '1',
  '5',
  '7',
  '9',
  '13',
  '15',
  '22',
  '26',
  '27',
  '31',
  '34',
  '41',
  '42',
  '43',
  '44',
  '47',
  '65',
];

/** Whether a colour of a palette that the workbook brings along is still dark, or light, where that matters. */
export function isUsual(index: number, rgb: string): boolean {
  if (DARK_INDEXES.includes(String(index))) return isDark(rgb);
  return !LIGHT_INDEXES.includes(String(index)) || isLight(rgb);
}

const [INK, PAPER] = [
  ['1', '3'],
  ['0', '2'],
];
const tint = (a: Attributes): number => Number(a['tint'] ?? 0);

const dark: Condition = {
  says: 'automatic, luminance at most 0.22, the dark colours of the theme and of the palette',
  holds: (a) => {
    if (a['theme'] !== undefined) return INK.includes(a['theme']) && tint(a) <= 0.5;
    if (a['indexed'] !== undefined) return DARK_INDEXES.includes(a['indexed']);
    return a['rgb'] === undefined || (isDark(a['rgb']) && tint(a) <= 0);
  },
};
const light: Condition = {
  says: 'luminance at least 0.5, the light colours of the theme and palette, accents in their palest tints',
  holds: (a) => {
    if (a['theme'] !== undefined) return PAPER.includes(a['theme']) ? tint(a) >= -0.26 : tint(a) >= 0.59;
    if (a['indexed'] !== undefined) return LIGHT_INDEXES.includes(a['indexed']);
    return a['rgb'] === undefined || (isLight(a['rgb']) && tint(a) >= 0);
  },
};
/** In the colour of the paper. */
export const pale: Condition = {
  says: 'luminance at least 0.5, or white of the theme or palette',
  holds: (a) =>
    a['theme'] === undefined ? isLight(a['rgb'] ?? '') || ['1', '9'].includes(a['indexed'] ?? '') : a['theme'] === '0',
};
export const deep: Condition = { says: 'luminance at most 0.22', holds: (a) => isDark(a['rgb'] ?? '') };

const face: Condition = {
  says: 'names of ordinary Chinese and Latin typefaces',
  holds: (a) => isPlainFont(a['val'] ?? ''),
};
const charset: Condition = { says: 'any but that of symbols', holds: (a) => a['val'] !== '2' };

export const FONT: PlainList = {
  within: 's:font',
  otherwise: 'words',
  entries: [
    entry(
      's:b s:i s:u s:family s:scheme s:extLst',
      '字形',
      any,
      'heavier, leaner or underlined characters stay the same characters',
    ),
    entry('s:name s:rFont', '字体', face, 'these typefaces show their characters as they are'),
    entry('s:charset', '字符集', charset, 'letters and digits'),
    entry('s:sz', '字号', within(5, 48, 'val'), 'large enough to be read'),
    entry('s:color', '字体颜色', dark, 'plainly darker than any plain ground', 'words', {
      reason: 'not-visible',
      when: pale,
    }),
    entry('s:strike', '删除线', off, 'nothing is crossed out', 'figure'),
    entry('s:vertAlign', '上标或下标', oneOf(['baseline'], 'val'), 'on the line'),
    entry('s:shadow s:outline s:condense s:extend', '文字效果', off, 'painted in full'),
  ],
};

export const FILL: PlainList = {
  within: 's:fill',
  otherwise: 'words',
  entries: [
    entry('s:patternFill', '填充图案', oneOf(['none', 'solid'], 'patternType'), 'one colour all over'),
    entry('s:fgColor', '填充颜色', light, 'plainly lighter than any plain text'),
    entry('s:bgColor', '填充背景', any, 'not seen under one colour'),
  ],
};

const turned: Condition = {
  says: 'level',
  holds: (a) =>
    (a['textRotation'] ?? '0') === '0' && !['distributed', 'centerContinuous'].includes(a['horizontal'] ?? ''),
};
const placed: Condition = {
  says: 'not filled up by repeating, from left to right, indented up to 15',
  holds: (a) => a['horizontal'] !== 'fill' && a['readingOrder'] !== '2' && Number(a['indent'] ?? 0) <= 15,
};

/** An `alignment` is judged twice: by what may become of a figure, and by what may become of any text. */
export const ALIGNMENT: PlainList = {
  within: 's:xf',
  otherwise: 'words',
  entries: [
    entry('turned', '文字方向或分散对齐', turned, 'labels may stand upright, digits stay together', 'figure'),
    entry('placed', '对齐方式', placed, 'text is shown once, in its cell'),
  ],
};

const on = (a: Attributes, name: string): boolean => a[name] !== undefined && isOn(a[name]);
const VIEW = new Set(
  'workbookViewId tabSelected showGridLines showRowColHeaders zoomScale zoomScaleNormal zoomScaleSheetLayoutView zoomScalePageLayoutView view topLeftCell colorId defaultGridColor showRuler showOutlineSymbols windowProtection showWhiteSpace showZeros showFormulas rightToLeft'.split(
    ' ',
  ),
);
const leftToRight: Condition = {
  says: 'columns from left to right; how large, with which lines and from where it is shown',
  holds: (a) => !on(a, 'rightToLeft') && Object.keys(a).every((name) => VIEW.has(name) || name.includes(':')),
};
const rows: Condition = {
  says: 'shown',
  holds: (a) => !on(a, 'zeroHeight') && Number(a['defaultRowHeight'] ?? 12) >= 6,
};
const high: Condition = {
  says: 'at least 6 points, or hidden',
  holds: (a) => a['ht'] === undefined || Number(a['ht']) >= 6 || Number(a['ht']) < 1,
};
const own: Condition = { says: 'with its own value', holds: (a) => a['vm'] === undefined };

const CELLS =
  's:worksheet s:dimension s:sheetViews s:pane s:selection s:cols s:col s:sheetData s:f s:v s:is s:t s:r s:rPr s:rPh s:phoneticPr s:mergeCells s:mergeCell';
const LOCKS =
  's:sheetProtection s:protectedRanges s:protectedRange s:dataValidations s:dataValidation s:formula1 s:formula2 s:hyperlinks s:hyperlink s:ignoredErrors s:ignoredError s:cellWatches s:cellWatch s:sheetCalcPr s:customProperties s:customPr s:dataConsolidate s:webPublishItems s:webPublishItem';
const FILTERS =
  's:autoFilter s:filterColumn s:filters s:filter s:customFilters s:customFilter s:dateGroupItem s:dynamicFilter s:top10 s:sortState s:sortCondition s:customSheetViews s:customSheetView';
const PAPER_ELEMENTS =
  's:sheetPr s:tabColor s:outlinePr s:pageSetUpPr s:printOptions s:pageMargins s:pageSetup s:headerFooter s:oddHeader s:oddFooter s:evenHeader s:evenFooter s:firstHeader s:firstFooter s:rowBreaks s:colBreaks s:brk s:legacyDrawingHF s:drawingHF';
const AREAS =
  's:conditionalFormatting s:cfRule s:formula s:colorScale s:dataBar s:iconSet s:cfvo s:color s:tableParts s:tablePart s:drawing s:legacyDrawing s:extLst s:ext x14:conditionalFormattings x14:conditionalFormatting x14:cfRule x14:dataBar x14:iconSet x14:colorScale x14:cfvo x14:cfIcon x14:dxf x14:sparklineGroups x14:sparklineGroup x14:sparklines x14:sparkline xm:f xm:sqref x14:borderColor x14:fillColor x14:negativeFillColor x14:negativeBorderColor x14:axisColor x14:color';
const CHOICES = 'x14:dataValidations x14:dataValidation x14:formula1 x14:formula2 x14:ignoredErrors x14:ignoredError';

export const WORKSHEET: PlainList = {
  within: 'sheet',
  otherwise: 'words',
  entries: [
    entry(CELLS, '单元格', any, 'cells, and where they are merged'),
    entry('s:sheetView', '工作表视图', leftToRight, 'columns run from left to right', 'table'),
    entry('s:sheetFormatPr', '默认行高', rows, 'rows are seen', 'table'),
    entry('s:row', '行高', high, 'lines keep room to be seen'),
    entry('s:c', '单元格', own, 'shows its value', 'figure'),
    entry(LOCKS, '保护与校验', any, 'concerns what may be typed'),
    entry(FILTERS, '筛选与排序', any, 'hidden rows say so themselves'),
    entry(PAPER_ELEMENTS, '页面设置', any, 'concerns the sheet of paper'),
    entry(AREAS, '条件格式、表格与图形', any, 'judged by the cells that they touch'),
    entry(CHOICES, '保护与校验', any, 'concerns what may be typed'),
    entry('s:picture', '工作表背景', never, 'lies under the cells'),
  ],
};

export const PLAIN_SHEET: readonly PlainList[] = [FONT, FILL, ALIGNMENT, WORKSHEET];
export const judgeSheet = judgeBy(PLAIN_SHEET);
