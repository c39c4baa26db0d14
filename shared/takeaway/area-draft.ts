/**
 * The report of a government as a draft: its tables are the totals of its scope, its text the facts in sentences. What a sum
 * lacks stays as it is: a cell that nobody gave a number for is empty, never 0, and the one row of the older form is not cut
 * into three by us. It is typed content, as that of the form on the page, so that file and form are one draft.
 */
import { cleanContent, TABLE_PARTS, cellsOfPart, type FormContent } from '#shared/form/parts.js';
import { typedRecord, type FormOf } from '#shared/form/typed-record.js';
import type { CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { totalAt, type ScopeSum } from '#shared/totals/scope-sum.js';
import type { DraftFacts } from '#shared/words/zh/area-draft.js';
import { textsIn } from '#shared/words/texts.js';

export interface AreaDraftOf {
  readonly sum: ScopeSum;
  /** Null where no report of the year before is known here. */
  readonly last: ScopeSum | null;
}

export function areaDraftForm({ sum, last }: AreaDraftOf): FormContent {
  const told = (of: ScopeSum | null) => (id: CellId) => (of === null ? null : totalAt(of, id).sum);
  const { kinds, below, groups, year } = sum.scope;
  const words = textsIn('zh').areaDraft;
  const facts: DraftFacts = {
    year,
    scope: words.scope(kinds, below, groups?.length ?? 0),
    counted: sum.members.length - sum.missing.length,
    expected: sum.members.length,
    now: told(sum),
    last: told(last),
  };
  const text = (part: 'opening' | 'section1' | 'section5' | 'section6', paragraphs: readonly string[]) =>
    [part, cleanContent(part, { text: paragraphs.join('\n') })] as const;
  return Object.fromEntries([
    text('opening', words.opening(facts)),
    text('section1', words.overview(facts)),
    text('section5', words.problems(facts)),
    text('section6', words.other(facts)),
    ...TABLE_PARTS.map((part) => {
      const cells = cellsOfPart(part).map((id) => [id, totalAt(sum, id).sum ?? ''] as const);
      return [part, cleanContent(part, Object.fromEntries(cells))] as const;
    }),
  ]);
}

export function areaDraftRecord(draft: AreaDraftOf, of: FormOf): ReportRecord {
  return typedRecord(areaDraftForm(draft), of);
}
