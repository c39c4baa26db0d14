/** P01 and P02: numbers that belong to a person. A finding shows them masked, because findings travel further than texts. */
import type { ReportRecord } from '#shared/report/record.js';
import { allParts, notJudged, quote, sectionName, clausesOf, whyNoText, type Part } from '../prose.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';
import { maskedNumber } from './masking.js';
import { personalNumbersIn, type PersonalNumber, type PersonalNumberKind } from './personal-numbers.js';

export const PRIVACY_BASIS = {
  kind: 'official',
  text: {
    zh: '《中华人民共和国个人信息保护法》第二十五条；《中华人民共和国政府信息公开条例》第十五条：涉及个人隐私、公开会损害第三方合法权益的信息不得公开。',
    en: 'Personal Information Protection Law, article 25; Regulation, article 15: what harms the privacy of others is not made public.',
  },
} as const;

const NAMES: Readonly<Record<PersonalNumberKind, { readonly zh: string; readonly en: string }>> = {
  'id-card': { zh: '身份证号', en: 'an identity number' },
  'old-id-card': { zh: '15位身份证号', en: 'an identity number of the old form' },
  mobile: { zh: '手机号码', en: 'a mobile number' },
  'bank-card': { zh: '银行卡号', en: 'a bank card number' },
};

function sentenceAround(part: Part, { start, end }: PersonalNumber): string {
  return clausesOf(part).find((one) => one.start <= start && end <= one.end)?.text ?? '';
}

function found(part: Part, number: PersonalNumber, milder?: Pick<Found, 'severity' | 'remedy'>): Found {
  const shown = maskedNumber(number.kind, part.text.slice(number.start, number.end));
  const { zh, en } = NAMES[number.kind];
  return {
    kind: 'found',
    about: `${part.section}-${number.start}`,
    cells: [],
    ...milder,
    message: {
      zh: `${sectionName(part.section).zh}中有疑似${zh}“${shown}”。`,
      en: `What looks like ${en} stands in ${sectionName(part.section).en}: “${shown}”.`,
    },
    evidence: [quote(part, number.start, number.end)],
  };
}

function judgeNumbers(record: ReportRecord, judge: (part: Part, number: PersonalNumber) => Found[]): RuleJudgement[] {
  const why = whyNoText(record);
  if (why !== undefined) return [notJudged(why)];
  return allParts(record).flatMap((part) => personalNumbersIn(part.text).flatMap((number) => judge(part, number)));
}

const ID_WORDS = /身份证|证件号|公民身份号码/u;

export const P01: Rule = {
  id: 'P01',
  severity: 'block',
  scope: 'record',
  title: { zh: '没有身份证号', en: 'No identity numbers' },
  basis: PRIVACY_BASIS,
  remedy: {
    zh: '请删去这个号码后重新上传；已经发到网上的版本也要撤换。',
    en: 'Delete the number and upload again; replace any version that is online already.',
  },
  examples: {
    passes: { sections: { 6: ['受理编号为110101199003070000的事项已经办结。'] } },
    fails: { sections: { 6: ['申请人身份证号为11010119900307803X，已经答复。'] } },
  },
  check: (record) =>
    judgeNumbers(record, (part, number) => {
      if (number.kind === 'id-card') return [found(part, number)];
      if (number.kind !== 'old-id-card') return [];
      // Fifteen digits have no check digit: unless the sentence says what they are, they may be something else.
      return ID_WORDS.test(sentenceAround(part, number))
        ? [found(part, number)]
        : [found(part, number, { severity: 'explain' })];
    }),
};

/** A line that tells the public whom to call. */
const CONTACT_WORDS = /联系|电话|咨询|监督|投诉|举报|传真|热线|拨打|邮编|办公/u;

export const P02: Rule = {
  id: 'P02',
  severity: 'block',
  scope: 'record',
  milder: {
    zh: '用作对外联系的手机号，列为提示。',
    en: 'A mobile number given as a contact is a note.',
  },
  title: { zh: '没有私人手机号和银行卡号', en: 'No private mobile or bank card numbers' },
  basis: PRIVACY_BASIS,
  remedy: {
    zh: '请删去这个号码后重新上传；已经发到网上的版本也要撤换。',
    en: 'Delete the number and upload again; replace any version that is online already.',
  },
  examples: {
    passes: { opening: ['联系电话：0000-0000000。'] },
    fails: { sections: { 1: ['申请人（13800001234）要求公开征地批文，已经答复。'] } },
  },
  check: (record) =>
    judgeNumbers(record, (part, number) => {
      if (number.kind === 'bank-card') return [found(part, number)];
      if (number.kind !== 'mobile') return [];
      const contact = part.section === 0 || CONTACT_WORDS.test(sentenceAround(part, number));
      if (!contact) return [found(part, number)];
      const remedy = {
        zh: '如果是单位对外公布的工作手机，不必修改；如果是个人手机，建议改为办公电话。',
        en: 'An office mobile that is published anyway may stay; replace a private one by the office telephone.',
      };
      return [found(part, number, { severity: 'note', remedy })];
    }),
};
