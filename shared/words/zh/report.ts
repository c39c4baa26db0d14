/** The words around the three tables, the text and the findings; the labels inside the tables are those of the form. */
import type { UnreadReason } from '#shared/reading/values.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';

type Place = NonNullable<CellReading['place']>;

function placeText(place: Place): string {
  switch (place.in) {
    case 'page':
      return `原文第 ${place.page} 页`;
    case 'table':
      return `原文第 ${place.table} 个表，第 ${place.row} 行第 ${place.column} 列`;
    case 'sheet':
      return `工作表“${place.sheet}” ${place.address}`;
    case 'line':
      return `原文第 ${place.line} 行`;
  }
}

const UNREAD_REASONS: Readonly<Record<UnreadReason, string>> = {
  'no-place': '在原文件中没有找到这一格',
  'label-not-found': '没有找到这一行的名称，或与规定的表样不同',
  'header-differs': '表头与规定的表样不同，无法确定这一格的位置',
  'not-a-number': '格中的内容不是数字',
  'leftover-digits': '附近有对不上行列的数字，无法确定哪个属于这一格',
  struck: '格中的文字划了删除线',
  unmapped: '格中有无法辨认的字符',
  'not-visible': '格中的数字看不清、被隐藏或显示不全',
  overlap: '格中的字符互相重叠',
  covered: '格中的内容被图片或图形遮住，或者是图片',
  'crosses-rule': '数字压在表格线上，无法确定属于哪一格',
  'mixed-size': '格中的字符大小或高低不一，可能含有上标、下标',
  'several-lines': '格中的数字分成了几行',
  spaced: '格中的数字之间有空隙，无法确定是一个数还是几个数',
  'actual-text': '文件内部记录的文字与页面显示的不同',
  'engines-differ': '用两种方法读出的内容不一致',
  painted: '格中有画上去的笔画，不是文字',
  'painted-otherwise': '页面上显示的数字与文件内部记录的数字不同（字体对照有误）',
  conflict: '用两种方法读出的数字不一致',
  'mixed-colour': '格中的字符颜色不一，可能有改动',
  'not-rectangular': '表格的合并单元格不规则，无法确定这一格的位置',
  restyled: '网页用样式或脚本改变了这里的显示，读出的内容可能与页面上看到的不同',
  'sums-differ': '按读出的数字，合计对不上，无法确定',
  'head-differs': '表头与统一格式不同',
  'merged-cell': '几格合并成了一格',
  unit: '数字后面写着单位',
  'without-spans': '这类文件不保留合并单元格，空白格和没有第二种读法印证的数字要对照原文件',
  'rival-figures': '表中另有年份、数字或文字，读出的可能不是本年度的数字',
  'open-document': '.odt、.ods 文件的版式还不能逐项核对，读出的数字要对照原文件',
  'not-plain': '格中的文字或格式用了不普通的设置，页面上看到的可能与识别的不同',
  'unproven-font': '这里所用字体画出的数字无法核对，页面上看到的可能与识别的不同',
  'not-plain-table': '表格用了可能移动、调换或隐藏单元格的设置，无法确定各格显示的内容',
  'readings-differ': '扫描件中的数字看不清，几次识别的结果不一致',
  scan: '数字由扫描件图像识别得出，没有合计可以印证，请对照原件逐格核对',
  'scan-sums': '数字由扫描件图像识别得出，与各项合计相符，仍请对照原件核对',
  faint: '格中有很淡的痕迹，无法确定是空白还是数字',
  ambiguous: '有不止一种读法，无法确定哪一种正确',
};

/** Why a cell was not read; null for a code that is not known here, which is left to the log. */
function unreadReason(code: string): string | null {
  return Object.hasOwn(UNREAD_REASONS, code) ? UNREAD_REASONS[code as UnreadReason] : null;
}

