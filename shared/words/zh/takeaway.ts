/** Files that people take away and bring back: the annotated workbook, its lists, the blank form, and what became of it. */
import { count } from '../count.js';
import { EXPLANATION_MAX } from '#shared/filing/model.js';
import type { CellReading } from '#shared/report/record.js';
import type { Reason } from '../reason.js';
import { fileSize } from './dates.js';

const kinds: Readonly<Record<CellReading['kind'], string>> = {
  number: '数字',
  blank: '空白',
  mark: '符号',
  'not-printed': '原表无此行',
  unread: '未识别',
};

/** Why something in a workbook that was brought back was not taken over. */
const skipped = {
  gone: '重新校核后已没有这条发现，不需要再说明。',
  blocks: '这一条需要修改，不能用说明代替。请改正原文件后重新上传。',
  'only-noted': '这一条只是提示，不需要说明。',
  'too-long': `说明超过 ${count(EXPLANATION_MAX)} 字，请缩短。`,
  twice: '同一条在表格中出现了不止一次，填写的内容不同，无法确定以哪一次为准。',
  misplaced: '这一行的序号与行末的标识对不上，可能排序时漏选了最后一列。请重新下载表格填写。',
  unclear: '这一格的内容无法读取，例如公式没有结果。请直接填写文字或数字。',
  'not-a-number': '填写的不是数字。表中只能填写不小于 0 的数；除收费金额外都是整数。',
  'was-read': '这一格已经识别，不能在表格里改。数字有误的，请改正原文件后重新上传。',
  differs: '填写的与识别的数字不同，没有作为确认。原文件有误的，请改正后重新上传。',
  'other-value': '表格里“识别到的”一栏与系统现在的数字不同，没有作为确认。请重新下载表格。',
} as const;
export type SkipReason = keyof typeof skipped;

const AGAIN = '请在报送页面下载“带批注的表格”，在下载的表格里填写，保存为 .xlsx 后再上传。';

const problems = {
  'no-file': {
    title: '没有选择文件',
    what: '没有收到填好的表格。',
    why: '',
    todo: ['请先选择填好的表格（.xlsx），再按“上传填好的说明”。'],
  },
  encrypted: {
    title: '表格有密码',
    what: '上传的表格设了打开密码，无法读取。',
    why: '',
    todo: ['请取消打开密码，保存为 .xlsx 后再上传。'],
  },
  unreadable: {
    title: '无法读取这个文件',
    what: '上传的文件不是 .xlsx 工作簿，或者已经损坏。',
    why: '只能读取 .xlsx 格式；.xls、.et、.csv 和 PDF 都不行。',
    todo: ['请用 Excel 或 WPS 打开填好的表格，另存为“Excel 工作簿（.xlsx）”后再上传。'],
  },
  unsafe: {
    title: '这个文件不能接受',
    what: '上传的表格含有宏，或者内部结构异常，没有打开。',
    why: '为防止病毒和恶意文件，这样的文件一律不读。',
    todo: [AGAIN],
  },
  'not-ours': {
    title: '不是本系统的表格',
    what: '在上传的工作簿里没有找到报送编号，无法知道说明属于哪一份报告。',
    why: '“校核发现”表上方写有报送编号的一行可能被删除了，或者上传了别的文件。上传年度报告请用“上传年度报告”。',
    todo: [AGAIN],
  },
} satisfies Record<string, Reason>;
export type WorkbookProblemCode = keyof typeof problems;

