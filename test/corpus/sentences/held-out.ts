/**
 * Wordings that were written after the grammar and never used to mend it: the honest half of the measure. Whoever mends
 * the grammar with one of them moves it to further-wordings.ts and writes another.
 */
import { all, DISPUTES, none, plain, type Wording } from './wording.js';

export const HELD_OUT: readonly Wording[] = [
  ...plain(
    '2025年度，全局合计收到政府信息公开申请{newly}件，办结{closed}件。',
    '本机关共接到信息公开申请{newly}件，其中，自然人申请{natural}件，商业企业申请{business}件。',
    '全年收到依申请公开政府信息申请{newly}件，上年结转{carriedIn}件，答复{closed}件，结转下年度{forward}件。',
    '全年政府信息公开申请办结{closed}件，予以公开{granted}件，部分公开{partly}件。',
    '依申请公开受理{newly}件，办结{closed}件。',
    '年末结转下年度继续办理的申请{forward}件。',
    '2024年结转{carriedIn}件，2025年新收政府信息公开申请{newly}件。',
    '答复情况：予以公开{granted}件，部分公开{partly}件，均为政府信息公开申请。',
    '全年因政府信息公开工作被提起行政复议{reviews}件、行政诉讼{lawsuits}件。',
    '政府信息公开行政复议{reviews}件，均已办结。',
    '新发生政府信息公开行政诉讼{lawsuits}件。',
    '全局制定规范性文件{issued}件，截至年底现行有效{inForce}件。',
    '共办理行政处罚案件{penalties}件。',
  ),
  ...none(
    DISPUTES,
    '2025年本单位未出现因政府信息公开引发的行政复议、行政诉讼情况。',
    '全年政府信息公开工作未引发行政复议和行政诉讼。',
    '没有与政府信息公开相关的行政复议、行政诉讼案件。',
    '政府信息公开行政复议、行政诉讼数均为0。',
    '我镇全年无因政府信息公开被申请复议、被提起诉讼的情况。',
    '未发生行政复议、行政诉讼等情况。',
    '因政府信息公开申请行政复议、提起行政诉讼的情况没有发生。',
  ),
  ...none(['lawsuits'], '本年度无政府信息公开行政诉讼案件。'),
  ...none(
    ['newly'],
    '全年未收到公民、企业的信息公开申请。',
    '2025年我办没有收到依申请公开事项。',
    '本年度政府信息公开申请数为0。',
    '无依申请公开办理事项。',
  ),
  ...none(['forward'], '没有结转下年度办理的申请。'),
  ...all('收到政府信息公开申请{newly}件，现已全部办结。', '受理政府信息公开申请{newly}件，均予以答复。'),
  ...plain(
    '依法办理行政应诉案件52件，胜诉率100%。',
    '村级事务公开栏更新66次，公开财务信息88条。',
    '受理医保报销申请1543件，办结1543件。',
    '综合执法工作中未发生行政复议、行政诉讼和信访事项。',
    '公众号收到留言78条，全部回复。',
    '开展政府信息公开申请办理培训65场。',
    '坚持对每件政府信息公开申请做到全部办结、件件有回音。',
    '力求不发生政府信息公开行政复议、行政诉讼。',
    '较上年减少45件政府信息公开申请。',
    '全区办理政府信息公开申请2345件。',
  ),
];
