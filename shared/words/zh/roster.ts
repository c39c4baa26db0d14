/** The pages on which a roster comes in: what was understood, what is wrong, what will be saved. */
import type { RosterChange, RosterProblemCode } from '#shared/season/roster/judge.js';
import type { LineNote } from '#shared/season/roster/draft.js';
import { ROSTER_HEADINGS, type ColumnUse } from '#shared/season/roster/fields.js';
import type { FileProblem } from '#shared/season/roster/file.js';
import type { RosterRefusal } from '#shared/season/roster/understand.js';
import { count } from '../count.js';

interface Fault {
  readonly what: string;
  readonly todo: string;
}

const problems: Readonly<Record<RosterProblemCode, Fault>> = {
  missing: { what: '没有填写', todo: '请补填。' },
  'bad-id': {
    what: '单位代码不合规定',
    todo: '用小写字母、数字和连字符，以字母开头，不超过 40 个字符，例如 jiaoyu-ju。',
  },
  'bad-name': { what: '单位名称不合规定', todo: '填写 2 至 60 个字的全称。' },
  'bad-kind': { what: '类别不合规定', todo: '请选择其中之一。' },
  'bad-rule-making': { what: '规章制定权不合规定', todo: '填写“有”或“无”；县级及以下单位一般留空，表示无。' },
  'bad-address': { what: '邮箱地址不正确', todo: '填写完整的邮箱地址，例如 name@example.gov.cn。' },
  'bad-person': { what: '姓名不合规定', todo: '填写 1 至 40 个字的姓名；有邮箱就要有姓名。' },
  'bad-phone': { what: '电话太长', todo: '最多 40 个字符，请只留一两个号码。' },
  'bad-aliases': { what: '简称不合规定', todo: '每个简称 2 至 60 个字，用顿号分开，最多 20 个。' },
  twice: { what: '与前面的行重复', todo: '每个单位只占一行：请改正，或勾选“不导入这一行”。' },
  'other-code': { what: '名册里已有同名的单位，代码不同', todo: '是同一个单位的，请把代码改成名册里的代码。' },
  'other-name': { what: '这个简称是另一个单位的名称', todo: '请删去这个简称。' },
  'same-person': {
    what: '联系人、初审人、审定人、年报发布人中有两人的姓名或邮箱相同',
    todo: '四人必须不同，请改为另一人。邮箱加号后的标签、大小写、全角半角和空格都不算不同。',
  },
};

const refusals: Readonly<Record<RosterRefusal | FileProblem | 'nothing' | 'saving' | 'changed', Fault>> = {
  nothing: { what: '没有选择文件，也没有粘贴内容。', todo: '请选择名册文件，或从 Excel 复制各行后粘贴。' },
  empty: { what: '里面没有单位。', todo: '请检查是否选对了文件、是否保存过；每个单位占一行。' },
  'no-roster': {
    what: '没有找到写着单位名称或邮箱的列。',
    todo: '请确认文件里有单位名称、联系人、邮箱这几列，最好有一行表头。',
  },
  'too-many': { what: '超过 3,000 行。', todo: '请分成几个文件，分几次导入。' },
  encrypted: { what: '文件设有密码，打不开。', todo: '请去掉密码，另存后重新上传。' },
  unsafe: { what: '文件里有宏、外部链接或其他不能接收的内容。', todo: '请另存为不含宏的 .xlsx 或 CSV 后重新上传。' },
  unreadable: { what: '文件打不开，可能已损坏。', todo: '请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。' },
  'old-excel': { what: '这是老格式的 Excel（.xls）。', todo: '请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。' },
  'wrong-encoding': { what: '文字编码无法识别，可能已经乱码。', todo: '请另存为 .xlsx 后重新上传。' },
  'not-a-roster': {
    what: '这不是 Excel 工作簿，也不是 CSV 或文本。',
    todo: '请上传 .xlsx、.csv 或 .txt 文件，或直接粘贴各行。',
  },
  saving: { what: '上一份名册还在保存。', todo: '请等它保存完，再导入下一份。' },
  changed: { what: '名册在您打开页面后被改动过。', todo: '请核对本页的最新内容，再操作一次。' },
};

const uses: Readonly<Record<ColumnUse, string>> = {
  ...ROSTER_HEADINGS,
  number: '序号（不使用）',
  leader: '本单位领导（不使用）',
  other: '不使用',
};

const changes: Readonly<Record<RosterChange, string>> = {
  name: '名称',
  kind: '类别',
  contact: '联系人',
  phone: '电话',
  reviewer: '初审人',
  approver: '审定人',
  ruleMaking: '规章制定权',
  aliases: '简称',
  parent: '上级单位',
  removed: '重新列入名册',
};

function note({ field, code, value }: LineNote): string {
  switch (code) {
    case 'others':
      return field === 'contactName' ? `还写有：${value}，没有采用` : `还写有邮箱：${value}，没有采用`;
    case 'phone-rounded':
      return `电话在表格里变成了 ${value}，号码不全，没有采用，请补填`;
    case 'made':
      return '按名称拼音生成';
    case 'guessed':
      return '按名称推定';
    case 'known-as':
      return `文件里写的是“${value}”`;
  }
}

