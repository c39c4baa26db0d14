/** What the preview needs to know: the report as it would be sent, and what the rules say of it. */
import { contentMark, typedCells } from '#shared/form/parts.js';
import { contentOfForm } from '#shared/form/stored-form.js';
import { mayBeTyped } from '#shared/deeds/form/save.js';
import { typedRecord } from '#shared/form/typed-record.js';
import { digestOf } from '#shared/ids/digest.js';
import { dayOf } from '#shared/ids/calendar.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { CheckResult } from '#shared/report/finding.js';
import { officialReport, type OfficialReport } from '#shared/takeaway/official-report.js';
import type { Agency } from '#shared/season/model.js';
import type { Reason } from '#shared/words/reason.js';
import type { SeasonPage, Viewer } from '../views.js';
import { checkForm, type FormState } from './page.js';

export interface FormPreviewPage extends SeasonPage {
  readonly agency: Agency;
  readonly report: OfficialReport;
  readonly check: CheckResult;
  readonly blanks: number;
  readonly open: boolean;
  /** What is sent must be what was shown. */
  readonly shown: string;
  /** The last report was returned: the very same file is taken only with a word on why. */
  readonly afterReturn: boolean;
  readonly problem: Reason | null;
}

/** Names everything that is typed. */
export function formMark(state: FormState): string {
  return digestOf(Object.fromEntries([...state.form].map(([part, { content }]) => [part, contentMark(content)])));
}

export function formPreview(
  state: FormState,
  options: { readonly viewer: Viewer; readonly now: Date; readonly problem?: Reason | null },
): FormPreviewPage {
  const { season, agency, filing } = state;
  const content = contentOfForm(state.form);
  const of = { agencyName: agency.name, year: agency.year };
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    report: officialReport(typedRecord(content, of), of),
    check: checkForm(state, options.viewer.person, content, options.now),
    blanks: CELL_IDS.length - typedCells(content).size,
    open: mayBeTyped(state),
    shown: formMark(state),
    afterReturn: filing.state === 'returned',
    problem: options.problem ?? null,
  };
}
