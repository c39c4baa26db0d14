/**
 * The official labels of the form, word for word as 国办公开办函〔2021〕30号 prints them, with an English reading beside
 * each. Every table on screen, in a message, in an export and in the reader's alignment takes its words from here.
 */
import type { SHORT_FORM_ROW } from './cells.js';
import {
  table3Position,
  tableOf,
  TABLE4_RESULTS,
  type CellId,
  type Table2Cell,
  type Table3Cell,
  type Table3Column,
  type Table3Row,
  type Table4Cell,
  type Table4Group,
  type Table4Result,
} from './cells.js';

/** One text in both languages; Chinese is the authority. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export const REPORT_TITLE: Bilingual = {
  zh: '政府信息公开工作年度报告',
  en: 'Annual report on government information disclosure',
};

/** The six sections of the report in order; the number of a table is the number of its section. */
export const SECTION_HEADINGS: readonly Bilingual[] = [
  { zh: '总体情况', en: 'Overview' },
  { zh: '主动公开政府信息情况', en: 'Proactive disclosure' },
  { zh: '收到和处理政府信息公开申请情况', en: 'Requests received and handled' },
  { zh: '政府信息公开行政复议、行政诉讼情况', en: 'Administrative review and litigation' },
  { zh: '存在的主要问题及改进情况', en: 'Main problems and improvements' },
  { zh: '其他需要报告的事项', en: 'Other matters to report' },
];
export const SECTION_ORDINALS = ['一', '二', '三', '四', '五', '六'] as const;

/** Table 2 is four small tables, one per item of article 20 of the Regulation. */
export interface Table2Block {
  readonly article: Bilingual;
  readonly columns: readonly Bilingual[];
  readonly rows: readonly { readonly label: Bilingual; readonly cells: readonly Table2Cell[] }[];
}
const DECISIONS: Bilingual = { zh: '本年处理决定数量', en: 'Decisions this year' };
export const TABLE2_CORNER: Bilingual = { zh: '信息内容', en: 'Information' };
export const TABLE2_BLOCKS: readonly Table2Block[] = [
  {
    article: { zh: '第二十条第（一）项', en: 'Article 20 (1)' },
    columns: [
      { zh: '本年制发件数', en: 'Issued this year' },
      { zh: '本年废止件数', en: 'Repealed this year' },
      { zh: '现行有效件数', en: 'In force' },
    ],
    rows: [
      {
        label: { zh: '规章', en: 'Rules' },
        cells: ['activeDisclosure.rules.issued', 'activeDisclosure.rules.repealed', 'activeDisclosure.rules.inForce'],
      },
      {
        label: { zh: '行政规范性文件', en: 'Administrative normative documents' },
        cells: [
          'activeDisclosure.normativeDocuments.issued',
          'activeDisclosure.normativeDocuments.repealed',
          'activeDisclosure.normativeDocuments.inForce',
        ],
      },
    ],
  },
  {
    article: { zh: '第二十条第（五）项', en: 'Article 20 (5)' },
    columns: [DECISIONS],
    rows: [
      { label: { zh: '行政许可', en: 'Administrative licensing' }, cells: ['activeDisclosure.licensing.decisions'] },
    ],
  },
  {
    article: { zh: '第二十条第（六）项', en: 'Article 20 (6)' },
    columns: [DECISIONS],
    rows: [
      { label: { zh: '行政处罚', en: 'Administrative penalties' }, cells: ['activeDisclosure.penalties.decisions'] },
      { label: { zh: '行政强制', en: 'Administrative compulsion' }, cells: ['activeDisclosure.compulsion.decisions'] },
    ],
  },
  {
    article: { zh: '第二十条第（八）项', en: 'Article 20 (8)' },
    columns: [{ zh: '本年收费金额（单位：万元）', en: 'Charges this year (10,000 yuan)' }],
    rows: [{ label: { zh: '行政事业性收费', en: 'Administrative charges' }, cells: ['activeDisclosure.fees.amount'] }],
  },
];

