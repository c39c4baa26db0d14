/**
 * On an English page names, comments and sentences of a report stay Chinese. They are marked as such, so that a screen
 * reader reads them in their own voice and a browser takes a Chinese font: the last step of every page, so no view has to
 * think of it. Attributes, titles and fields hold text only and stay as they are.
 */
import { textsIn } from './texts.js';

const HAN = /\p{Script=Han}/u;
/** With its own marks, and with the digits and Latin words between: （第3稿） is one piece. */
const PIECE = String.raw`[\p{Script=Han}\u3000-\u303f\uff00-\uff60]+`;
const CHINESE = new RegExp(String.raw`${PIECE}(?:[\w .%·-]{1,16}${PIECE})*`, 'gu');
const PARTS = /<(script|style|textarea|title|option|button)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g;

export function withChineseMarked(html: string): string {
  if (!html.includes(`<html lang="${textsIn('en').tag}"`)) return html;
  const open = `<span lang="${textsIn('zh').tag}">`;
  return html.replace(PARTS, (part: string) =>
    part.startsWith('<')
      ? part
      : part.replace(CHINESE, (words) => (HAN.test(words) ? `${open}${words}</span>` : words)),
  );
}
