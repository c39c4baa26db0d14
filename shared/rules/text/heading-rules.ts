/** D01 to D03: the six sections are there, in order, under their headings, with their tables. */
import { CELL_IDS, tableOf } from '#shared/report/cells.js';
import { withoutInstruction } from '#shared/report/headings.js';
import { SECTION_ORDINALS, TABLE3_ROW_LABELS, TABLE4_RESULT_NAMES, TABLE2_BLOCKS } from '#shared/report/labels.js';
import type { DocumentFormat, ReportRecord } from '#shared/report/record.js';
import { allParts, notJudged, partOf, quote, sectionName, whyNoText, type Evidence } from '../prose.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';
import { headingLike, isOfficial, officialHeading, ordinalNumber, printedOrdinal } from './heading-words.js';

const FORMAT_BASIS = {
  kind: 'official',
  text: {
    zh: '《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号：年度报告按六个部分编写，“不能遗漏，也不宜泛化”。',
    en: 'Regulation on government information disclosure, article 50; 国办公开办函〔2021〕30号: six sections, nothing left out.',
  },
} as const;

interface Line {
  readonly text: string;
  readonly evidence: Evidence;
}

/** Lines of running text that look like the heading of a section which was not found in its place. */
function strayHeadings(record: ReportRecord, number: number): Line[] {
  return allParts(record).flatMap((part) => {
    let offset = 0;
    return part.text.split('\n').flatMap((text) => {
      const start = offset;
      offset += text.length + 1;
      if (headingLike(text) !== number) return [];
      return [{ text, evidence: quote(part, start, start + text.length) }];
    });
  });
}

function unlocated(record: ReportRecord, number: number): Found {
  const official = officialHeading(number);
  const [stray, second] = strayHeadings(record, number);
  const about = { kind: 'found', about: `section-${number}`, cells: [] } as const;
  if (stray === undefined) {
    return {
      ...about,
      message: {
        zh: `缺少“${official}”部分：没有找到这个标题。`,
        en: `Section ${number} (${official}) is missing: its heading was not found.`,
      },
    };
  }
  const evidence = [stray.evidence, ...(second === undefined ? [] : [second.evidence])];
  if (second !== undefined) {
    return {
      ...about,
      // Which of them begins the section is not known; that none does is not proved.
      severity: 'explain',
      message: {
        zh: `“${official}”出现了不止一次，无法判断这一部分从哪里开始。`,
        en: `The heading of section ${number} stands more than once; where the section begins cannot be told.`,
      },
      remedy: {
        zh: '请只在这一部分开头保留标题；目录和正文里的重复标题请删去，然后重新上传。',
        en: 'Keep the heading once, where the section begins, and upload again.',
      },
      evidence,
    };
  }
  const ordinal = printedOrdinal(stray.text);
  if (ordinal === SECTION_ORDINALS[number - 1] && !isOfficial(stray.text, number)) {
    return {
      ...about,
      // The section is there under other words, only nobody but a person can be sure of it.
      severity: 'explain',
      message: {
        zh: `标题“${stray.text.trim()}”与统一格式相差较大，无法确认它就是“${official}”。`,
        en: `The heading “${stray.text.trim()}” is far from the official one; whether it is “${official}” cannot be told.`,
      },
      remedy: {
        zh: `请把这个标题改为“${official}”，然后重新上传；不便修改的，请说明。`,
        en: `Change this heading to “${official}” and upload again, or explain.`,
      },
      evidence,
    };
  }
  const wrong = ordinal === undefined ? '没有写序号' : `的序号写成了“${ordinal}”，或者没有按顺序排列`;
  return {
    ...about,
    // It is there: a report is not sent back over the place of a heading.
    severity: 'explain',
    message: {
      zh: `标题“${stray.text.trim()}”${wrong}；它应为第${number}部分，写作“${official}”。`,
      en: `The heading “${stray.text.trim()}” has no ordinal, a wrong one, or stands out of order; it is section ${number}: “${official}”.`,
    },
    remedy: {
      zh: `请把这个标题改为“${official}”，并把六个部分按一至六的顺序排列，然后重新上传。`,
      en: `Change this heading to “${official}”, put the six sections in order and upload again.`,
    },
    evidence,
  };
}

/** Found by its words, under the ordinal of another section. */
function misnumbered({ number, heading }: ReportRecord['sections'][number]): Found[] {
  const printed = ordinalNumber(heading);
  if (printed === undefined || printed === number) return [];
  return [
    {
      kind: 'found',
      about: `section-${number}`,
      cells: [],
      severity: 'explain',
      message: {
        zh: `标题“${heading}”的序号应为“${SECTION_ORDINALS[number - 1] ?? ''}”。`,
        en: `The heading “${heading}” is that of section ${number} and bears another ordinal.`,
      },
      remedy: {
        zh: `请把这个标题改为“${officialHeading(number)}”，然后重新上传；不便修改的，请说明。`,
        en: `Change this heading to “${officialHeading(number)}” and upload again, or explain.`,
      },
    },
  ];
}

/** One finding instead of six: the document has one fault. */
const NO_HEADING: Found = {
  kind: 'found',
  about: 'all-sections',
  cells: [],
  message: {
    zh: '六个部分的标题一个也没有找到，正文无法核对。',
    en: 'None of the six headings was found, so the text cannot be checked.',
  },
  remedy: {
    zh: '请上传完整的年度报告：六个部分的标题各占一行，写作“一、总体情况”至“六、其他需要报告的事项”。',
    en: 'Upload the whole report, with each of the six official headings on a line of its own.',
  },
};