export const report = {
  tableTitle: { 2: '表二', 3: '表三', 4: '表四' } as const,
  tableCaption: (table: string, heading: string): string => `${table} ${heading}`,
  sectionHeading: (number: number): string =>
    `${SECTION_ORDINALS[number - 1] ?? ''}、${SECTION_HEADINGS[number - 1]?.zh ?? ''}`,
  tablesTitle: '识别出的三张表',
  unreadCell: '未识别',
  unreadHint: '未能识别，请填写',
  blankCell: '空白',
  notPrinted: '原表无此行',
  noValue: '未识别',
  unreadReason,
  marked: {
    block: '需修改',
    explain: '需说明',
    note: '提示',
    confirm: '需确认',
    unread: '未能识别',
    keyed: '人工填写',
    confirmed: '已确认',
    changed: '有变化',
    comment: '有意见',
  },
  legend: '标记说明',
  scrollHint: '表格较宽，可左右滑动查看 ↔',
  keyedBy: (name: string): string => `${name}填写`,
  shortForm: '原文件使用较早的表格，“（六）其他处理”只印一行，没有分为三项；此处照原样显示。',
  place: placeText,
  places: {
    title: '原文中的位置',
    hint: '点表格里的数字，可以看到它在原文中的位置；再点一次标出的位置，回到表格。',
    see: '看原文',
    page: (page: number): string => `原文第 ${page} 页`,
    pictureOf: (page: number): string => `原文第 ${page} 页的图片`,
    framesOf: (page: number): string => `第 ${page} 页上识别出的数字`,
    cutting: (page: number): string => `原文第 ${page} 页的局部，框内是这一格`,
    back: (cell: string, value: string): string => `${cell}：${value}，回到表格`,
    table: (table: number): string => `原文第 ${table} 个表`,
    sheet: (sheet: string): string => `工作表“${sheet}”`,
    lines: '原文各行',
    row: (row: number): string => `第 ${row} 行`,
    column: (column: number): string => `第 ${column} 列`,
    nothing: '空',
    redrawn: '下面按识别结果重新画出，只列出有数字的行和列。',
    skip: '跳到表格之后',
  },
  sectionMissing: '没有找到这一部分。',
  sectionIsTable: '这一部分的内容是上面的统计表。',
  showText: '展开正文',
  readingNotes: '识别时的说明',
  original: (fileName: string): string => (fileName === '' ? '打开原文件' : `打开原文件：${fileName}`),
  lastYear: {
    title: (year: number): string => `${year} 年度填报的数据`,
    titleBoth: (before: number, year: number): string => `${before}、${year} 两年数据对照`,
    none: (year: number): string => `系统里没有 ${year} 年度的年报，跨年的核对无法进行；这不影响报送。`,
    source: {
      published: '来自本系统上年公开的年报。',
      imported: '来自年报发布人导入的上年年报。',
    },
    caption: '表二、表四各格和表三各行的总计',
    cell: '项目',
    year: (year: number): string => `${year} 年度`,
  },
  recheck: {
    title: '再次校核：与报送时不同',
    same: (ruleSet: string): string => `刚才按现行规则（第 ${ruleSet} 版）重新校核，结果与报送时一致。`,
    newRules: (ruleSet: string): string => `报送之后规则有更新（现为第 ${ruleSet} 版），重新校核的结果有变化：`,
    newFacts: '报送之后用来核对的资料（上年年报、其他单位的年报）有变化，重新校核的结果也有变化：',
    added: '新出现的发现',
    gone: '不再成立的发现',
  },
  findings: {
    title: '校核发现',
    none: '校核没有发现问题。',
    block: '需修改',
    explain: '需说明',
    note: '提示',
    /** What a heading asks of the agency, and what it tells everybody else. */
    hints: {
      agency: {
        block: '改正原文件后重新上传，才能报送。',
        explain: '数据可能没有错，但需要用一两句话说明原因；多数情况可以直接选用现成的说明。',
        note: '供您参考，不影响报送。',
      },
      others: {
        block: '单位改正后重新上传，或者发布人写明理由豁免后，才能报送。',
        explain: '数据可能没有错，单位须说明原因；请看说明是否成立。',
        note: '供参考，不影响报送。',
      },
      explained: '说明随报告留存，发布时与数据一起公开。',
    },
    joined: (count: number): string => `其中 ${count} 处由同样的错误引起，合在一起列在最前。`,
    explainedOf: (explained: number, all: number): string =>
      explained === 0 ? '' : explained === all ? '（都已说明）' : `（已说明 ${explained}）`,
    explained: '已说明',
    seeCell: '看表格',
    remedy: '怎么改',
    /** For those who look at the report of somebody else. */
    remedyOfAgency: '单位可以怎么改',
    expected: '应为',
    /** What a number was held against, where neither of the two is known to be wrong. */
    compared: '对照的数为',
    actual: '表中为',
    evidence: (section: number): string =>
      section === 0 ? '标题和引言原句' : `第${SECTION_ORDINALS[section - 1] ?? ''}部分原句`,
    inEnglish: '英文对照',
    moreCells: (count: number): string => `其余 ${count} 格`,
    ruleLink: (rule: string): string => `规则 ${rule}：依据和例子（新标签页）`,
    ruleBack: '看完后关闭本标签页，即可回到原来的页面。',
    explanation: '单位的说明',
    noExplanation: '尚未说明。',
    carried: (submission: string): string => `（沿用${submission}时的说明）`,
    waived: (name: string): string => `${name}已豁免`,
    waiverReason: '豁免理由',
    notApplicable: (count: number): string => `另有 ${count} 条规则因缺少数据未能判断（不算通过，也不影响报送）`,
  },
  causes: {
    others: (count: number): string => `另有 ${count} 种可能`,
    explained: (count: number): string => (count === 1 ? '对应的 1 处不平' : `由此引起的 ${count} 处不平`),
  },
};
