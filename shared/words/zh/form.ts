/** The form that is filled in on the page: what belongs where, how it is saved, what happens at its end. */
import type { PartId, TablePart } from '#shared/form/parts.js';
import type { Reason } from '../reason.js';
import { dates } from './dates.js';

const parts: Readonly<Record<PartId, string>> = {
  opening: '开头说明',
  section1: '第一部分正文',
  section2: '第二部分文字说明',
  section3: '第三部分文字说明',
  section4: '第四部分文字说明',
  section5: '第五部分正文',
  section6: '第六部分正文',
  table2: '第二部分表格',
  table3: '第三部分表格',
  table4: '第四部分表格',
};

/** What the official form asks for in each section; 0 is what stands before the first. */
const guidance: Readonly<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, readonly string[]>> = {
  0: [
    '写明编制依据和数据的统计期限。',
    '统计期限为报告年度的1月1日至12月31日。',
    '单位名称和年度由系统写在标题里，不用再写。',
  ],
  1: [
    '概述本机关落实《政府信息公开条例》的情况，包括五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。',
    '各级人民政府的年度报告还应写明工作考核、社会评议和责任追究结果。',
    '正文里的数字要与第二、三、四部分的表格一致；写具体情况，不要照抄往年或其他单位。',
  ],
  2: [
    '只报表格。没有发生的填 0，不要留空。',
    '规章只由有权制定的机关填写，县级以下一般为 0；行政规范性文件由主办单位计数，联合发文只计一次。',
    '“现行有效件数”是年末的总数：上年末现行有效＋本年制发－本年废止。',
    '行政许可、行政处罚、行政强制按本年作出的处理决定数量填写。',
    '行政事业性收费以万元为单位，例如 188710 元填 18.8710。',
  ],
  3: [
    '只报表格。每一列：一（新收）＋二（上年结转）＝三（七）总计＋四（结转下年度）。',
    '一件申请只计一种办理结果。部分公开的只计在“（二）部分公开”，不再计入其他情形。',
    '“总计”一列是前六列之和；“（七）总计”一行是（一）至（六）各项之和。',
    '“上年结转”应与上一年度报告的“结转下年度继续办理”一致，不一致的报送时要说明原因。',
    '申请人撤回、转其他机关办理等情形，填在“（六）其他处理 3.其他”。',
  ],
  4: [
    '只报表格。填写因政府信息公开工作本机关被申请行政复议、被提起行政诉讼的案件数。',
    '结果维持：维持决定、驳回诉讼请求；结果纠正：撤销、变更、确认违法、责令履行；其他结果：撤回、不予受理、终止等。',
    '年末还没有结果的填“尚未审结”。三组“总计”各是前四项之和。',
  ],
  5: [
    '写本年度工作中存在的主要问题，问题要具体。',
    '写针对这些问题的改进情况和打算；上一年度报告里提出的问题，写明改进得怎样。',
  ],
  6: [
    '写政府信息公开信息处理费的收取情况，没有收取的也要写明；这里以元为单位。',
    '上级要求报告的其他事项写在这里。没有的，写“没有其他需要报告的事项”。',
  ],
};

const paste: Readonly<Record<TablePart, string>> = {
  table2: '从 Excel 复制整张表（10 个数，可以连同表头和行名），粘贴到下面。',
  table3: '从 Excel 复制整张表（25 行，每行最后 7 格是数，可以连同表头和行名），粘贴到下面。',
  table4: '从 Excel 复制一行 15 个数（可以连同表头），粘贴到下面。',
};

const placesOf = (sections: readonly number[], cells: readonly string[]): string =>
  [...sections.map((number) => parts[number === 0 ? 'opening' : (`section${number}` as PartId)]), ...cells].join('、');

