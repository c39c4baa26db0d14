/**
 * Turns an example of a rule into a record and a context: every number is 0 and the text is that of a small complete
 * report, but for what the example says.
 */
import { CELL_IDS, SHORT_FORM_ABSENT_ROWS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { decimalSchema, type CellReading, type ReportRecord, type Section } from '#shared/report/record.js';
import type { CheckContext } from './context.js';
import type { Example, SectionNumber } from './rule.js';

const READ = { certainty: 'single', place: null, readers: ['example'], checks: [] } as const;

function reading(wish: string | { readonly unread: string; readonly reason?: string }): CellReading {
  const read = { ...READ, readers: [...READ.readers], checks: [] };
  if (typeof wish !== 'string')
    return { ...read, kind: 'unread', value: null, raw: wish.unread, reason: wish.reason ?? 'not-a-number' };
  if (decimalSchema.safeParse(wish).success) return { ...read, kind: 'number', value: wish, raw: wish };
  return { ...read, kind: wish === '' ? 'blank' : 'mark', value: null, raw: wish };
}

const AGENCY = '云溪县示例局';
const YEAR = 2025;

/** A report that says what it has to, in few words, and no number that a table could contradict. */
const PARAGRAPHS: Readonly<Record<SectionNumber, readonly string[]>> = {
  1: [
    '2025年，本单位围绕群众关心的事项，按时公开应当公开的政府信息，公开工作平稳有序，未发生负面事件。',
    '（一）主动公开。通过门户网站和公开栏发布机构职能、办事指南和工作动态，文件与解读同时发布，方便群众查阅。',
    '（二）依申请公开。申请由专人登记、审核和答复，答复前听取业务科室意见，答复文书格式统一，按期办理。',
    '（三）政府信息管理。明确信息从起草、审核到发布各环节的责任人，公开前逐条进行保密审查，定期清理失效文件。',
    '（四）政府信息公开平台建设。调整网站栏目，补齐下载和检索功能，方便老年人和视力不便的人使用。',
    '（五）监督保障。将政务公开列入年度工作考核，组织业务培训，开展社会评议，没有需要追究责任的情形。',
  ],
  2: [],
  3: [],
  4: [],
  5: [
    '（一）存在的主要问题。一是部分科室报送信息不够及时，个别文件解读偏重转述条文；二是答复文书格式还不统一。',
    '（二）改进情况。针对上年提出的栏目更新慢的问题，已建立每周提醒制度。下一步将编写答复文书样本，把解读纳入文件起草流程。',
  ],
  6: ['本年度未收取政府信息公开信息处理费。除此之外，没有其他需要报告的事项。'],
};
const PERIOD = '本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。';

function section(example: Example, number: SectionNumber, official: string): Section {
  const heading = example.headings?.[number];
  const located = heading !== null;
  return {
    number,
    heading: located ? (heading ?? official) : '',
    located,
    paragraphs: located ? [...(example.sections?.[number] ?? PARAGRAPHS[number])] : [],
    pages: null,
  };
}

function sectionsOf(example: Example): Section[] {
  return SECTION_HEADINGS.map((heading, index) => section(example, (index + 1) as SectionNumber, heading.zh));
}

export function exampleRecord(example: Example): ReportRecord {
  const form = example.form ?? '2021';
  const absent = (id: CellId): boolean =>
    form !== '2021' && SHORT_FORM_ABSENT_ROWS.some((row) => id.startsWith(`${row}@`));
  const cells = CELL_IDS.map((id): [CellId, CellReading] => {
    if (absent(id)) return [id, { ...reading(''), kind: 'not-printed' }];
    return [id, reading(example.cells?.[id] ?? '0')];
  });
  const agencyName = example.agencyName === undefined ? AGENCY : example.agencyName;
  const year = example.year === undefined ? YEAR : example.year;
  const period = example.period === undefined ? PERIOD : example.period;
  return {
    form,
    format: example.format ?? 'pdf',
    agencyName,
    year,
    period,
    opening:
      example.opening === undefined
        ? [`${agencyName ?? ''}${year ?? ''}年政府信息公开工作年度报告`, period ?? ''].filter((line) => line !== '')
        : [...example.opening],
    cells: Object.fromEntries(cells) as ReportRecord['cells'],
    shortFormRow: form === '2021' ? null : Object.fromEntries(SHORT_FORM_CELLS.map((id) => [id, reading('0')])),
    sections: sectionsOf(example),
    notes: Object.entries(example.folded ?? {}).map(([id, printed]) => ({
      code: 'folded',
      text: `“${printed}”`,
      cells: [id as CellId],
    })),
    traces: [...(example.traces ?? [])],
    reader: 'example',
  };
}

export function exampleContext(example: Example): CheckContext {
  return {
    ...example.context,
    ...(example.previous !== undefined && {
      previous: { record: exampleRecord({ year: YEAR - 1, ...example.previous }), source: 'published' as const },
    }),
    ...(example.peers !== undefined && {
      peers: example.peers.map(({ name, sections }) => ({
        name,
        sections: sectionsOf(sections === undefined ? {} : { sections }),
      })),
    }),
  };
}
