/**
 * What the headings of the six sections say, however a report words them, and the instructions to the typist that stay
 * behind in them (`一、总体情况（宋体加粗小四号字）`). The readers find headings by these words, and the rules judge them.
 */

const WHO = '(?:本|各级|我)?(?:行政机关|机关|单位|年度|局|镇|乡|办)?';
const AND = '[和及与、，,]?';

/** Of each section in order: words that no other heading has. Without ordinal, spaces and instructions. */
export const HEADING_WORDS: readonly string[] = [
  '(?:20\\d\\d年度?)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:总体|基本|整体)(?:工作)?情况(?:概述)?|(?:情况)?(?:总结)?(?:概述|概况)',
  `${WHO}(?:主动公开政府信息(?:工作)?的?情况|政府信息主动公开(?:工作)?的?情况|主动公开(?:信息)?(?:工作)?的?情况)`,
  `${WHO}(?:(?:收到|接收|受理)${AND}(?:处理|办理)(?:的)?(?:政府)?信息公开申请的?(?:工作)?情况|(?:收到${AND}处理)?政府信息公开申请的?(?:收到${AND}处理|受理|办理|处理)?的?情况|依申请公开(?:政府信息)?(?:办理|工作|处理)?的?情况)`,
  `${WHO}(?:因)?(?:政府信息公开)?(?:工作)?(?:被)?(?:申请)?(?:行政)?复议(?:案件)?${AND}(?:被)?(?:提起|申请)?(?:行政)?诉讼(?:案件)?的?(?:有关)?情况`,
  `${WHO}(?:政府信息公开)?(?:工作)?(?:中)?(?:存在)?的?(?:主要)?(?:的)?(?:困难${AND})?(?:问题|不足)(?:${AND}不足)?${AND}(?:下一步|今后)?(?:工作)?(?:改进|整改)(?:工作)?的?(?:情况|措施|打算|意见)`,
  '(?:其[他它](?:需要?|应当?)?(?:要)?(?:报告|说明|公开)?的?(?:有关)?(?:事项|情况)|需要?(?:报告|说明)的其[他它](?:事项|情况))',
];

const FACE = '(?:方正)?(?:小标宋|仿宋|宋体|黑体|楷体|隶书|标宋)(?:[_-]?GB[_-]?2312)?(?:简体)?(?:体)?';
const SIZE = '(?:小?[初一二三四五六七]号(?:字体?)?|小[初一二三四五六](?:号)?|\\d{1,2}(?:\\.\\d)?(?:磅|pt|号字))';
const FORM =
  '(?:不?加粗|居中(?:显示|排版)?|顶格|左对齐|首行(?:缩进|空)[一二两\\d]+(?:个)?(?:字符|字|格)|(?:固定|单倍)?行距(?:\\d+磅?)?|空[一二两\\d](?:行|格|个字))';
const TOKEN = `(?:${FACE}|${SIZE}|${FORM})`;
const LEAD = '(?:(?:一级|二级|大|小)?标题|正文|此处|字体|字号|格式|本行|用|为|使用|采用|[:：、，, +])';

/** Nothing but an instruction: a typeface, a size, a place on the page, and words of no weight. */
const ONLY = `${LEAD}*${TOKEN}(?:${LEAD}|${TOKEN}|字|的)*`;
/** In brackets anywhere; without them only where a typeface or a size follows another such word. */
const BRACKETED = `[（(【\\[〔]\\s*${ONLY}\\s*[）)】\\]〕]`;
const BARE = `(?:${FACE}[、，, +]?${SIZE}|${SIZE}[、，, +]?${FACE})(?:[、，, +]?${TOKEN})*(?:字)?`;

/** An instruction to the typist in running text. The words around a typeface (一款支持黑体的软件) are none. */
export const INSTRUCTION = `${BRACKETED}|(?:正文|标题|落款)(?:用|使用|采用|[:：])\\s*${TOKEN}(?:${LEAD}|${TOKEN})*|(?<=^|\\n)${BARE}(?=$|\\n)`;
const IN_HEADING = new RegExp(`\\s*(?:${BRACKETED}|[:：—-]*${BARE})\\s*$`, 'u');

/** The instruction at the end of a heading; undefined where there is none. */
export function instructionIn(heading: string): string | undefined {
  return IN_HEADING.exec(heading)?.[0].trim();
}

export function withoutInstruction(heading: string): string {
  return heading.replace(IN_HEADING, '');
}