const problems = {
  unreadable: (cells: readonly string[]): Reason => ({
    title: '有的格子不是数字',
    what: `这些格子里填的不是数字，也不是“/”“—”：${cells.join('、')}。`,
    why: '系统不猜测数字，所以不能生成正式文件。',
    todo: ['请改成数字；没有发生的填 0。收费金额可以有小数，不写单位。'],
  }),
  empty: (): Reason => ({
    title: '三张表还没有填',
    what: '三张表里一个数字也没有，不能生成年度报告。',
    why: '',
    todo: ['请先填写第二、三、四部分的表格；没有发生的填 0。'],
  }),
  differs: (sections: readonly number[], cells: readonly string[]): Reason => ({
    title: '生成的文件没有通过核对，没有送出',
    what: `系统生成文件后自己读了一遍，这些地方读出来的与您填写的不同：${placesOf(sections, cells) || '整份文件'}。`,
    why: '常见原因：正文里有一段与“二、主动公开政府信息情况”这样的部分标题相同，或者一段只有页码一样的数字，或者正文的统计期限写成了别的年度。',
    todo: [
      '请改写这些段落后再按“完成填写”。您填写的内容都已保存。',
      '改了还是这样的，请下载空白表格填写后上传，并告诉我们。',
    ],
  }),
  noGlyphs: (characters: readonly string[]): Reason => ({
    title: '这份 PDF 没有生成',
    what: `PDF 用的字体里没有这些字：${characters.join('、')}。`,
    why: '印成空框的文件与您填写的内容不一致，所以不生成。您填写的内容都已保存。',
    todo: ['请下载 Word 文件，用您电脑上的字体另存为 PDF；或者换用通用的字。'],
  }),
  changed: (): Reason => ({
    title: '表格刚刚又被改过',
    what: '在您看预览的时候，有人保存了新的内容。',
    why: '送出的必须是您看过的那一份，所以没有送出。',
    todo: ['请看一遍现在的预览，再按“送出这份报告”。'],
  }),
} as const;

