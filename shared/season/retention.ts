/**
 * How long what is about people is kept, as data: the one source of docs/retention.md, of the time at which rows of the table end
 * by themselves (`expiryOf`), and of the day on which contacts are erased. test/season/retention.test.ts holds kinds of items, stores
 * and templates to it; test/store/erasing.test.ts holds what is erased to what the table holds afterwards. Contacts are those who act for
 * an agency; who decided or published in office stays on record.
 */
import type { Season } from './model.js';

/** PIPL art. 47: what is about a person is deleted once its purpose is reached; art. 19: no longer than necessary. */
const PIPL = '《个人信息保护法》第十九条、第四十七条；ADR 73';
/** Archives Law (2020), art. 13: what shows how an organ did its work goes into its archive, as it was made. */
const ARCHIVES = '《档案法》第十三条；ADR 73';
/** Cybersecurity Law: logs are kept for six months at least. */
const LOGS = '《网络安全法》：日志留存不少于六个月';

export type Fate =
  /** A name and an address made of a salted hash take their place: the same person is still the same. */
  | 'pseudonym'
  /** By AWS itself: a row by the time in it, a log by its age. */
  | 'expires'
  /** Nothing of it is ever touched. */
  | 'stays';

/** What days are counted from: the closing of the season, the last writing, or the end of what the row is for. */
export type Since = 'closed' | 'written' | 'ended';

export interface RetentionRule {
  /** As store/table.ts draws them: the partition's beginning, and the sort key where the partition holds others; or where else it lies. */
  readonly items: string;
  readonly fields: readonly string[];
  /** What these say of somebody. */
  readonly what: { readonly zh: string; readonly en: string };
  readonly fate: Fate;
  readonly since: Since | null;
  /** Null for what stays. */
  readonly days: number | null;
  readonly because: string;
}

export const CONTACTS_KEPT_DAYS = 365;
/** A season, and the questions after it. */
const SEASON_DAYS = 400;

const erased = { fate: 'pseudonym', since: 'closed', days: CONTACTS_KEPT_DAYS, because: PIPL } as const;
const expiring = { fate: 'expires', because: PIPL } as const;
const staying = { fate: 'stays', since: null, days: null, because: ARCHIVES } as const;

const contact = { zh: '联系人姓名、邮箱', en: 'name and address of contacts' } as const;
const mark = { zh: '邮箱的散列值（不含姓名、邮箱）', en: 'hash of an address' } as const;
const official = { zh: '履职人员姓名、邮箱', en: 'name and address of those in office' } as const;

