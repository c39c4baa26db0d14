/**
 * Sentences of narratives as wordings with places for numbers, for measuring the N rules: every wording is filled in once
 * rightly and, for each of its places, once wrongly. `{newly}` is a place; `none` names what the wording says did not
 * happen; `all` says that nothing was left over. A wording without either is of other work, or of a part, and
 * whatever the tables hold, nothing may be found in it.
 */
import type { CellId } from '#shared/report/cells.js';

/** What a place counts, in terms of the tables. */
export const PLACES = {
  newly: { rule: 'N01', cells: ['requests.newlyReceived@total'] },
  carriedIn: { rule: 'N02', cells: ['requests.carriedIn@total'] },
  closed: { rule: 'N03', cells: ['outcomes.total@total'] },
  forward: { rule: 'N04', cells: ['requests.carriedForward@total'] },
  granted: { rule: 'N05', cells: ['outcomes.granted@total'] },
  partly: { rule: 'N05', cells: ['outcomes.partiallyGranted@total'] },
  notHeld: { rule: 'N05', cells: ['unavailable.notHeld@total'] },
  natural: { rule: 'N06', cells: ['requests.newlyReceived@naturalPerson'] },
  business: { rule: 'N06', cells: ['requests.newlyReceived@commercialEnterprise'] },
  reviews: { rule: 'N07', cells: ['review.total'] },
  lawsuits: { rule: 'N07', cells: ['litigationDirect.total'] },
  issued: { rule: 'N08', cells: ['activeDisclosure.normativeDocuments.issued'] },
  inForce: { rule: 'N08', cells: ['activeDisclosure.normativeDocuments.inForce'] },
  licences: { rule: 'N08', cells: ['activeDisclosure.licensing.decisions'] },
  penalties: { rule: 'N08', cells: ['activeDisclosure.penalties.decisions'] },
} as const satisfies Record<string, { rule: string; cells: readonly CellId[] }>;
export type Place = keyof typeof PLACES;

export interface Wording {
  readonly text: string;
  readonly none?: readonly Place[];
  readonly all?: true;
}

const plain = (...texts: string[]): Wording[] => texts.map((text) => ({ text }));
const none = (places: readonly Place[], ...texts: string[]): Wording[] => texts.map((text) => ({ text, none: places }));
const all = (...texts: string[]): Wording[] => texts.map((text) => ({ text, all: true }));
const DISPUTES = ['reviews', 'lawsuits'] as const;

/** Those that the grammar was written with. */
export const KNOWN: readonly Wording[] = [
  ...plain(
    '全年共收到政府信息公开申请{newly}件。',
    '2025年，我局受理政府信息公开申请{newly}件，办结{closed}件，结转下年度{forward}件。',
    '2025年收到依申请公开{newly}件，结转上年{carriedIn}件；办理{closed}件，下年度继续办理{forward}件。',
    '新收政府信息公开申请{newly}件，上年结转{carriedIn}件，共办结{closed}件。',
    '本年度共有{newly}件政府信息公开申请，其中自然人{natural}件，商业企业{business}件。',
    '收到政府信息公开申请{newly}件，其中自然人申请{natural}件、商业企业申请{business}件。',
    '办结政府信息公开申请{closed}件，其中予以公开{granted}件，部分公开{partly}件，本机关不掌握相关政府信息{notHeld}件。',
    '政府信息公开申请{newly}件，已答复{closed}件，{forward}件结转下年办理。',
    '公民、法人和其他组织向我局提出政府信息公开申请{newly}件。',
    '因政府信息公开引发行政复议{reviews}件、行政诉讼{lawsuits}件。',
    '发生{reviews}起有关政府信息公开的行政复议案件。',
    '政府信息公开工作被申请行政复议{reviews}件，被提起行政诉讼{lawsuits}件。',
    '全年制发行政规范性文件{issued}件，现行有效{inForce}件。',
    '全年制发规范性文件{issued}件，现行有效规范性文件{inForce}件。',
    '作出行政许可决定{licences}件，行政处罚决定{penalties}件。',
    '依申请公开方面，共接收申请{newly}件，办理完毕{closed}件，剩余{forward}件结转至2026年。',
  ),
  ...none(
    DISPUTES,
    '未接到因政府信息公开导致的行政复议和行政诉讼。',
    '无因政府信息公开发生行政复议和行政诉讼案件。',
    '未发生因政府信息申请引起的行政复议和行政诉讼。',
    '无因政府信息公开工作被申请行政复议、提起行政诉讼方面的情况。',
    '全年未发生政府信息公开行政复议、行政诉讼。',
    '因政府信息公开引起的行政复议、行政诉讼均为零。',
    '未发生行政复议案件，也未发生行政诉讼案件。',
    '没有因信息公开被申请行政复议或被提起行政诉讼。',
  ),
  ...none(['reviews'], '未发生因政府信息公开申请行政复议的情况。'),
  ...none(['newly'], '本年度未收到政府信息公开申请。', '全年没有收到公民、法人和其他组织提出的信息公开申请。'),
  ...none(['forward'], '无结转下年度继续办理的政府信息公开申请。'),
  ...all(
    '共收到政府信息公开申请{newly}件，已全部按期办结。',
    '收到政府信息公开申请{newly}件，均已办结。',
    '受理依申请公开{newly}件，全部办理完毕。',
  ),
  ...plain(
    '2025年度行政执法工作均无被申请行政复议和提起行政诉讼。',
    '全年接待群众来信31件次、来访17件次，均已办结。',
    '办理信访件45件，办结45件。',
    '受理行政复议案件77件，办结61件。',
    '行政执法案件未发生行政复议、行政诉讼。',
    '办理人大代表建议33件、政协提案24件，答复率100%。',
    '收到12345热线工单345件，全部办结。',
    '其中涉及征地拆迁的申请77件。',
    '举办政府信息公开培训班55期，参加88人次。',
    '拟于2026年受理政府信息公开申请99件。',
  ),
];