export const roster = {
  title: '名册',
  checkTitle: '核对名册',
  file: '名册文件',
  fileHint: 'Excel（.xlsx）、CSV 或文本，不超过 4 MB；您手头的联系人名册就可以，表头和列的顺序不限。',
  paste: '或者粘贴名册（每行一个单位）',
  pasteHint: '从 Excel 选中各行复制后，粘贴在这里。',
  needs: '至少要有单位名称、联系人和邮箱；没有初审人、审定人两列的，用本年报季指定的人。',
  read: '读取名册',
  next: '下一步显示读出的内容，可以修改；按“保存名册”之前什么都不会改变，也不会发邮件。',
  refusedTitle: '名册没有读取',
  refusals,
  /** What the draft was read from. */
  source: (file: string | null, sheet: string | null): string =>
    file === null ? '来源：粘贴的内容' : `来源：${file}${sheet === null ? '' : `，工作表“${sheet}”`}`,
  otherSheets: (names: readonly string[]): string => `没有读取的工作表：${names.join('、')}。`,
  summary: (all: number, added: number, changed: number, same: number): string =>
    `读出 ${count(all)} 家单位：新增 ${count(added)} 家，有变动 ${count(changed)} 家，无变动 ${count(same)} 家。`,
  skippedCount: (n: number): string => `另有 ${count(n)} 行不导入。`,
  kept: (n: number): string => `名册里另有 ${count(n)} 家单位这次没有出现，保持不变`,
  left: (n: number): string => `没有当作单位的 ${count(n)} 行`,
  leftLine: (line: number, text: string): string => `第 ${line} 行：${text}`,
  columnsTitle: '我们这样理解各列',
  columnsHint: '不对的请改选，再按“按此重新读取”。重新读取后，您在下面手工改过的内容会重来。',
  column: '列',
  columnName: (n: number, heading: string | null): string =>
    heading === null || heading === '' ? `第 ${n} 列` : heading,
  sample: '前几行写的是',
  use: '理解为',
  uses,
  leaderNote: '分管领导等是单位自己的领导，不是年报的初审人或审定人，所以不使用。',
  reread: '按此重新读取',
  linesTitle: '各单位',
  linesHint: '可以直接在表格里修改。初审人、审定人留空的，用本年报季指定的人。单位代码保存后不能再改。',
  lineOf: (line: number): string => `第 ${line} 行`,
  columns: { line: '行', state: '变动', more: '其他' },
  fields: ROSTER_HEADINGS,
  states: { added: '新增', same: '无变动', changed: (what: readonly string[]): string => `变动：${what.join('、')}` },
  changes,
  /** What stands on the roster now, beside a changed value. */
  formerly: (value: string): string => `原为：${value}`,
  noNote: '无',
  note,
  strangeParent: '名册里没有这个单位，不会记下',
  more: '代码、简称、审核人',
  skip: '不导入这一行',
  check: '检查本页的修改',
  save: '保存名册',
  discard: '放弃这份名册',
  saveNext:
    '保存后，新的单位不会自动收到邮件，请在总览中选择后邀请。已邀请的单位换了联系人的，新联系人立即收到链接；原联系人的链接失效，并收到邮件。',
  problemsTitle: (n: number): string => `有 ${count(n)} 处需要改正，改正后才能保存`,
  problemOf: (line: number, field: string, what: string): string => `第 ${line} 行，${field}：${what}`,
  moreProblems: (n: number): string => `还有 ${count(n)} 处，改正上面的后继续显示。`,
  fine: '没有发现问题，可以保存。',
  toSave: '到页末保存',
  problems,
  /** The two of an agency's people who may not be one. */
  pair: (names: string): string => `${names}是同一人`,
  /** Somebody who already had a hand in the agency's report. */
  touched: {
    what: (touch: string): string => `此人在这家单位本年度的报告上${touch}，不能再作审核决定`,
    todo: '请改为没有经手过这份报告的人。',
  },
  pages: (page: number, of: number): string => `第 ${page} 页，共 ${of} 页`,
  toPage: (page: number): string => `保留修改，看第 ${page} 页`,
  savingTitle: '正在保存名册',
  saving: (done: number, total: number): string => `名册正在保存：${count(done)} / ${count(total)} 行。`,
  savingHint: '可以离开本页，保存会继续进行；需要看进度时刷新本页。',
  refresh: '刷新进度',
  savedTitle: '名册已保存',
  saved: (added: number, changed: number, contacts: number): string =>
    [
      `名册已保存：新增 ${count(added)} 家，更新 ${count(changed)} 家。`,
      contacts === 0
        ? ''
        : `其中 ${count(contacts)} 家已邀请的单位换了联系人：请新联系人接手的邮件（带链接）和告诉原联系人的邮件正在发送，原联系人的链接已失效。`,
      added === 0 ? '' : '新增的单位接下来可以邀请。',
    ].join(''),
  notTaken: (n: number): string =>
    `有 ${count(n)} 行没有保存：名册或年报季的人员在保存期间有了变化。请重新导入这几行。`,
  toCheck: '继续核对刚才读取的名册',
  again: '导入另一份名册',
};
