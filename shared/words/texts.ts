/**
 * The one catalogue of what the product says. Every text has a place by id; a text with values in it is a function of
 * them. Chinese gives the shape, and the compiler asks every other language for each text.
 */
import { agency as agencyEn } from './en/agency.js';
import { areaDraft as areaDraftEn } from './en/area-draft.js';
import { beforeFiling as beforeFilingEn } from './en/before-filing.js';
import { board as boardEn, preview as previewEn } from './en/publisher.js';
import { boardView as boardViewEn } from './en/board-view.js';
import { changes as changesEn } from './en/changes.js';
import { charts as chartsEn } from './en/charts.js';
import { code as codeEn } from './en/code.js';
import { compare as compareEn } from './en/compare.js';
import { delegation as delegationEn } from './en/delegation.js';
import { myDesk as myDeskEn } from './en/my-desk.js';
import { contributions as contributionsEn } from './en/contributions.js';
import { portalCheck as portalCheckEn } from './en/portal-check.js';
import { portalKit as portalKitEn } from './en/portal-kit.js';
import { dates as datesEn, fileSize as fileSizeEn } from './en/dates.js';
import { decision as decisionEn } from './en/decision.js';
import { deedRefusal as deedRefusalEn } from './en/deeds.js';
import { fields as fieldsEn } from './en/fields.js';
import { onlineForm as onlineFormEn } from './en/form.js';
import { filing as filingEn } from './en/filing.js';
import { layout as layoutEn } from './en/layout.js';
import { history as historyEn } from './en/history.js';
import { lastYear as lastYearEn } from './en/last-year.js';
import { links as linksEn } from './en/links.js';
import { letter as letterEn } from './en/letter.js';
import { messages as messagesEn } from './en/messages.js';
import { names as namesEn } from './en/names.js';
import { openData as openDataEn } from './en/open-data.js';
import { proof as proofEn } from './en/proof.js';
import { punctuation as punctuationEn } from './en/punctuation.js';
import {
  refusalFact as refusalFactEn,
  refusalReason as refusalReasonEn,
  refusals as refusalsEn,
} from './en/refusals.js';
import { reminders as remindersEn } from './en/reminders.js';
import { recording as recordingEn } from './en/recording.js';
import { releaseCheck as releaseCheckEn } from './en/release-check.js';
import { releases as releasesEn } from './en/releases.js';
import { report as reportEn } from './en/report.js';
import { review as reviewEn } from './en/review.js';
import { roster as rosterEn } from './en/roster.js';
import { seasonSettings as seasonSettingsEn } from './en/season-settings.js';
import { search as searchEn } from './en/search.js';
import { setUp as setUpEn } from './en/set-up.js';
import { site as siteEn } from './en/site.js';
import { siteAreas as siteAreasEn } from './en/site-areas.js';
import { siteHistory as siteHistoryEn } from './en/site-history.js';
import { siteRanges as siteRangesEn } from './en/site-ranges.js';
import { stop as stopEn } from './en/stop.js';
import { structured as structuredEn } from './en/structured.js';
import { takeBack as takeBackEn } from './en/take-back.js';
import { takeDown as takeDownEn } from './en/take-down.js';
import { takeaway as takeawayEn } from './en/takeaway.js';
import { totals as totalsEn } from './en/totals.js';
import { undelivered as undeliveredEn } from './en/undelivered.js';
import { upload as uploadEn } from './en/upload.js';
import type { Worded } from './worded.js';
import { agency } from './zh/agency.js';
import { areaDraft } from './zh/area-draft.js';
import { beforeFiling } from './zh/before-filing.js';
import { board, preview } from './zh/publisher.js';
import { roster } from './zh/roster.js';
import { boardView } from './zh/board-view.js';
import { changes } from './zh/changes.js';
import { charts } from './zh/charts.js';
import { code } from './zh/code.js';
import { compare } from './zh/compare.js';
import { contributions } from './zh/contributions.js';
import { delegation } from './zh/delegation.js';
import { myDesk } from './zh/my-desk.js';
import { portalCheck } from './zh/portal-check.js';
import { portalKit } from './zh/portal-kit.js';
import { dates, fileSize } from './zh/dates.js';
import { decision } from './zh/decision.js';
import { deedRefusal } from './zh/deeds.js';
import { fields } from './zh/fields.js';
import { onlineForm } from './zh/form.js';
import { filing, upload } from './zh/filing.js';
import { layout } from './zh/layout.js';
import { history } from './zh/history.js';
import { lastYear } from './zh/last-year.js';
import { links } from './zh/links.js';
import { letter } from './zh/letter.js';
import { messages } from './zh/messages.js';
import { names } from './zh/names.js';
import { openData } from './zh/open-data.js';
import { proof } from './zh/proof.js';
import { punctuation } from './zh/punctuation.js';
import { refusalFact, refusalReason, refusals } from './zh/refusals.js';
import { reminders } from './zh/reminders.js';
import { recording } from './zh/recording.js';
import { releaseCheck } from './zh/release-check.js';
import { releases } from './zh/releases.js';
import { report } from './zh/report.js';
import { review } from './zh/review.js';
import { seasonSettings } from './zh/season-settings.js';
import { search } from './zh/search.js';
import { setUp } from './zh/set-up.js';
import { site } from './zh/site.js';
import { siteAreas } from './zh/site-areas.js';
import { siteHistory } from './zh/site-history.js';
import { siteRanges } from './zh/site-ranges.js';
import { stop } from './zh/stop.js';
import { structured } from './zh/structured.js';
import { takeBack } from './zh/take-back.js';
import { takeDown } from './zh/take-down.js';
import { takeaway } from './zh/takeaway.js';
import { totals } from './zh/totals.js';
import { undelivered } from './zh/undelivered.js';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A language by its name here, of whatever was stored or sent. */
export function languageNamed(name: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === name);
}

