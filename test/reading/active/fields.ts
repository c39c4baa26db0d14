/** Fields of Word as XML of the body. */
import { paragraph, run } from '../../builders/docx.js';

export const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
export const instructions = (text: string, name = 'instrText'): string =>
  `<w:r><w:${name} xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:${name}></w:r>`;
export const field = (...parts: string[]): string =>
  paragraph(mark('begin') + parts.join('') + mark('separate') + run('结果') + mark('end'));
export const simple = (instr: string): string =>
  paragraph(`<w:fldSimple w:instr="${instr}">${run('结果')}</w:fldSimple>`);
