/**
 * Which column says what, by the headings that offices write. A heading may stand in two rows (联系人 over 姓名, 手机),
 * under titles and above notes, and come again on every printed page.
 */
import type { ColumnUse, RosterField, SourceRow } from './fields.js';
import { isField, ROSTER_FIELDS, ROSTER_HEADINGS } from './fields.js';

/** Width, spaces, marks of obligation and what stands in brackets say nothing of what a column holds. */
export function plainHeading(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[\s:*·、/\\|-]/gu, '')
    .toLowerCase();
  const bare = folded.replace(/[([【〔][^)\]】〕]*[)\]】〕]/gu, '');
  return bare === '' ? folded.replace(/[()[\]【】〔〕]/gu, '') : bare;
}

const PHONE = '(?:手机|电话|座机|联系方式|号码)';
const MAIL = '(?:邮箱|邮件|e?mail|邮址|信箱)';

/**
 * The first that fits counts, so what is narrower stands before what is wider: 分管领导电话 is no phone of the contact, and
 * 初审人邮箱 no address of it.
 */
const PATTERNS: readonly (readonly [RegExp, ColumnUse])[] = [
  [/^(?:序号|序|编号|no\.?|#|行号)$/u, 'number'],
  [/分管|主管领导|单位领导|负责人|主要领导|局长|一把手|责任领导|带班/u, 'leader'],
  [new RegExp(`(?:初审|审核|复核|校核).*${MAIL}`, 'u'), 'reviewerAddress'],
  [new RegExp(`(?:审定|审批|签发|终审|核定).*${MAIL}`, 'u'), 'approverAddress'],
  [new RegExp(`(?:初审|审核|复核|校核|审定|审批|签发|终审|核定).*${PHONE}`, 'u'), 'other'],
  [/^(?:初审|审核|复核|校核)/u, 'reviewerName'],
  [/^(?:审定|审批|签发|终审|核定)/u, 'approverName'],
  [/规章/u, 'ruleMaking'],
  [/简称|别名|俗称|曾用名/u, 'aliases'],
  [/上级|主管(?:单位|部门|机关)|隶属|所属(?:单位|部门|系统)|归口/u, 'parent'],
  [/(?:单位|机构|部门|统一社会信用)?代码|^(?:id|code)$|拼音/u, 'id'],
  [/类别|类型|性质|分类|^种类$|单位属性/u, 'kind'],
  [new RegExp(MAIL, 'u'), 'contactAddress'],
  [
    /传真|qq|微信|地址|邮编|备注|说明|职务|职称|科室|股室|签名|签字|时间|日期|人数|网址|网站|是否|身份证|性别/u,
    'other',
  ],
  [new RegExp(`^(?:联系人|经办人|联络员|办公|移动|固定|姓名)?(?:办公)?${PHONE}`, 'u'), 'phone'],
  [/^tel|^phone|^mobile/u, 'phone'],
  [/联系人|经办人|联络员|联络人|填报人|具体工作人员|工作人员|信息员|责任人|报送人|^姓名$|^人员$|经办$/u, 'contactName'],
  [new RegExp(PHONE, 'u'), 'phone'],
  [/单位|机构|部门|机关|名称|全称|^乡镇|^镇街|街道名/u, 'name'],
];

/** `other` where the words are known to mean something else, undefined where they are no heading that we know. */
export function useOfHeading(text: string): ColumnUse | undefined {
  const heading = plainHeading(text);
  if (heading === '' || heading.length > 24) return undefined;
  const own = ROSTER_FIELDS.find((field) => plainHeading(ROSTER_HEADINGS[field]) === heading);
  return own ?? PATTERNS.find(([pattern]) => pattern.test(heading))?.[1];
}

export interface Headings {
  /** Index of the last row of headings among the rows given. */
  readonly at: number;
  readonly texts: readonly string[];
  readonly uses: readonly ColumnUse[];
}

/** Titles stand above the headings, seldom more than a few rows. */
const LOOKED_AT = 30;

/**
 * The row that heads the columns: the one in which most fields are known by their words, two at least, a name or an address
 * among them; with the row below it where that goes on (two rows of headings).
 */
export function findHeadings(rows: readonly SourceRow[]): Headings | undefined {
  const scored = rows.slice(0, LOOKED_AT).map(({ cells }, at) => ({ at, score: scoreOf(cells) }));
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most), { at: -1, score: 0 });
  const row = rows[best.at];
  if (row === undefined || best.score < 2) return undefined;
  const [above, below] = [rows[best.at - 1], rows[best.at + 1]];
  const candidates = [
    { at: best.at, texts: row.cells },
    ...(below === undefined || !isHeadingRow(below.cells) ? [] : [{ at: best.at + 1, texts: joined(row, below) }]),
    ...(above === undefined || !isHeadingRow(above.cells) ? [] : [{ at: best.at, texts: joined(above, row) }]),
  ].map(({ at, texts }) => ({ at, texts, uses: usesOf(texts) }));
  const fields = (uses: readonly ColumnUse[]) => new Set(uses.filter(isField)).size;
  const chosen = candidates.reduce((most, each) => (fields(each.uses) > fields(most.uses) ? each : most));
  return chosen.uses.some((use) => use === 'name' || use === 'contactAddress') ? chosen : undefined;
}

function scoreOf(cells: readonly string[]): number {
  // A title that is merged over all columns says one thing many times.
  if (new Set(cells.filter((cell) => cell !== '')).size < 2) return 0;
  // 部门 and 联络员 stand in lines, too; an address or a phone never stands in a heading.
  if (cells.some((cell) => /[@＠]|\d{5}/u.test(cell))) return 0;
  return new Set(cells.flatMap((cell) => useOfHeading(cell) ?? []).filter((use) => use !== 'other')).size;
}

/** Nothing in it but words of headings. */
function isHeadingRow(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => cell !== '');
  if (new Set(said).size < 2 || said.some((cell) => /[@\d]/u.test(cell))) return false;
  return said.filter((cell) => useOfHeading(cell) !== undefined).length * 2 > said.length;
}

/**
 * 联系人 above 手机 is the phone of the contact; a head that stands in both rows is said once. Where merged cells were pasted as
 * text, the head above stands over the empty cells to its right.
 */
function joined(upper: SourceRow, lower: SourceRow): string[] {
  let over = '';
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, at) => {
    const [above, under] = [upper.cells[at] ?? '', lower.cells[at] ?? ''];
    over = above === '' && under !== '' ? over : above;
    return over === under || under === '' ? over : `${over}${under}`;
  });
}

/** Each field once: of two columns that could be it, the one whose heading says so in our own words, or the first. */
function usesOf(texts: readonly string[]): ColumnUse[] {
  const wanted = texts.map((text): ColumnUse => useOfHeading(text) ?? 'other');
  const holder = new Map<RosterField, number>();
  const rank = (at: number, field: RosterField): number => {
    const heading = plainHeading(texts[at] ?? '');
    if (heading === plainHeading(ROSTER_HEADINGS[field])) return 0;
    if (field === 'name') return /全称|名称/u.test(heading) ? 1 : 2;
    return field === 'phone' && /手机|移动/u.test(heading) ? 1 : 2;
  };
  wanted.forEach((use, at) => {
    if (!isField(use)) return;
    const before = holder.get(use);
    if (before === undefined || rank(at, use) < rank(before, use)) holder.set(use, at);
  });
  return wanted.map((use, at): ColumnUse => {
    if (!isField(use) || holder.get(use) === at) return use;
    // Two columns of phones are one: the second is used where the first is empty.
    return use === 'phone' ? 'phone' : 'other';
  });
}
