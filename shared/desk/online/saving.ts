/** What the page's script is told after it saved a part: the same that a page loaded anew would show there. */
import { raw } from 'hono/html';
import type { SavedForm } from '#shared/deeds/form/save.js';
import type { PartId } from '#shared/form/parts.js';
import { ALL_CELLS, ALL_SECTIONS } from '#shared/form/progress.js';
import type { Texts } from '#shared/words/texts.js';
import { PartFindings } from '../parts/form-part.js';
import type { FormPage } from './page.js';

export interface SavingAnswer {
  readonly parts: readonly {
    readonly part: PartId;
    /** For the hidden field with which the next save is judged. */
    readonly shown: string;
    readonly saved: string | null;
    /** What the rules say of it, as HTML. */
    readonly found: string;
  }[];
  readonly conflicts: readonly PartId[];
  readonly progress: string;
}

export function savingAnswer(
  view: FormPage,
  posted: readonly PartId[],
  { conflicts }: SavedForm,
  t: Texts,
): SavingAnswer {
  const open = new Set(conflicts.map(({ yours }) => yours.part));
  return {
    parts: posted
      .filter((part) => !open.has(part))
      .map((part) => {
        const { version, mark, saved } = view.parts[part];
        return {
          part,
          shown: `${version}.${mark}`,
          saved: saved === null ? null : t.onlineForm.savedAt(saved.at),
          found: findingsHtml(view, part, t),
        };
      }),
    conflicts: [...open],
    progress: t.onlineForm.progress(view.progress.cells, ALL_CELLS, view.progress.sections, ALL_SECTIONS),
  };
}

/** What stands within the place of a part's findings. */
function findingsHtml(view: FormPage, part: PartId, t: Texts): string {
  const whole = String(raw(String(PartFindings({ t, view, part }))));
  return whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('</div>'));
}