/** The note that the form prints in the head of table 3: its only arithmetic instruction. */
export const TABLE3_NOTE: Bilingual = {
  zh: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
  en: '(In each column, item 1 plus item 2 equals item 3 plus item 4)',
};
export const TABLE3_APPLICANTS: Bilingual = { zh: '申请人情况', en: 'Applicants' };
export const TABLE3_ORGANISATIONS: Bilingual = { zh: '法人或其他组织', en: 'Legal persons or other organisations' };
export const TABLE3_COLUMN_LABELS: Readonly<Record<Table3Column, Bilingual>> = {
  naturalPerson: { zh: '自然人', en: 'Natural persons' },
  commercialEnterprise: { zh: '商业企业', en: 'Commercial enterprises' },
  researchInstitution: { zh: '科研机构', en: 'Research institutions' },
  socialWelfareOrganization: { zh: '社会公益组织', en: 'Social welfare organisations' },
  legalServiceOrganization: { zh: '法律服务机构', en: 'Legal service organisations' },
  otherOrganization: { zh: '其他', en: 'Other' },
  total: { zh: '总计', en: 'Total' },
};

/** Block 三 of table 3 and the groups inside it; a row without a group stands alone. */
export const TABLE3_RESULTS_BLOCK: Bilingual = { zh: '三、本年度办理结果', en: '3. Outcomes this year' };
export type Table3GroupName = 'denied' | 'unavailable' | 'notProcessed' | 'otherHandling';
export const TABLE3_GROUPS: Readonly<Record<Table3GroupName, Bilingual>> = {
  denied: { zh: '（三）不予公开', en: '(3) Not disclosed' },
  unavailable: { zh: '（四）无法提供', en: '(4) Unable to provide' },
  notProcessed: { zh: '（五）不予处理', en: '(5) Not processed' },
  otherHandling: { zh: '（六）其他处理', en: '(6) Other handling' },
};

export const TABLE3_ROW_LABELS: Readonly<Record<Table3Row | typeof SHORT_FORM_ROW, Bilingual>> = {
  'requests.newlyReceived': { zh: '一、本年新收政府信息公开申请数量', en: '1. Requests newly received' },
  'requests.carriedIn': { zh: '二、上年结转政府信息公开申请数量', en: '2. Requests carried over from last year' },
  'outcomes.granted': { zh: '（一）予以公开', en: '(1) Disclosed' },
  'outcomes.partiallyGranted': {
    zh: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    en: '(2) Partly disclosed (counted here only)',
  },
  'denied.stateSecrets': { zh: '1.属于国家秘密', en: '1. State secrets' },
  'denied.prohibitedByLaw': { zh: '2.其他法律行政法规禁止公开', en: '2. Prohibited by law or regulation' },
  'denied.securityAndStability': { zh: '3.危及“三安全一稳定”', en: '3. Endangers security or stability' },
  'denied.thirdPartyRights': { zh: '4.保护第三方合法权益', en: '4. Protects third-party rights' },
  'denied.internalAffairs': { zh: '5.属于三类内部事务信息', en: '5. Internal affairs' },
  'denied.deliberativeProcess': { zh: '6.属于四类过程性信息', en: '6. Deliberative process' },
  'denied.enforcementFiles': { zh: '7.属于行政执法案卷', en: '7. Enforcement files' },
  'denied.registryInquiry': { zh: '8.属于行政查询事项', en: '8. Registry inquiries' },
  'unavailable.notHeld': { zh: '1.本机关不掌握相关政府信息', en: '1. Not held by this body' },
  'unavailable.requiresCreation': { zh: '2.没有现成信息需要另行制作', en: '2. Would have to be created' },
  'unavailable.stillUnclear': { zh: '3.补正后申请内容仍不明确', en: '3. Still unclear after correction' },
  'notProcessed.petitionOrComplaint': { zh: '1.信访举报投诉类申请', en: '1. Petition, report or complaint' },
  'notProcessed.duplicate': { zh: '2.重复申请', en: '2. Duplicate request' },
  'notProcessed.publishedMaterial': { zh: '3.要求提供公开出版物', en: '3. Published material' },
  'notProcessed.excessiveRepeated': { zh: '4.无正当理由大量反复申请', en: '4. Excessive repeated requests' },
  'notProcessed.confirmOrReissue': {
    zh: '5.要求行政机关确认或重新出具已获取信息',
    en: '5. Confirmation or reissue of information already obtained',
  },
  'otherHandling.notCorrectedInTime': {
    zh: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    en: '1. Not corrected in time, no longer processed',
  },
  'otherHandling.feeUnpaid': {
    zh: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    en: '2. Fee not paid in time, no longer processed',
  },
  'otherHandling.other': { zh: '3.其他', en: '3. Other' },
  'otherHandling.total': { zh: '（六）其他处理', en: '(6) Other handling' },
  'outcomes.total': { zh: '（七）总计', en: '(7) Total' },
  'requests.carriedForward': { zh: '四、结转下年度继续办理', en: '4. Carried forward to next year' },
};

