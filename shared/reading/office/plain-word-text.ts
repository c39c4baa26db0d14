/**
 * Properties of Word's runs and paragraphs that do not change which characters stand in a cell. What Word, WPS and
 * LibreOffice write by default is all here.
 */
import { darkText, INK_NAMES, isDark, lightGround, paleText } from './plain-colours.js';
import { LEVEL } from './plain-word-table.js';
import { pictures, plainFonts } from './plain-fonts.js';
import { any, entry, never, off, oneOf, within, type Condition, type PlainList } from './plain.js';

const RAISED: Condition = oneOf(['baseline']);
const HIGHLIGHTS = ['none', 'yellow', 'green', 'cyan', 'white', 'lightGray'];
const NEUTRAL = 'says nothing about looks';
const WEIGHT = 'heavier, leaner or underlined characters stay the same characters';
const ORDER = 'tells where lines may break and how they keep together; no character is lost by it';

const inkName: Condition = { says: INK_NAMES.join(', '), holds: (a) => INK_NAMES.includes(a['w14:val'] ?? '') };
const inkValue: Condition = { says: 'luminance at most 0.22', holds: (a) => isDark(a['w14:val'] ?? '') };

export const RUN: PlainList = {
  within: 'w:rPr',
  otherwise: 'words',
  entries: [
    entry('w:rStyle', '字符样式', any, 'what the style holds is judged by itself'),
    entry('w:rFonts', '字体', plainFonts, 'these typefaces show their characters as they are', 'words', {
      reason: 'unmapped',
      when: pictures,
    }),
    entry('w:b w:bCs w:i w:iCs w:u w:bdr', '字形', any, WEIGHT),
    entry('w:caps w:smallCaps', '大写字母', any, 'concerns letters only'),
    entry('w:lang w:noProof w:kern w:snapToGrid', '语言与字距微调', any, NEUTRAL),
    entry('w:szCs', '西文字号', any, 'holds for scripts from right to left only'),
    entry('w:sz', '字号', within(10, 96), 'large enough to be read; digits of two sizes are looked at apart', 'words', {
      reason: 'not-visible',
      when: within(0, 9),
    }),
    entry('w:color', '字体颜色', darkText, 'plainly darker than any plain ground', 'words', {
      reason: 'not-visible',
      when: paleText,
    }),
    entry('w:highlight', '突出显示', oneOf(HIGHLIGHTS), 'plainly lighter than any plain text'),
    entry('w:shd', '底纹', lightGround, 'plainly lighter than any plain text'),
    entry('w:spacing', '字符间距', within(-12, 40), 'too little to push digits over each other or apart'),
    entry('w:w', '字符缩放', within(66, 150), 'digits stay as wide as digits are'),
    entry('w:position', '字符位置', within(-2, 2), 'less than a hair off the line', 'words', {
      reason: 'mixed-size',
      when: any,
    }),
    entry('w:vertAlign', '上标或下标', RAISED, 'on the line; raised characters are marks of notes or powers'),
    entry('w:strike w:dstrike', '删除线', off, 'nothing is crossed out', 'figure'),
    entry('w:vanish w:specVanish w:webHidden', '隐藏文字', off, 'nothing is hidden'),
    entry('w:outline w:shadow w:emboss w:imprint', '文字效果', off, 'painted in full'),
    entry('w:effect w:em', '动态效果或着重号', oneOf(['none']), 'nothing is added to the characters'),
    entry('w:rtl w:cs w:oMath', '从右向左书写', off, 'written from left to right'),
    entry('w:rPrChange', '格式修订', any, 'keeps the look of before'),
    entry('w:fitText w:eastAsianLayout', '调整宽度或合并字符', never, 'squeezes, turns or joins characters'),
    entry(
      'w14:ligatures w14:numForm w14:numSpacing w14:cntxtAlts w14:stylisticSets',
      '数字形式',
      any,
      'other drawings of the same digits',
    ),
    entry(
      'w14:textFill w14:solidFill w14:noFill w14:textOutline',
      '文字填充',
      any,
      'the colour inside is judged by itself; WPS writes it with every run',
    ),
    entry('w14:prstDash w14:round w14:bevel w14:miter', '轮廓线型', any, 'concerns the outline only'),
    entry('w14:schemeClr', '文字填充颜色', inkName, 'plainly darker than any plain ground'),
    entry('w14:srgbClr', '文字填充颜色', inkValue, 'plainly darker than any plain ground'),
    entry('w14:lumMod', '文字填充深浅', any, 'darker than the ink of the theme'),
    entry('w14:lumOff', '文字填充深浅', within(0, 50_000, 'w14:val'), 'a little lighter than the ink of the theme'),
  ],
};

