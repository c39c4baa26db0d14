/** A report that came on paper and is recorded in the agency's name; and the marks that a report bears beside its state. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { FilingMark } from '#shared/filing/marks.js';
import type { Reason } from '../reason.js';
import { names } from './names.js';

const WHY_FOUR_EYES =
  '录入的人经手了这份报告，此后不能再审核、发布它：办理、初审、审定、发布由不同的人进行，是防止差错的基本要求。';

const marks: Readonly<Record<FilingMark, string>> = {
  late: '逾期报送',
  recorded: '纸质代录',
  'stood-in': '由他人代审',
  'handed-out': '链接由发布人转交',
};

type Refusal = Extract<DeedRefusal, { code: 'recording' }>;

export function recordingRefusal({ problem, name }: Refusal): Reason {
  const what: Readonly<Record<Refusal['problem'], string>> = {
    publisher: `${name}是年报发布人，报告要由其发布。`,
    contact: `${name}是这家单位的联系人，可以用自己的链接报送，不需要代录。`,
    decider: `${name}是这家单位的初审人或审定人（或者代其审核过）。`,
  };
  return {
    title: '不能由这个人代录',
    what: what[problem],
    why: problem === 'contact' ? '' : WHY_FOUR_EYES,
    todo: [
      problem === 'contact'
        ? '请在报告详情页按“用邮件重发链接…”把链接发给联系人；确实由他人代录的，请改填那个人。'
        : '请改为发布人的代替人，或部门里不审核、不发布这份报告的同事。',
    ],
  };
}

export function notRecordedRefusal(): Reason {
  return {
    title: '这一次上传不是纸质代录的',
    what: '目前的这份报告是单位自己上传或填写的，代录人不能补填、回复、报送或者撤回。您的操作没有执行。',
    why: '代录的报告以收到纸质报告的日期为准；单位自己上传的，以单位报送的日期为准。',
    todo: ['请单位联系人用自己的链接办理；单位交来的是纸质报告的，请您按纸质报告重新上传或在线填写，再报送。'],
  };
}

export function deciderBrowserRefusal({ name, part }: Extract<DeedRefusal, { code: 'decider-browser' }>): Reason {
  return {
    title: '请换一个浏览器办理',
    what: `这个浏览器已经用验证码确认过是${names.roles[part]}${name}本人的，不能再用它替单位办理。您的操作没有执行。`,
    why: '审核、发布的人不能替单位报送：办理、初审、审定、发布由不同的人进行，是防止差错的基本要求。',
    todo: [
      '单位的链接请直接转交给单位联系人，由其在自己的电脑或手机上打开。',
      '您就是单位联系人、只是借用这台电脑的：请换另一个浏览器或无痕窗口打开您的链接。',
      '单位交来的是纸质报告的：请由年报发布人在报告详情页按“登记纸质报告”，指定他人代录。',
    ],
  };
}

export const recording = {
  marks,
  /** Said on every page of whoever records. */
  banner: (agency: string): string => `代${agency}录入纸质报告`,
  bannerHint:
    '请完全按照纸质报告录入，不改动任何数字；拿不准的，请先问交来报告的人。纸质报告本身有错、不能报送的，不要自己改：请告诉交来报告的人，由单位改正并重新签字；确有依据的，可请发布人豁免。',
  stoodIn: (stage: string, name: string, absent: string): string => `${absent}的${stage}由${name}代办。`,
  link: '登记纸质报告，请人代录…',
  linkAgain: '纸质报告的登记与代录…',
  title: (agency: string): string => `登记${agency}的纸质报告`,
  lead: '单位不能上网、交来纸质报告时使用。您指定一个人代为录入，这个人会收到邮件和专用链接，用单位报送的同一个页面上传扫描件或在线填写、核对、报送。',
  next: '按下按钮后，先请您用验证码确认是本人；确认后代录人和单位联系人都会收到邮件。报告处处注明“纸质代录”、收到日期和代录人；是否逾期，以收到纸质报告的日期为准。',
  legend: '由谁录入',
  personHint: '发布人的代替人，或部门里的同事；不能是年报发布人、这家单位的初审人或审定人、单位联系人。',
  addressHint: '录入用的链接发到这个邮箱。',
  suggested: (name: string, address: string): string => `发布人的代替人：${name}，${address}`,
  handedInByHint: '交来纸质报告的人，例如：办公室张敏。',
  receivedOnHint: '收到纸质报告的那一天，逾期与否以它为准。',
  reasonHint: '为什么不能网上报送，例如：单位没有联网。会写入记录，单位和审核人看得到。',
  button: '登记并请其代录',
  nowTitle: '已登记的纸质报告',
  now: (name: string, at: string): string => `${at} 已请${name}代录。`,
  change: '改登记或换人…',
  again: '再次登记会以新的为准；换人的，原来的链接随即失效。',
  backTo: (agency: string): string => `返回${agency}`,
  endTitle: '取消代录',
  endHint: (name: string): string => `${name}的链接随即失效；已经录入、报送的内容保留。`,
  end: '取消代录',
  done: {
    given: '已登记。代录人和单位联系人会收到邮件。',
    same: '与已登记的完全相同，没有改动，也没有再发邮件。代录人找不到邮件的，请在网站首页填写自己的邮箱，取得新的链接。',
    ended: '已取消代录，链接已失效。',
  },
  agencyAtWork:
    '单位联系人已经自己上传了报告，正在办理，您现在不能代录。请与联系人商定由谁报送；由您代录的，请联系年报发布人重新登记纸质报告。',
  notNow: '现在不能登记：报告正在审核、已审定或已发布，单位已移出名册，或年报季已结束。',
  note: '纸质报告，由他人代录',
  receivedOn: '收到纸质报告',
  handedInBy: '交来的人',
  recordedBy: '代录人',
  why: '代录原因',
  dayThatCounts: '报送日期（以此计算是否逾期）',
  lateBy: (day: string): string => `已过截止日期${day}`,
  inTime: (day: string): string => `在截止日期${day}以前`,
  handedOutToAgency: (name: string, at: string): string =>
    `这份报告是用年报发布人${name}于${at} 取出、转交给您的链接报送的。不是您或贵单位报送的，请立即撤回并告诉发布人。`,
  handedOutNote: (name: string, at: string): string =>
    `这份报告是用年报发布人${name}于${at} 取出、转交给单位的链接报送的。请核实确由单位办理；有疑问时，请先打电话问单位联系人。`,
  expected: (name: string, day: string): string =>
    `${day}收到了贵单位的纸质报告，由${name}代为录入、报送。您也可以在本页自己上传、报送，以您报送的为准。`,
  filed: (name: string, day: string): string => `这是${day}收到的纸质报告，已由${name}代为录入、报送。`,
  wrongThen: '录入有误的，可在作出决定之前在本页撤回，再自行报送。',
  /** Whom to call. */
  callOffice: (name: string, phone: string): string => (phone === '' ? name : `${name}（电话 ${phone}）`),
  deskRecords: (agency: string): string => `代${agency}录入纸质报告`,
  facts: { recorder: '代录人', toRecord: '代录人', handedInBy: '交来的人', receivedOn: '收到日期', reason: '原因' },
};
