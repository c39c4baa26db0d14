/**
 * The one catalogue of what the product says. Every text has a place by id; a text with values in it is a function of
 * them. Chinese is complete and gives the shape: adding a language to LANGUAGES makes the compiler ask for each text.
 */
import { board, preview, roster } from './zh/publisher.js';
import { code } from './zh/code.js';
import { dates } from './zh/dates.js';
import { delegation } from './zh/delegation.js';
import { myDesk } from './zh/my-desk.js';
import { decision } from './zh/decision.js';
import { deedRefusal } from './zh/deeds.js';
import { filing, upload } from './zh/filing.js';
import { layout } from './zh/layout.js';
import { messages } from './zh/messages.js';
import { names } from './zh/names.js';
import { proof } from './zh/proof.js';
import { refusalFact, refusalReason, refusals } from './zh/refusals.js';
import { reminders } from './zh/reminders.js';
import { report } from './zh/report.js';
import { stop } from './zh/stop.js';
import { takeaway } from './zh/takeaway.js';

const zh = {
  tag: 'zh-CN',
  board,
  code,
  dates,
  decision,
  delegation,
  myDesk,
  deedRefusal,
  filing,
  layout,
  messages,
  names,
  preview,
  proof,
  refusalFact,
  refusalReason,
  refusals,
  reminders,
  report,
  roster,
  stop,
  takeaway,
  upload,
};
export type Texts = typeof zh;

export const LANGUAGES = ['zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const CATALOGUES: Readonly<Record<Language, Texts>> = { zh };

export function textsIn(language: Language): Texts {
  return CATALOGUES[language];
}