const indents: Condition = {
  says: 'left and right from -120 to 1440 twips (-60 to 600 in hundredths of a character), first line within them',
  holds: (a) => {
    const at = (...names: string[]): number =>
      Number(names.map((name) => a[`w:${name}`]).find((value) => value !== undefined) ?? 0);
    const inside = (value: number, least: number, most: number): boolean => value >= least && value <= most;
    const [left, leftChars] = [at('left', 'start'), at('leftChars', 'startChars')];
    return (
      [left, at('right', 'end'), left - at('hanging'), at('firstLine')].every((twips) => inside(twips, -120, 1_440)) &&
      [leftChars, at('rightChars', 'endChars'), leftChars - at('hangingChars'), at('firstLineChars')].every((share) =>
        inside(share, -60, 600),
      )
    );
  },
};

const lineSpacing: Condition = {
  says: 'before and after from 0 to 480 twips; lines from 0.8 to 4 times their height, or at least 180 twips',
  holds: (a) => {
    const [before, after, line] = [Number(a['w:before'] ?? 0), Number(a['w:after'] ?? 0), Number(a['w:line'] ?? 240)];
    const high = (a['w:lineRule'] ?? 'auto') === 'auto' ? line >= 192 && line <= 960 : line >= 180 && line <= 960;
    return before >= 0 && before <= 480 && after >= 0 && after <= 480 && high;
  },
};

export const PARAGRAPH: PlainList = {
  within: 'w:pPr',
  otherwise: 'words',
  entries: [
    entry('w:pStyle', '段落样式', any, 'what the style holds is judged by itself'),
    entry('w:numPr w:numId w:ilvl', '自动编号', any, 'ordinals are counted and read'),
    entry(
      'w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:contextualSpacing w:mirrorIndents',
      '换页',
      any,
      ORDER,
    ),
    entry(
      'w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN',
      '中文版式',
      any,
      ORDER,
    ),
    entry('w:adjustRightInd w:snapToGrid w:suppressOverlap w:suppressLineNumbers w:textAlignment', '网格', any, ORDER),
    entry('w:outlineLvl w:divId w:cnfStyle w:textboxTightWrap', '大纲级别', any, NEUTRAL),
    entry('w:pBdr w:top w:left w:bottom w:right w:between w:bar', '段落边框', any, 'lines around the text'),
    entry('w:tabs w:tab', '制表位', any, 'digits that tabs set apart are never joined'),
    entry('w:shd', '底纹', lightGround, 'plainly lighter than any plain text'),
    entry(
      'w:jc',
      '对齐方式',
      oneOf(['left', 'start', 'center', 'right', 'end', 'both']),
      'text stays together',
      'figure',
    ),
    entry('w:ind', '缩进', indents, 'text stays in its cell'),
    entry('w:spacing', '段落间距', lineSpacing, 'lines keep room to be seen'),
    entry('w:textDirection', '文字方向', oneOf(LEVEL), 'written level; labels may stand upright', 'figure'),
    entry('w:bidi', '从右向左书写', off, 'written from left to right'),
    entry('w:rPr w:sectPr', '段落标记', any, 'concerns the mark at its end, or is judged by itself'),
    entry('w:pPrChange', '格式修订', any, 'keeps the look of before'),
    entry('w:framePr', '图文框', never, 'takes the text elsewhere on the page', 'table'),
    entry('w15:collapsed', '折叠标题', off, 'nothing is folded away', 'table'),
  ],
};
