/** The form as a browser posts it, whole or one part of it: what is typed in each part, and what the page had shown there. */
import type { PostedPart } from '#shared/deeds/form/save.js';
import { cellsOfPart, cleanContent, isTablePart, PARTS, type PartContent, type PartId } from '#shared/form/parts.js';
import { tableFromText } from '#shared/form/table-text.js';
import type { Texts } from '#shared/words/texts.js';
import type { PostedForm } from '../edge.js';
import { pasteField, shownField, textField } from '../parts/form-part.js';
import type { FormPage } from './page.js';

export interface PostedTyping {
  readonly parts: readonly PostedPart[];
  readonly pasteProblems: FormPage['pasteProblems'];
}

const SHOWN = /^(\d{1,9})\.([0-9a-f]{16})$/;

/** A part that the form does not name was not on the page. */
export function postedTyping(form: PostedForm, t: Texts): PostedTyping {
  const pasteProblems = new Map<PartId, { text: string; why: string }>();
  const parts = PARTS.flatMap((part): PostedPart[] => {
    const [, version, mark] = SHOWN.exec(form.text(shownField(part))) ?? [];
    if (version === undefined || mark === undefined) return [];
    const pasted = isTablePart(part) ? form.text(pasteField(part)) : '';
    let content = typedIn(form, part);
    if (pasted.trim() !== '' && isTablePart(part)) {
      const table = tableFromText(part, pasted);
      if ('content' in table) content = table.content;
      else {
        const why = t.onlineForm.pasteWrong(part, table.lines, table.numbers);
        pasteProblems.set(part, { text: pasted, why });
      }
    }
    return [{ part, content, shown: { version: Number(version), mark } }];
  });
  return { parts, pasteProblems };
}

function typedIn(form: PostedForm, part: PartId): PartContent {
  const typed = isTablePart(part)
    ? cellsOfPart(part).map((cell): [string, string] => [cell, form.text(`cell:${cell}`)])
    : [['text', form.text(textField(part))] as const];
  return cleanContent(part, Object.fromEntries(typed));
}