export const takeaway = {
  /** Names of downloads. */
  fileNames: {
    workbook: (agency: string, year: number, n: number) => `${agency}${year}年年报校核（第${n}次上传）.xlsx`,
    findings: (agency: string, year: number, n: number) => `${agency}${year}年年报校核发现（第${n}次上传）.csv`,
    cells: (agency: string, year: number, n: number) => `${agency}${year}年年报数据（第${n}次上传）.csv`,
    form: (agency: string, year: number, ending: string) =>
      `${agency}${year}年政府信息公开工作年度报告（空白表）.${ending}`,
    draft: (agency: string, year: number, ending: string) =>
      `${agency}${year}年政府信息公开工作年度报告（草稿）.${ending}`,
  },
  author: '年报校核',
  sheets: { tables: '三张表', findings: '校核发现', cells: '待填写', form: '年度报告', published: '公布说明' },
  stamp: (submission: string, ruleSet: string) =>
    `请保留本行，上传时用来核对。报送编号 ${submission} 规则集 ${ruleSet}`,
  tables: {
    subtitle: (n: number) => `第 ${n} 次上传的文件中识别出的三张表。带底色的单元格有批注，鼠标停在上面可以看到。`,
    legend: '底色',
    note: (severity: string, rule: string, message: string) => `【${severity}】${rule} ${message}`,
    remedy: (remedy: string) => `怎么改：${remedy}`,
    unread: '【未能识别】请在“待填写”表中对照原文件填写。',
    confirm: '【需确认】请对照原文件，一致的在“待填写”表中选“一致”。',
    keyed: (name: string) => `由${name}填写。`,
  },
  findings: {
    title: (agency: string, year: number, n: number) => `${agency} ${year} 年度报告校核发现（第 ${n} 次上传）`,
    how: '请在黄色的“说明”栏写明具体原因，保存为 .xlsx，然后在报送页面按“上传填好的说明”。“需修改”的要改正原文件后重新上传，不能用说明代替。',
    none: '校核没有发现问题。',
    columns: {
      number: '序号',
      rule: '规则',
      severity: '程度',
      cells: '单元格',
      message: '问题',
      remedy: '怎么改',
      expected: '应为或对照',
      actual: '实为',
      explanation: '说明',
      key: '标识（勿改）',
    },
    evidence: (sentence: string) => `正文原句：${sentence}`,
    notAsked: '不需填写',
    waived: (name: string, reason: string) => `${name}已豁免：${reason}`,
    prompt: `写明具体原因，不超过 ${count(EXPLANATION_MAX)} 字。`,
  },
  cells: {
    title: (agency: string, year: number, n: number) =>
      `${agency} ${year} 年度报告待填写和确认的数字（第 ${n} 次上传）`,
    how: '请对照原文件，在黄色的“请填写”栏填写：未能识别的照原文件填数字，需确认的与原文件一致就填“一致”。不一致的不要填，请改正原文件后重新上传。',
    columns: {
      number: '序号',
      kind: '类别',
      cell: '单元格',
      seen: '识别到的',
      why: '原因',
      answer: '请填写',
      key: '标识（勿改）',
    },
    kinds: { unread: '未能识别', confirm: '需确认', keyed: '已填写，可更正' },
    /** What is filled in where a number that was read is that of the document. */
    same: '一致',
    promptKey: '照原文件填写数字。',
    promptConfirm: '与原文件一致的，选“一致”；不一致的不填，请改原文件。',
    confirmWhy: '已识别，但排版使系统不能完全确定',
  },
  data: {
    columns: {
      table: '表',
      cell: '单元格',
      id: '编号',
      value: '数值',
      printed: '表中印作',
      kind: '类型',
      mark: '标记',
    },
    kinds,
  },
  form: {
    carriedTitle: '上年结转',
    carried: (year: number) => `取自${year}年度报告“结转下年度继续办理”一行`,
    carriedPrompt: (year: number) =>
      `已按本单位${year}年度报告“四、结转下年度继续办理”一行填入，请核对；有出入的请改正。`,
  },
  links: {
    title: '下载和离线填写',
    workbook: '带批注的表格（Excel）',
    findings: '发现清单（CSV）',
    cells: '200 个数字（CSV）',
    export: '全部存证（export.json，含经办人信息，请勿公开）',
    blankTitle: '空白表格',
    blankWorkbook: 'Excel 格式',
    blankDocument: 'Word 格式',
    /** What stands in it already: with the row of last year, without it, or where there is no report of last year. */
    blankHint: {
      carried: '已填好单位名称、年度和“二、上年结转”一行，请核对。',
      notCarried: '已填好单位名称和年度；“二、上年结转”一行请自己填写。',
      noLastYear: (year: number): string =>
        `已填好单位名称和年度；系统里没有 ${year} 年度的年报，“二、上年结转”一行请自己填写，跨年的数据也无法核对，不影响报送。`,
    },
  },
  upload: {
    title: '上传填好的说明',
    how: '也可以下载“带批注的表格”，在 Excel 或 WPS 里填写说明、未能识别的数字和确认，再上传到这里。空着的格不会改动已保存的内容。',
    label: '填好的表格（.xlsx）',
    limit: (bytes: number) => `不超过 ${fileSize(bytes)}。这里不接受年度报告本身。`,
    tooLarge: (bytes: number) => `文件超过 ${fileSize(bytes)}，不能上传。表格里如果贴了图片，请删去图片再试。`,
    button: '上传填好的说明',
  },
  imported: {
    title: '填好的说明：处理结果',
    taken: (count: number) => `已保存 ${count} 项`,
    nothing: '没有可以保存的内容。',
    nothingWhy: '黄色的格都空着，或者与已保存的相同。',
    same: (count: number) => `另有 ${count} 项与已保存的相同，没有改动。`,
    skipped: (count: number) => `没有采用 ${count} 项`,
    otherRules: '下载表格之后，校核规则有更新；已按现在的规则重新校核。',
    explained: '说明',
    keyed: '填写',
    confirmed: '确认',
    replaced: (before: string) => `替换了原来的：${before}`,
    next: '系统已重新校核。请返回报送页面查看最新结果。',
  },
  skipped: skipped as Readonly<Record<SkipReason, string>>,
  problems: problems as Readonly<Record<WorkbookProblemCode, Reason>>,
  otherSubmission: (theirs: string, ours: string | null): Reason => ({
    title: '表格属于另一次上传',
    what: `上传的表格属于报送编号 ${theirs}${ours === null ? '，而现在没有可以说明的草稿' : `，而现在办理的是 ${ours}`}。`,
    why: '每次上传的文件不同，校核发现也不同；说明只能用在它所属的那一次。',
    todo: [AGAIN, '原来写的说明如仍适用，可以复制到新的表格里。'],
  }),
};