/** The group a table 3 row stands in, if any; the rows (一), (二), (七) and the items 一, 二, 四 stand alone. */
export function table3GroupOf(row: Table3Row): Table3GroupName | undefined {
  const [group] = row.split('.');
  return group !== undefined && group in TABLE3_GROUPS ? (group as Table3GroupName) : undefined;
}

export const TABLE4_LITIGATION: Bilingual = { zh: '行政诉讼', en: 'Administrative litigation' };
export const TABLE4_GROUP_LABELS: Readonly<Record<Table4Group, Bilingual>> = {
  review: { zh: '行政复议', en: 'Administrative review' },
  litigationDirect: { zh: '未经复议直接起诉', en: 'Litigation without prior review' },
  litigationAfterReview: { zh: '复议后起诉', en: 'Litigation after review' },
};
export const TABLE4_RESULT_LABELS: Readonly<Record<Table4Result, Bilingual>> = {
  upheld: { zh: '结果维持', en: 'Upheld' },
  corrected: { zh: '结果纠正', en: 'Corrected' },
  other: { zh: '其他结果', en: 'Other result' },
  pending: { zh: '尚未审结', en: 'Pending' },
  total: { zh: '总计', en: 'Total' },
};
/** As they stand under each group, from left to right. */
export const TABLE4_RESULT_NAMES: readonly string[] = TABLE4_RESULTS.map((result) => TABLE4_RESULT_LABELS[result].zh);

const TABLE2_LABELS = new Map<Table2Cell, Bilingual>(
  TABLE2_BLOCKS.flatMap((block) =>
    block.rows.flatMap((row) =>
      row.cells.map((cell, index) => {
        const column = block.columns[index] ?? { zh: '', en: '' };
        return [
          cell,
          { zh: `${row.label.zh}·${column.zh}`, en: `${row.label.en}, ${column.en.toLowerCase()}` },
        ] as const;
      }),
    ),
  ),
);

/** A table 3 row as a clerk would say it: the group where the bare label would be ambiguous ("其他"). */
export function table3RowName(row: Table3Row): Bilingual {
  const group = table3GroupOf(row);
  const label = TABLE3_ROW_LABELS[row];
  if (group === undefined) return label;
  return { zh: `${TABLE3_GROUPS[group].zh} ${label.zh}`, en: `${TABLE3_GROUPS[group].en} ${label.en}` };
}

/** The full name of a cell in a sentence: `（一）予以公开·自然人`, `行政复议·结果维持`, `规章·现行有效件数`. */
export function cellName(id: CellId): Bilingual {
  switch (tableOf(id)) {
    case 2:
      return TABLE2_LABELS.get(id as Table2Cell) ?? { zh: id, en: id };
    case 3: {
      const { row, column } = table3Position(id as Table3Cell);
      const [rowName, columnLabel] = [table3RowName(row), TABLE3_COLUMN_LABELS[column]];
      return { zh: `${rowName.zh}·${columnLabel.zh}`, en: `${rowName.en}, ${columnLabel.en.toLowerCase()}` };
    }
    case 4: {
      const [group, result] = (id as Table4Cell).split('.') as [Table4Group, Table4Result];
      const [groupLabel, resultLabel] = [TABLE4_GROUP_LABELS[group], TABLE4_RESULT_LABELS[result]];
      return { zh: `${groupLabel.zh}·${resultLabel.zh}`, en: `${groupLabel.en}, ${resultLabel.en.toLowerCase()}` };
    }
  }
}
