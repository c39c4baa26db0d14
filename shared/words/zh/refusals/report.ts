/** The document was read, and is not the report that is collected: another year’s or agency’s, not in the official form, or more than one. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';

const OFFICIAL_FORM = '请使用国办公开办函〔2021〕30号规定的格式，一份文件只含一个单位一个年度的报告。';

export const REPORT = {
  'blank-form': {
    title: '这是一份空白表格',
    what: '三张表里没有任何数字。',
    why: '可能误传了下载的空白模板。',
    todo: ['填好数字后再上传；确实没有发生的项目请填 0。'],
  },
  'other-digits': {
    title: '表格里的数字不是阿拉伯数字 0—9',
    what: '三张表里有数字，但用的是别的文字的数字（例如 ٠١٢٣、०१२३），不是 0、1、2、3。',
    why: '多因系统的区域设置或字体把数字换成了其他写法，系统不替您换算。',
    todo: ['把表格里的数字改为 0—9（半角、全角都可以），保存后重新上传。'],
  },
  'old-form': {
    title: '使用了旧版格式',
    what: '文件是 2019 年试行版的表格，项目与现行格式不同。',
    why: '自 2021 年度起应使用国办公开办函〔2021〕30号的格式。',
    todo: ['把数字填入现行格式后重新上传。', OFFICIAL_FORM],
  },
  'several-reports': {
    title: '一个文件里有多份报告',
    what: '文件中发现了不止一套年度报告表格。',
    why: '无法判断哪一套是本单位本年度的。',
    todo: [OFFICIAL_FORM],
  },
  'side-by-side': {
    title: '两套表格并排放在一起',
    what: '文件里同样的表格并排出现了两套（例如左右两栏、两个单位或两个年度并列），分不清每个数字属于哪一套。',
    why: '一份报告只能有一套表格；猜错就会把别人的或上年的数字当成本单位本年的。',
    todo: ['只保留本单位本年度的一套表格（一张表单独占一栏），保存后重新上传。', OFFICIAL_FORM],
  },
  'not-a-report': {
    title: '不是政府信息公开工作年度报告',
    what: '文件里没有年度报告的标题和六个部分。',
    why: '可能选错了文件。',
    todo: ['请核对文件后重新上传。', OFFICIAL_FORM],
  },
  'no-tables': {
    title: '没有找到三张统计表',
    what: '文件里有正文，但找不到第二、三、四部分的表格。',
    why: '表格可能是以图片形式插入的，或放在另一个文件里。',
    todo: ['请把三张表以表格形式（不是图片）放入报告，重新上传。', OFFICIAL_FORM],
  },
  'other-year': {
    title: '文件是另一年度的报告',
    what: '文件上写的年度与本次收集的年度不同。',
    why: '发布错误年度的数据会误导公众。',
    todo: ['请核对文件标题和统计期间，上传本年度的报告。', '如是标题笔误，请在原文件中改正后重新上传。'],
  },
  'other-agency': {
    title: '文件是另一单位的报告',
    what: '文件上写的单位名称与本单位不同。',
    why: '一个单位只能报送自己的报告。',
    todo: ['请核对是否选错了文件。', '如单位已更名或名册中的名称有误，请联系年报发布人改正名册。'],
  },
  'own-workbook': {
    title: '这是带批注的表格，不是年度报告',
    what: '这个文件是从本系统下载的“带批注的表格”，里面没有年度报告的正文。原来的草稿没有变动。',
    why: '带批注的表格用来填写说明，不能当作报告报送。',
    todo: ['填好说明的，请在“校核发现”下面用“上传填好的说明”交回。', '要更换报告的，请上传年度报告原文件。'],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
