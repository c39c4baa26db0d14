/**
 * V05 and V06: the document follows the form in force. V06 tells the trial form of 2019, whose whole layout is another;
 * V05 counts the rows and columns of the form of 2021. One document gets one of the two, never both. A cell that could
 * not be read may still be there: that is not judged here.
 */
import {
  CELL_IDS,
  SHORT_FORM_ABSENT_CELLS,
  SHORT_FORM_ABSENT_ROWS,
  TABLE3_ROWS,
  tableOf,
  type CellId,
} from '#shared/report/cells.js';
import { cellName, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { CheckContext } from '../context.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';
import { withoutNumber } from '../operands.js';

/** The last year that was reported on the trial form. */
const LAST_TRIAL_YEAR = 2020;

function shortForm(): Found {
  return {
    kind: 'found',
    cells: SHORT_FORM_ABSENT_CELLS,
    message: {
      zh: '第三部分表格把“（六）其他处理”印成了一行，没有分列“1.…逾期不补正”“2.…逾期未缴费”“3.其他”三项，是旧表样：现行表格应有25行，这份只有23行。',
      en: 'Section 3 prints “(6) Other handling” as one row without its three items. That is the older form: 25 rows are due, 23 are printed.',
    },
    remedy: {
      zh: '请下载现行空白表，把“（六）其他处理”的数字分填到三项（没有的填0）后重新上传。确实无法分列的，请联系年报发布人，由其写明理由后豁免。',
      en: 'Take the blank form in force, split the numbers of “(6) Other handling” over its three items (0 where none) and upload again. If they cannot be split, ask the publisher of the reports, who can waive this rule with a reason.',
    },
    expected: String(TABLE3_ROWS.length),
    actual: String(TABLE3_ROWS.length - SHORT_FORM_ABSENT_ROWS.length + 1),
  };
}

function missingCells(record: ReportRecord, number: 2 | 3 | 4): Found[] {
  const known: readonly CellId[] = record.form === '2021-short' ? SHORT_FORM_ABSENT_CELLS : [];
  const all = CELL_IDS.filter((id) => tableOf(id) === number && !known.includes(id));
  const cells = all.filter((id) => record.cells[id].kind === 'not-printed');
  const [first] = cells;
  if (first === undefined) return [];
  const ordinal = SECTION_ORDINALS[number - 1] ?? '';
  return [
    {
      kind: 'found',
      about: CELL_IDS.find((id) => tableOf(id) === number) ?? '',
      cells,
      message: {
        zh: `第${ordinal}部分表格应有${all.length}个数字，印出了${all.length - cells.length}个；缺少的第一个是“${cellName(first).zh}”。`,
        en: `Section ${number} should have ${all.length} numbers and prints ${all.length - cells.length}; the first one missing is “${cellName(first).en}”.`,
      },
      expected: String(all.length),
      actual: String(all.length - cells.length),
    },
  ];
}

export const V05: Rule = {
  id: 'V05',
  severity: 'block',
  scope: 'record',
  title: { zh: '使用现行统一表格，行列齐全', en: 'The form in force, with all its rows and columns' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第五十条：年度报告格式由全国政府信息公开工作主管部门统一规定；国办公开办函〔2021〕30号所附表格。',
      en: 'Regulation on government information disclosure, article 50: the format is set nationally; form of 国办公开办函〔2021〕30号.',
    },
  },
  remedy: {
    zh: '请用国办公开办函〔2021〕30号的空白表填写，不增删行和列，然后重新上传。',
    en: 'Use the blank form of 国办公开办函〔2021〕30号 without adding or removing rows and columns, then upload again.',
  },
  examples: { passes: {}, fails: { form: '2021-short' } },
  check: (record) => {
    if (record.form === '2019-trial') {
      return [{ kind: 'not-applicable', cells: [], why: '这份报告用的是2019年试行表格，不能按现行表格的行列核对。' }];
    }
    const unread = withoutNumber(record, CELL_IDS, ['unread']);
    const missing = ([2, 3, 4] as const).flatMap((number) => missingCells(record, number));
    return [...(record.form === '2021-short' ? [shortForm()] : []), ...missing, ...unread];
  },
};

function trialForm(record: ReportRecord, { year = record.year ?? undefined }: CheckContext): RuleJudgement[] {
  if (record.form !== '2019-trial' || (year !== undefined && year <= LAST_TRIAL_YEAR)) return [];
  return [
    {
      kind: 'found',
      about: CELL_IDS[0] ?? '',
      cells: CELL_IDS.filter((id) => record.cells[id].kind === 'not-printed'),
      message: {
        zh: '这份报告用的是2019年试行表格（国办公开办函〔2019〕60号），不是现行表格；“新制作数量”“对外公开总数量”“政府集中采购”等是旧栏目。',
        en: 'This report uses the trial form of 2019 (国办公开办函〔2019〕60号), not the form in force; “新制作数量”, “对外公开总数量” and “政府集中采购” are columns of the old one.',
      },
    },
  ];
}

export const V06: Rule = {
  id: 'V06',
  severity: 'block',
  scope: 'record',
  title: { zh: '不使用2019年试行表格', en: 'Not the trial form of 2019' },
  basis: {
    kind: 'official',
    text: {
      zh: '国办公开办函〔2021〕30号规定的表格自2021年度年报起使用；国办公开办函〔2019〕60号的试行表格只用于2019、2020年度。',
      en: 'The form of 国办公开办函〔2021〕30号 is used from the report of 2021 on; the trial form of 国办公开办函〔2019〕60号 served 2019 and 2020 only.',
    },
  },
  remedy: {
    zh: '请下载国办公开办函〔2021〕30号的空白表重新填写。两种表格的栏目含义不同，例如“对外公开总数量”不等于“现行有效件数”，不能照抄。',
    en: 'Fill in the blank form of 国办公开办函〔2021〕30号. The columns differ in meaning, so the numbers cannot simply be copied.',
  },
  examples: { passes: { form: '2019-trial', year: 2020 }, fails: { form: '2019-trial' } },
  check: trialForm,
};