export const onlineForm = {
  parts,
  guidance,
  problems,
  title: '在线填写',
  intro: '按统一格式逐部分填写。停下来会自动保存，随时可以离开，以后接着填。没有发生的填 0；留空表示还没有填。',
  introPlain: '每一部分下面都有“保存”，按任何一个都会保存整页。',
  back: '返回报送页面',
  progress: (cells: number, all: number, sections: number, allSections: number) =>
    `数字已填 ${cells} / ${all}，六个部分完成 ${sections} / ${allSections}`,
  complete: '已填',
  incomplete: (filled: number, all: number) => `${filled} / ${all}`,
  unwritten: '未填',
  guide: '这里写什么',
  reportTitle: '标题（由系统写好）',
  openingHeading: '开头说明',
  openingWording: (year: number) =>
    `根据《中华人民共和国政府信息公开条例》和国务院办公厅关于政府信息公开工作年度报告格式的规定，编制本报告。本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
  from: {
    typed: '',
    record: '以下取自已读出的文件，还没有保存；没有读出的留空。请核对。',
    'last-year': '“二、上年结转”已按上年报告的“结转下年度”带入，请核对。',
    totals: '以下按数据汇总起草，还没有保存。合计还会随各单位的年报变化；请核对，并补写数据说明不了的内容。',
    wording: '以下是常用写法，请核对后使用。',
    nobody: '',
  },
  carried: '上年结转带入，请核对',
  lastYear: (value: string) => `上年 ${value}`,
  textOptional: '需要文字说明的写在这里（一般不写）',
  textLabel: '正文，每段一行',
  sumSame: '合计',
  sumDiffers: '合计不符，应为',
  sumKinds: { row: '六列', column: '各项', group: '四项' },
  unreadable: '不是数字',
  findings: '需要核对',
  paste: { title: '从 Excel 粘贴整张表', how: paste, label: '粘贴在这里，再按“保存”' },
  pasteHint: '也可以选中一格，直接粘贴从 Excel 复制的一行或几行，会从这一格起依次填入。',
  pasteWrong: (part: TablePart, lines: number, numbers: number) =>
    part === 'table3'
      ? `粘贴的内容没有填入：要 25 行、每行最后 7 格是数，现在认出 ${lines} 行。请重新选择整张表复制。`
      : `粘贴的内容没有填入：要 ${part === 'table2' ? 10 : 15} 个数，现在认出 ${numbers} 个。请重新选择整张表复制。`,
  save: '保存',
  savedAt: (at: string) => `${dates.time(at)} 已保存`,
  savedBy: (name: string, at: string) => `${dates.time(at)} 已保存（${name}）`,
  notSaved: '还没有保存过',
  finish: '完成填写，看预览',
  finishNext: '保存全部内容，然后按正式文件的样子显示一遍。还不会送出。',
  take: {
    title: (n: number) => `用第 ${n} 次报送的内容替换整张在线表格`,
    how: '已经在线填写的内容会被那份文件里读出的内容替换；没有读出的格子留空。',
    button: '替换并在线修改',
  },
  closed: {
    title: '现在不能填写',
    what: '这份报告正在审核或已经发布，在线表格暂时只能看。',
    todo: '报告退回或撤回以后，可以接着在这里修改。',
    over: {
      what: '年报季已经结束，在线表格只能看，不能再填。',
      todo: '如需补报，请联系年报发布人。',
    },
  },
  /** What the page's script says. */
  script: {
    saving: '正在保存…',
    failed: '没有保存成功，内容还在这一页上。网络恢复后会自动再试。',
    ended: '登录已失效，内容还在这一页上。请在另一个窗口用邮件里的链接重新打开，然后回到这里按“保存”。',
    conflict: '这一部分刚刚被别人改过，您的内容还没有保存。请按“保存”，选择用哪一个。',
  },
  conflict: {
    title: '同一部分有两个人在改',
    what: '您打开页面以后，这些部分被别人保存过。其他部分已经正常保存。请逐处选择用哪一个，再按“按选择保存”。',
    by: (name: string, at: string) => `对方：${name}，${dates.time(at)} 保存`,
    yours: '您的',
    theirs: '对方的',
    blank: '（空）',
    mend: '选“您的”时，可以在这里再修改：',
    button: '按选择保存',
  },
  ended: {
    title: '登录已失效，您填写的内容还在这里',
    what: '链接已过期或已退出，这次没有保存。内容没有丢失，就在这一页上。',
    todo: [
      '请在另一个窗口打开邮件里的链接（或重新索取链接），再回到这一页按“再次保存”。',
      '也可以把下面的内容复制下来。',
    ],
    again: '再次保存',
    copy: '复制填写的内容',
  },
  preview: {
    title: '预览：正式文件的样子',
    what: '请通读一遍。送出后，系统按这份文件读取数字，与上传文件完全一样。',
    edit: '返回修改',
    checks: '校核结果',
    none: '没有发现需要修改或说明的地方。',
    counts: (block: number, explain: number) => `需修改 ${block} 处，需说明 ${explain} 处。`,
    blanks: (n: number) => `还有 ${n} 格没有填。没有发生的填 0；留空的报告不能报送。`,
    mayStill: '可以先送出，再在报送页面办理；“需修改”的要回来改正。',
    download: '下载',
    docx: 'Word 文件',
    pdf: 'PDF 文件（生成需要几秒钟）',
    button: '送出这份报告',
    next: '系统生成正式的 Word 文件，读一遍核对无误后送出，几秒后出现校核结果。之后由负责人报送；报送以前都可以回来修改。',
  },
  fileName: (agency: string, year: number) => `${agency}${year}年政府信息公开工作年度报告（在线填写）`,
  /** On the agency's page, beside the box for uploading. */
  entry: {
    title: '在线填写',
    first: '没有现成文件的，可以直接在网页上按统一格式填写，系统生成正式的 Word 文件。',
    go: '开始在线填写',
    carryOn: '接着填写',
    change: '在线修改',
  },
};