export const D01: Rule = {
  id: 'D01',
  severity: 'block',
  scope: 'record',
  milder: {
    zh: '标题在、只是写法、序号、位置或次数不合格式的，列为须说明。',
    en: 'A heading that is there, but worded, numbered or placed otherwise or printed twice, is a question (explain).',
  },
  title: { zh: '六个部分齐全，顺序和序号正确', en: 'All six sections, in order and rightly numbered' },
  basis: FORMAT_BASIS,
  remedy: {
    zh: '请按统一格式补上这一部分，标题和序号照抄格式，没有内容也要写明“无”，然后重新上传。',
    en: 'Add the section with its official heading; where there is nothing to report say so, and upload again.',
  },
  examples: { passes: {}, fails: { headings: { 6: null } } },
  check: (record) => {
    // A document in which no heading at all was found is what this rule is for.
    if (record.format === 'json') return [notJudged(whyNoText(record) ?? '')];
    if (record.sections.every((section) => !section.located)) return [NO_HEADING];
    return [
      ...record.sections.filter((section) => !section.located).map((section) => unlocated(record, section.number)),
      ...record.sections.filter((section) => section.located).flatMap(misnumbered),
    ];
  },
};

export const D02: Rule = {
  id: 'D02',
  severity: 'note',
  scope: 'record',
  title: { zh: '标题与统一格式一致', en: 'Headings worded as in the form' },
  basis: FORMAT_BASIS,
  remedy: {
    zh: '建议照抄统一格式的标题；意思相同的写法不影响报送。',
    en: 'The official wording is better; a heading that means the same does not stand in the way.',
  },
  examples: { passes: {}, fails: { headings: { 5: '五、存在问题及改进情况' } } },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    // Where all others have theirs, a heading without an ordinal has lost it; where none has, the file may number them.
    const numbered =
      record.sections.filter(({ located, heading }) => located && printedOrdinal(heading) === undefined).length === 1;
    const different = record.sections.filter(
      ({ located, heading, number }) =>
        located && (!isOfficial(heading, number) || (numbered && printedOrdinal(heading) === undefined)),
    );
    return different.map(({ number, heading }): Found => ({
      kind: 'found',
      about: `section-${number}`,
      cells: [],
      message: {
        zh: `标题“${withoutInstruction(heading)}”建议改为“${officialHeading(number)}”。`,
        en: `The heading “${withoutInstruction(heading)}” should read “${officialHeading(number)}”.`,
      },
    }));
  },
};

const LABELS: Readonly<Record<2 | 3 | 4, readonly string[]>> = {
  2: TABLE2_BLOCKS.flatMap((block) => [block.article.zh, ...block.rows.map((row) => row.label.zh)]),
  3: Object.values(TABLE3_ROW_LABELS).map((label) => label.zh),
  4: TABLE4_RESULT_NAMES,
};
/** So many labels of the form in the running text are the table itself, fallen apart on its way here. */
const LABELS_OF_A_TABLE = 3;

/** In these formats a table is a table by the file's own word; in the others only its lines or words are seen. */
const STRUCTURED: ReadonlySet<DocumentFormat> = new Set(['docx', 'html', 'xlsx', 'mht', 'odt', 'ods', 'csv']);

/** Nothing of the table came out of the document: what there is was keyed in by a person. */
function nothingRead(record: ReportRecord, table: 2 | 3 | 4): boolean {
  return CELL_IDS.filter((id) => tableOf(id) === table).every((id) => {
    const cell = record.cells[id];
    if (cell.attested?.how === 'keyed' || cell.kind === 'not-printed') return true;
    return cell.kind === 'unread' && cell.reason === 'no-place';
  });
}

function tableMissing(record: ReportRecord, number: 2 | 3 | 4): RuleJudgement[] {
  const part = partOf(record, number);
  if (part === undefined || !nothingRead(record, number)) return [];
  const words = part.text.replace(/\s/gu, '');
  if (LABELS[number].filter((label) => words.includes(label)).length >= LABELS_OF_A_TABLE) return [];
  const structured = STRUCTURED.has(record.format);
  return [
    {
      kind: 'found',
      about: `section-${number}`,
      cells: [],
      ...(!structured && { severity: 'explain' as const }),
      message: {
        zh: `${sectionName(number).zh}部分只有标题，没有识别到表格。表格不得省略，也不得以图片代替。`,
        en: `Under the heading of ${sectionName(number).en} no table was found. It may not be left out or replaced by a picture.`,
      },
    },
  ];
}

export const D03: Rule = {
  id: 'D03',
  severity: 'block',
  scope: 'record',
  milder: {
    zh: 'PDF、纯文本里看不出是不是表格的，列为须说明。',
    en: 'Where the format does not say what is a table (PDF, plain text), it is a question (explain).',
  },
  title: { zh: '二、三、四部分有表格，不是图片', en: 'Sections 2, 3 and 4 hold their tables, not pictures' },
  basis: {
    kind: 'official',
    text: {
      zh: '国办公开办函〔2021〕30号：第二、三、四部分以所附表格报告。图片中的数字无法检索和汇总，不得以图片代替是审核惯例。',
      en: '国办公开办函〔2021〕30号: sections 2 to 4 are reported by the tables attached. That pictures do not do is practice: their numbers can be neither searched nor added up.',
    },
  },
  remedy: {
    zh: '请把统一格式的表格放到这个标题下面（用表格，不用截图），然后重新上传。',
    en: 'Put the table of the form under this heading, as a table and not as a picture, and upload again.',
  },
  examples: {
    passes: {},
    fails: {
      format: 'docx',
      cells: Object.fromEntries(
        CELL_IDS.filter((id) => tableOf(id) === 4).map((id) => [id, { unread: '', reason: 'no-place' }]),
      ),
    },
  },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    return ([2, 3, 4] as const).flatMap((number) => tableMissing(record, number));
  },
};