/** What each language calls itself, for those who do not read the one that they see. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

const zh = {
  agency,
  areaDraft,
  beforeFiling,
  board,
  boardView,
  changes,
  charts,
  code,
  compare,
  contributions,
  dates,
  decision,
  delegation,
  myDesk,
  deedRefusal,
  fields,
  fileSize,
  filing,
  history,
  lastYear,
  layout,
  letter,
  links,
  messages,
  names,
  onlineForm,
  openData,
  preview,
  proof,
  punctuation,
  refusalFact,
  refusalReason,
  refusals,
  reminders,
  recording,
  releaseCheck,
  releases,
  report,
  review,
  roster,
  search,
  seasonSettings,
  setUp,
  site,
  portalCheck,
  portalKit,
  siteAreas,
  siteHistory,
  siteRanges,
  stop,
  structured,
  takeBack,
  takeDown,
  takeaway,
  totals,
  undelivered,
  upload,
};

type Words = Worded<typeof zh>;
export interface Texts extends Words {
  /** Picks the side of what is kept in both languages (labels of the form, rules, findings). */
  readonly language: Language;
  /** For `lang`. */
  readonly tag: string;
}

const en: Words = {
  agency: agencyEn,
  areaDraft: areaDraftEn,
  beforeFiling: beforeFilingEn,
  board: boardEn,
  boardView: boardViewEn,
  changes: changesEn,
  charts: chartsEn,
  code: codeEn,
  compare: compareEn,
  contributions: contributionsEn,
  dates: datesEn,
  decision: decisionEn,
  delegation: delegationEn,
  myDesk: myDeskEn,
  deedRefusal: deedRefusalEn,
  fields: fieldsEn,
  fileSize: fileSizeEn,
  filing: filingEn,
  history: historyEn,
  lastYear: lastYearEn,
  layout: layoutEn,
  letter: letterEn,
  links: linksEn,
  messages: messagesEn,
  names: namesEn,
  onlineForm: onlineFormEn,
  openData: openDataEn,
  preview: previewEn,
  proof: proofEn,
  punctuation: punctuationEn,
  refusalFact: refusalFactEn,
  refusalReason: refusalReasonEn,
  refusals: refusalsEn,
  reminders: remindersEn,
  recording: recordingEn,
  releaseCheck: releaseCheckEn,
  releases: releasesEn,
  report: reportEn,
  review: reviewEn,
  roster: rosterEn,
  search: searchEn,
  seasonSettings: seasonSettingsEn,
  setUp: setUpEn,
  site: siteEn,
  portalCheck: portalCheckEn,
  portalKit: portalKitEn,
  siteAreas: siteAreasEn,
  siteHistory: siteHistoryEn,
  siteRanges: siteRangesEn,
  stop: stopEn,
  structured: structuredEn,
  takeBack: takeBackEn,
  takeDown: takeDownEn,
  takeaway: takeawayEn,
  totals: totalsEn,
  undelivered: undeliveredEn,
  upload: uploadEn,
};

const CATALOGUES: Readonly<Record<Language, Texts>> = {
  zh: { language: 'zh', tag: 'zh-CN', ...zh },
  en: { language: 'en', tag: 'en', ...en },
};

export function textsIn(language: Language): Texts {
  return CATALOGUES[language];
}
