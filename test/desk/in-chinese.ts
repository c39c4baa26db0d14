/** The pages as most tests read them: in Chinese. `languages.test.ts` reads them in every language. */
import * as agency from '#shared/desk/pages/agency.js';
import * as board from '#shared/desk/pages/board.js';
import * as code from '#shared/desk/pages/code.js';
import * as confirmDecision from '#shared/desk/pages/confirm-decision.js';
import * as draftConflict from '#shared/desk/pages/draft-conflict.js';
import * as decision from '#shared/desk/pages/decision.js';
import * as entry from '#shared/desk/pages/entry.js';
import * as filing from '#shared/desk/pages/filing.js';
import * as formConflict from '#shared/desk/pages/form-conflict.js';
import * as formEnded from '#shared/desk/pages/form-ended.js';
import * as formPreview from '#shared/desk/pages/form-preview.js';
import * as form from '#shared/desk/pages/form.js';
import * as imported from '#shared/desk/pages/imported.js';
import * as message from '#shared/desk/pages/message.js';
import * as portal from '#shared/desk/pages/portal.js';
import * as preview from '#shared/desk/pages/preview.js';
import * as publisherFiling from '#shared/desk/pages/publisher-filing.js';
import * as reminderPreview from '#shared/desk/pages/reminder-preview.js';
import * as reminders from '#shared/desk/pages/reminders.js';
import * as roster from '#shared/desk/pages/roster.js';
import * as rule from '#shared/desk/pages/rule.js';
import * as appoint from '#shared/desk/pages/appoint.js';
import * as setUpCheck from '#shared/desk/pages/set-up-check.js';
import * as setUpQuestion from '#shared/desk/pages/set-up-question.js';
import * as seasonPart from '#shared/desk/pages/season-part.js';
import * as seasonSettings from '#shared/desk/pages/season-settings.js';
import * as stop from '#shared/desk/pages/stop.js';
import * as uploadForm from '#shared/desk/pages/upload-form.js';
import * as verify from '#shared/desk/pages/verify.js';
import { textsIn } from '#shared/words/texts.js';

const t = textsIn('zh');

/** A page without the choice of its texts. */
function inChinese<View>(render: (view: View, texts: typeof t) => string): (view: View) => string {
  return (view) => render(view, t);
}

export const renderAgencyPage = inChinese(agency.renderAgencyPage);
export const renderAppointPage = inChinese(appoint.renderAppointPage);
export const renderCheckAnswersPage = inChinese(setUpCheck.renderCheckAnswersPage);
export const renderQuestionPage = inChinese(setUpQuestion.renderQuestionPage);
export const renderSeasonPartPage = inChinese(seasonPart.renderSeasonPartPage);
export const renderSeasonSettingsPage = inChinese(seasonSettings.renderSeasonSettingsPage);
export const renderSetUpUsedPage = inChinese(setUpCheck.renderSetUpUsedPage);
export const renderStandInPage = inChinese(appoint.renderStandInPage);
export const renderBoardPage = inChinese(board.renderBoardPage);
export const renderCodePage = inChinese(code.renderCodePage);
export const renderDraftConflictPage = inChinese(draftConflict.renderDraftConflictPage);
export const renderConfirmDecisionPage = inChinese(confirmDecision.renderConfirmDecisionPage);
export const renderDecisionPage = inChinese(decision.renderDecisionPage);
export const renderEntryPage = inChinese(entry.renderEntryPage);
export const renderFilingPage = inChinese(filing.renderFilingPage);
export const renderFormConflictPage = inChinese(formConflict.renderFormConflictPage);
export const renderFormEndedPage = inChinese(formEnded.renderFormEndedPage);
export const renderFormPage = inChinese(form.renderFormPage);
export const renderFormPreviewPage = inChinese(formPreview.renderFormPreviewPage);
export const renderImportedPage = inChinese(imported.renderImportedPage);
export const renderMessagePage = inChinese(message.renderMessagePage);
export const renderPortalPage = inChinese(portal.renderPortalPage);
export const renderPreviewPage = inChinese(preview.renderPreviewPage);
export const renderPublisherFilingPage = inChinese(publisherFiling.renderPublisherFilingPage);
export const renderReminderPreview = inChinese(reminderPreview.renderReminderPreview);
export const renderRemindersPage = inChinese(reminders.renderRemindersPage);
export const renderRosterPage = inChinese(roster.renderRosterPage);
export const renderRulePage = inChinese(rule.renderRulePage);
export const renderStopPage = inChinese(stop.renderStopPage);
export const renderUploadFormPage = inChinese(uploadForm.renderUploadFormPage);
export const renderVerifyPage = inChinese(verify.renderVerifyPage);

type Rest = Parameters<typeof message.messagePage> extends [unknown, ...infer More] ? More : never;
export const messagePage = (...rest: Rest) => message.messagePage(t, ...rest);
