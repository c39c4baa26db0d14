/** D14 and D15: words that are not for the public, and sentences that could be about anybody. */
import { allParts, findWords, notJudged, openingPart, partOf, sectionName, whyNoText, type Part } from '../prose.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';

function judge(
  found: ReturnType<typeof findWords>,
  message: (words: string, place: number) => Found['message'],
): RuleJudgement[] {
  const [first] = found;
  if (first === undefined) return [];
  const words = [...new Set(found.map((one) => one.words))].slice(0, 3).join('”“');
  return [
    {
      kind: 'found',
      about: 'words',
      cells: [],
      message: message(words, first.evidence.section),
      evidence: found.map((one) => one.evidence),
    },
  ];
}

/** Said to an office above, not to the public. 宝贵, 珍贵 and names of places with 贵 are none of it. */
const TO_AN_OFFICE =
  /(?<![宝珍名昂可富高尊])贵(?:办|局|委|单位|厅|室|科)(?![\p{Script=Han}]{0,2}[镇乡村街路])|现予(?:上报|呈报|报送)|现将[^。；\n]{0,50}(?:上报|呈报|报送)(?:如下|给|贵)?|(?:请|恳请)(?:予以)?(?:审阅|审示|审核批示|批示)|妥否|特此(?:上报|呈报|汇报|报告)/gu;
/** A line of its own with nothing but who is written to. */
const SALUTATION =
  /^[ \u3000]*[^，。：:\s]{2,20}(?:办公室|办公厅|政府办|政务公开办|人民政府|[局委厅])[:：][ \u3000]*$/gmu;
/** Whom to ask, and by which line: no letter. */
const CAPTION = /机构|单位|部门|来源|主体|联系|地址|电话|发布|索引|公开|制作|名称/u;

function salutations(part: Part): ReturnType<typeof findWords> {
  return findWords([part], SALUTATION).filter((one) => !CAPTION.test(one.words.replace(/政务公开办/u, '')));
}

export const D14: Rule = {
  id: 'D14',
  severity: 'explain',
  scope: 'record',
  title: { zh: '没有对上级的报送用语', en: 'No words of a letter to the office above' },
  basis: {
    kind: 'practice',
    text: {
      zh: '年度报告向社会公布，读者是公众；“贵办”“现予上报”是内部行文。',
      en: 'The report is for the public; “贵办” or “现予上报” belong into a letter to a superior office.',
    },
  },
  remedy: {
    zh: '请删去报送用语和抬头，改为向公众说明，然后重新上传。',
    en: 'Delete the salutation and what is said to the other office, and upload again.',
  },
  examples: { passes: {}, fails: { opening: ['根据贵办通知要求，现将我局年度报告上报如下。'] } },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    const found = [...salutations(openingPart(record)), ...findWords(allParts(record), TO_AN_OFFICE)];
    return judge(found, (words, place) => ({
      zh: `公开文本中出现报送用语“${words}”（${sectionName(place).zh}），请删除。`,
      en: `Words of a letter to another office stand in ${sectionName(place).en}: “${words}”.`,
    }));
  },
};

/** Where an agency's own report speaks of regions, governments or offices in general. */
const GENERIC =
  /(?:部分|一些|有些|个别|少数)(?:地区|地方)(?!法规)(?:的)?(?:政府|部门|行政机关|单位|还|仍|存在|对|在|未|尚)|各级政府(?:部门|机关)?(?:应当|应该|应|要|需要|还|仍|普遍)|(?:随着|伴随)[^。]{2,30}的(?:不断|快速|深入)?(?:发展|推进|普及)[，,][^。]{0,20}政府信息公开[^。]{0,20}(?:越来越|日益|成为)/gu;

export const D15: Rule = {
  id: 'D15',
  // Taste, however well founded, is nothing that an agency has to answer for.
  severity: 'note',
  scope: 'record',
  title: { zh: '写的是本单位的情况', en: 'The text is about this body' },
  basis: {
    kind: 'official',
    text: {
      zh: '国办公开办函〔2021〕30号：内容“不能遗漏，也不宜泛化”。',
      en: '国办公开办函〔2021〕30号: nothing left out, and nothing in general terms.',
    },
  },
  remedy: {
    zh: '建议改写为本单位本年度的具体情况。',
    en: 'Write what this body did or lacked this year instead.',
  },
  examples: {
    passes: {},
    fails: {
      sections: {
        5: [
          '当前，部分地区还存在公开不及时的问题，各级政府部门要进一步提高认识。下一步，我们将加强组织领导，完善工作机制，改进公开方式，针对上年的不足已经补齐目录，努力把各项工作做细做实。',
        ],
      },
    },
  },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    const parts = [1, 5].flatMap((number) => partOf(record, number) ?? []);
    return judge(findWords(parts, GENERIC), (words, place) => ({
      zh: `${sectionName(place).zh}有泛泛的表述“${words}”，没有说明是不是本单位的情况。`,
      en: `There are general words in ${sectionName(place).en} that could be about anybody: “${words}”.`,
    }));
  },
};
