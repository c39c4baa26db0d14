/** Headings of the six sections, compared as people compare them: without ordinal, spaces and punctuation. */
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';

const ORDINAL = /^(?:第?[（(]?([一二三四五六七八九十]|\d{1,2})[）)]?(?:部分)?[、.．,，:：]?)/u;

function bare(text: string): string {
  return text.replace(/[\s\u3000\u00a0、，,.．。：:；;]/gu, '');
}

export function withoutOrdinal(text: string): string {
  return bare(text.trim().replace(ORDINAL, ''));
}

/** The ordinal as it is printed; undefined where there is none. */
export function printedOrdinal(text: string): string | undefined {
  return ORDINAL.exec(text.trim())?.[0].replace(/[、.．,，:：\s]+$/u, '');
}

/** `一、总体情况` */
export function officialHeading(number: number): string {
  return `${SECTION_ORDINALS[number - 1] ?? ''}、${SECTION_HEADINGS[number - 1]?.zh ?? ''}`;
}

export function isOfficial(text: string, number: number): boolean {
  return withoutOrdinal(text) === bare(SECTION_HEADINGS[number - 1]?.zh ?? '');
}

/** Longer lines are sentences that happen to contain the words. */
const LONGEST_HEADING = 40;

/** Words that only the heading of one section has, whatever else is changed in it. */
const TELLING: readonly RegExp[] = [
  /^(?:政府信息公开工作)?(?:总体|基本)(?:工作)?情况$|^(?:总结)?(?:概述|概况)$/u,
  /^主动公开(?:政府信息)?(?:的)?情况$/u,
  /^(?:收到和处理)?政府信息公开申请(?:的)?情况$|^收到和处理.{0,12}申请.{0,4}情况$/u,
  /^.{0,20}行政复议.{0,4}(?:提起)?行政诉讼(?:的)?情况$/u,
  /^.{0,12}存在的?(?:主要)?问题.{0,3}改进(?:情况|措施)$/u,
  /^其他需要报告的?事项$/u,
];

/** The section whose heading a line looks like, whatever its ordinal. */
export function headingLike(line: string): number | undefined {
  if (line.length > LONGEST_HEADING || /[。；]/u.test(line)) return undefined;
  // A sub-heading like （一）主动公开情况 belongs to its section.
  if (/^\s*[（(]/u.test(line)) return undefined;
  const words = withoutOrdinal(line);
  const index = TELLING.findIndex((pattern) => pattern.test(words));
  return index < 0 ? undefined : index + 1;
}
