/** Wordings that were not looked at while the grammar was written: the honest half of the measure. */
import type { Place, Wording } from './wordings.js';

const plain = (...texts: string[]): Wording[] => texts.map((text) => ({ text }));
const none = (places: readonly Place[], ...texts: string[]): Wording[] => texts.map((text) => ({ text, none: places }));
const all = (...texts: string[]): Wording[] => texts.map((text) => ({ text, all: true }));
const DISPUTES = ['reviews', 'lawsuits'] as const;

export const HELD_OUT: readonly Wording[] = [
  ...plain(
    '一年来，全局登记受理政府信息公开申请{newly}宗。',
    '截至2025年12月底，累计收到信息公开申请{newly}条，办结{closed}条。',
    '今年共接到依申请公开事项{newly}件，上年度结转{carriedIn}件，年内办结{closed}件，另有{forward}件转入下年度办理。',
    '本年新收申请公开政府信息{newly}件，往年结转{carriedIn}件。',
    '共收到申请{newly}份，其中来自自然人的{natural}份，来自商业企业的{business}份。',
    '政府信息公开申请总数为{newly}件，自然人提交{natural}件。',
    '我单位共办理依申请公开件{closed}件，其中予以公开{granted}件、予以部分公开{partly}件。',
    '对政府信息公开申请作出答复{closed}件，结转下一年度继续办理{forward}件。',
    '当年答复政府信息公开申请{closed}件，仍有{forward}件结转明年。',
    '被申请政府信息公开类行政复议案件{reviews}宗，行政诉讼案件{lawsuits}宗。',
    '涉及政府信息公开的行政复议共{reviews}件，行政诉讼共{lawsuits}件。',
    '申请人不服信息公开答复提起行政复议{reviews}件。',
    '就政府信息公开提起的行政诉讼{lawsuits}起。',
    '本年制定行政规范性文件{issued}份，截至年底现行有效的行政规范性文件共{inForce}份。',
    '目前现行有效规范性文件{inForce}件。',
    '全年办理行政许可{licences}件，实施行政处罚{penalties}件。',
    '出台规范性文件{issued}个。',
  ),
  ...none(
    DISPUTES,
    '本年度我局没有发生涉及政府信息公开的行政复议、行政诉讼案件。',
    '全年未产生由政府信息公开引发的行政复议及行政诉讼。',
    '未出现因依申请公开答复而被提起行政复议、诉讼的情形。',
    '政府信息公开方面的行政复议、行政诉讼均未发生。',
    '无政府信息公开类复议、诉讼案件。',
    '我单位2025年未被提起政府信息公开行政复议与行政诉讼。',
    '未有因政府信息公开而申请行政复议、提起行政诉讼的案件发生。',
    '因政府信息公开被申请行政复议、提起行政诉讼的案件数均为0。',
  ),
  ...none(['lawsuits'], '没有引发政府信息公开行政诉讼。', '未发生针对政府信息公开的行政诉讼案件。'),
  ...none(
    ['newly'],
    '2025年我单位未接到任何政府信息公开申请。',
    '全年依申请公开数量为零。',
    '本年度无依申请公开事项。',
  ),
  ...none(['forward'], '没有结转下年的信息公开申请。'),
  ...none(['carriedIn'], '无上年结转的政府信息公开申请。'),
  ...all(
    '2025年收到政府信息公开申请{newly}件，都已办理完结。',
    '依申请公开{newly}件，全部办结，未出现超期。',
    '共受理政府信息公开申请{newly}件，均已答复完毕。',
  ),
  ...plain(
    '全年办理信访事项66件，未发生行政诉讼。',
    '城管执法领域未发生行政复议和行政诉讼案件。',
    '受理群众来信来访23件次，全部办结答复。',
    '办理行政复议案件71件、行政应诉案件82件。',
    '行政处罚未引发行政复议或者行政诉讼。',
    '收到网民留言91条，答复91条。',
    '重点领域主动公开信息771条，其中规范性文件解读81件。',
    '接受政府信息公开咨询88次，受理率100%。',
    '市民热线转办件全部办结。',
    '着力预防政府信息公开行政复议、行政诉讼案件发生。',
    '如发生政府信息公开行政复议、行政诉讼，及时报告。',
    '工伤认定案件被提起行政诉讼74件。',
    '上半年收到政府信息公开申请65件。',
    '其中通过网络提交的申请77件。',
  ),
];