export const RETENTION = {
  roster: {
    ...{ items: 'SEASON# AGENCY#', fields: ['contact', 'phone'], ...erased },
    what: { zh: '联系人姓名、邮箱、电话', en: 'name, address and phone of contacts' },
  },
  log: { items: 'FILING# EVENT#', fields: ['actor.person', 'details'], what: contact, ...erased },
  'not-filed': {
    ...{ items: 'FILING# SUBMISSION#', what: contact, ...erased },
    fields: ['touched', 'stopped', 'recorded', 'returnedWith'],
  },
  portal: { items: 'FILING# PORTAL', fields: ['page.by', 'file.by'], what: contact, ...erased },
  forms: { items: 'FORM# PART#', fields: ['by', 'writers'], what: contact, ...erased },
  links: { items: 'GRANT# GRANT', fields: ['person'], what: contact, ...erased },

  mail: {
    ...{ items: 'OUTBOX# OUTBOX', fields: ['to', 'message', 'phone', 'by', 'before'], ...expiring },
    ...{ since: 'ended', days: 60 },
    what: { zh: '收件人姓名、邮箱、电话和邮件内容', en: 'who is written to, and what' },
  },
  mailed: {
    ...{ items: 'MAILED# MAILED', fields: ['name', 'address'], ...expiring, since: 'written', days: 60 },
    what: { zh: '收件人姓名、邮箱', en: 'who was written to' },
  },
  // Tells that an address is known here, and nothing else.
  sent: { items: 'DELIVERY# SENT#', fields: ['key'], what: mark, ...expiring, since: 'written', days: SEASON_DAYS },
  undelivered: {
    ...{ items: 'DELIVERY# TROUBLE#', fields: ['name', 'address', 'diagnostic'], ...expiring },
    ...{ since: 'written', days: SEASON_DAYS },
    what: { zh: '邮件没有送达的人的姓名、邮箱', en: 'whom no mail reached' },
  },
  reminders: {
    ...{ items: 'REMINDER# DAY#', fields: ['person', 'by'], ...expiring, since: 'written', days: SEASON_DAYS },
    what: { zh: '被催办人姓名、邮箱', en: 'who was reminded' },
  },
  seen: { items: 'SEEN# PERSON#', fields: ['key'], what: mark, ...expiring, since: 'written', days: SEASON_DAYS },
  drafts: {
    ...{ items: 'COMMENTS#', fields: ['key', 'comment', 'comments'], ...expiring, since: 'written', days: SEASON_DAYS },
    what: { zh: '尚未作出的决定的草稿', en: 'a decision that was not made yet' },
  },
  'upload-forms': {
    ...{ items: 'UPLOAD# FORM', fields: ['typedBy', 'grant'], what: contact, ...expiring, since: 'written', days: 30 },
  },
  'portal-forms': {
    ...{ items: 'UPLOAD# PORTAL', fields: ['by', 'grant'], what: contact, ...expiring, since: 'written', days: 30 },
  },
  'roster-drafts': {
    ...{ items: 'ROSTER#', fields: ['by', 'packed'], ...expiring, since: 'written', days: 30 },
    what: { zh: '尚未保存的花名册中的姓名、邮箱、电话', en: 'a roster that was not saved yet' },
  },
  'last-year': {
    ...{ items: 'LASTYEAR#', fields: ['packed'], ...expiring, since: 'written', days: 30 },
    what: { zh: '上年报告中的文字', en: 'what a report of last year says' },
  },
  // An old link is recognised for so long, and can offer a new one.
  'minted-links': {
    ...{ items: 'LINK# LINK', fields: ['grant', 'handedOutBy'], ...expiring, since: 'ended', days: 365 },
    what: { zh: '链接的散列值，当面转交人的姓名、邮箱', en: 'hash of a link; who handed it over' },
  },
  sessions: { items: 'SESSION#', fields: ['grant'], what: mark, ...expiring, since: 'ended', days: 30 },
  codes: { items: 'CODE#', fields: ['grant'], what: mark, ...expiring, since: 'ended', days: 30 },
  browsers: { items: 'BROWSER#', fields: ['key'], what: mark, ...expiring, since: 'ended', days: 30 },
  limits: { items: 'LIMIT#', fields: ['key'], what: mark, ...expiring, since: 'written', days: 3 },
  logs: {
    ...{ items: 'CloudWatch Logs', fields: ['message'], fate: 'expires', since: 'written', days: 365, because: LOGS },
    what: {
      zh: '函数运行记录，邮件服务器的答复里可能有邮箱',
      en: 'what functions did; a mail server’s answer may name an address',
    },
  },
  'access-logs': {
    ...{ items: 'S3 access logs', fields: ['Remote IP'], fate: 'expires', since: 'written', days: 400, because: LOGS },
    what: { zh: '访问者的网络地址', en: 'network addresses of visitors' },
  },

  // The seal covers who filed: taken out, nobody could tell any more that the rest is what was filed.
  sealed: {
    ...{ items: 'FILING# SUBMISSION#', ...staying },
    fields: ['statement', 'touched', 'recorded', 'checklist', 'handedOut'],
    what: { zh: '已提交报告的填报人、负责人', en: 'who filed a report, and had a hand in it' },
  },
  'paper-bearers': {
    ...{ items: 'FILING#', fields: ['recorders', 'details.handedInBy'], ...staying },
    what: { zh: '纸质报告的补录人、送交人姓名', en: 'who recorded a report on paper, and the name of who brought it' },
  },
  originals: {
    ...{ items: 'S3 uploads, documents', fields: ['file'], ...staying },
    what: { zh: '上传的文件原样', en: 'files as they were uploaded' },
  },
  published: {
    ...{ items: 'report.json', fields: ['statement.officer', 'statement.title'], ...staying },
    what: { zh: '公开报告的负责人姓名、职务', en: 'officer and title of a public report' },
  },
  deciders: {
    ...{ items: 'SEASON#, FILING#, GRANT#, REMINDER# PAUSE#, SETUP#', what: official, ...staying },
    fields: ['reviewer', 'approver', 'publisher', 'by', 'person'],
  },
  history: { items: 'HISTORY#', fields: ['by'], what: official, ...staying },
  releases: { items: 'RELEASE#', fields: ['by'], what: official, ...staying },
  // Somebody may act for several agencies, and for the next season.
  'own-pages': {
    items: 'GRANT# desk',
    fields: ['person'],
    what: contact,
    ...staying,
    because: '同一人可能仍是以后年度的联系人；ADR 83',
  },
  choices: {
    items: 'PERSON#',
    fields: ['key'],
    what: mark,
    ...staying,
    because: '本人的语言和通知方式，随时可改；ADR 83',
  },
} as const satisfies Readonly<Record<string, RetentionRule>>;

type Rules = typeof RETENTION;
export type RuleId = keyof Rules;
/** Of rows that the table takes away. */
export type ExpiringRule = { [Id in RuleId]: Rules[Id]['fate'] extends 'expires' ? Id : never }[RuleId];

const DAY_MS = 86_400_000;

/**
 * What a row says of its end, in `expiresAtSeconds`.
 * @param since the instant from which the rule counts (`since`)
 * @returns seconds since 1970
 */
export function expiryOf(rule: ExpiringRule, since: Date | string): number {
  return Math.floor(new Date(since).getTime() / 1000) + (RETENTION[rule].days * DAY_MS) / 1000;
}

/** Whether the contacts of a season are to be erased by now: one that is open, or was opened again, keeps them. */
export function areContactsDue({ state, closedAt }: Season, now: Date): boolean {
  if (state !== 'closed' && state !== 'archived') return false;
  return closedAt !== null && now.getTime() - Date.parse(closedAt) >= CONTACTS_KEPT_DAYS * DAY_MS;
}
