/** P03 and P06: names of those who asked, and marks of papers that are not for the public. */
import { allParts, findWords, notJudged, openingPart, quote, sectionName, whyNoText } from '../prose.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';
import { applicantNamesIn } from './applicant-names.js';
import { maskedName } from './masking.js';
import { PRIVACY_BASIS } from './number-rules.js';

export const P03: Rule = {
  id: 'P03',
  severity: 'explain',
  scope: 'record',
  title: { zh: '没有申请人姓名', en: 'No names of applicants' },
  basis: PRIVACY_BASIS,
  remedy: {
    zh: '请把姓名改为“申请人”或“某申请人”，然后重新上传；不是姓名的，请说明。',
    en: 'Write “an applicant” instead and upload again; if it is no name, say so.',
  },
  examples: {
    passes: { sections: { 6: ['申请人王某向本机关申请公开征地批文，已经答复。'] } },
    fails: { sections: { 6: ['申请人王小明向本机关申请公开征地批文，已经答复。'] } },
  },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    return allParts(record).flatMap((part) =>
      applicantNamesIn(part.text).map(({ name, start, end }): Found => ({
        kind: 'found',
        about: `${part.section}-${start}`,
        cells: [],
        message: {
          zh: `${sectionName(part.section).zh}疑似出现申请人姓名“${maskedName(name)}”。`,
          en: `What looks like the name of an applicant stands in ${sectionName(part.section).en}: “${maskedName(name)}”.`,
        },
        evidence: [quote(part, start, end)],
      })),
    );
  },
};

/** With the star and term of a classified paper, anywhere. */
const CLASSIFIED =
  /(?:绝密|机密|秘密)[ \u3000]*[★☆]|[★☆][ \u3000]*(?:绝密|机密|秘密)|(?:绝密|机密|秘密)[ \u3000]*[▲△]/gu;
/** Sentences speak of secrets and internal papers all the time; a mark stands alone in its line. */
const ALONE =
  /^[ \u3000【[（(]*(?:绝密|机密|秘密|内部(?:资料|文件|材料|使用)|不予公开|此件不(?:予)?公开)[ \u3000】\])）!！,，]*(?:注意保[存管密]|请勿外传|不得外传|严禁外传)?[ \u3000】\])）!！。]*$/gmu;
const NOT_TO_PASS_ON = /内部(?:资料|文件|材料|使用)[，,：: \u3000]*(?:注意保[存管密]|请勿外传|不得外传|严禁外传)/gu;

export const P06: Rule = {
  id: 'P06',
  severity: 'block',
  scope: 'record',
  title: { zh: '没有密级和内部标识', en: 'No marks of classified or internal papers' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国保守国家秘密法》；《中华人民共和国政府信息公开条例》第十四条、第十七条：公开前应当进行保密审查。',
      en: 'Law on Guarding State Secrets; Regulation, articles 14 and 17: whatever is made public is examined for secrets first.',
    },
  },
  remedy: {
    zh: '请先确认文件是否可以公开；可以公开的，删去标识后重新上传，并告知本单位保密工作人员。',
    en: 'Make sure that the paper may be published; if so, delete the mark, upload again and tell your security officer.',
  },
  examples: {
    passes: { sections: { 6: ['没有申请涉及国家秘密，内部文件按规定管理。'] } },
    fails: { opening: ['秘密★1年', '云溪县示例局2025年政府信息公开工作年度报告'] },
  },
  check: (record): readonly RuleJudgement[] => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    const parts = allParts(record);
    const marks = [
      ...findWords(parts, CLASSIFIED),
      ...findWords(parts, NOT_TO_PASS_ON),
      ...findWords([openingPart(record)], ALONE),
    ];
    return marks.slice(0, 1).map(({ words, evidence }): Found => ({
      kind: 'found',
      about: 'mark',
      cells: [],
      message: {
        zh: `${sectionName(evidence.section).zh}含密级或内部标识“${words}”，不得公开。`,
        en: `The mark “${words}” of a classified or internal paper stands in ${sectionName(evidence.section).en}.`,
      },
      evidence: marks.map((mark) => mark.evidence),
    }));
  },
};
