/** Taking down what is public, and undoing it: the publisher's forms and the page before it happens. */
import type { TakedownCause } from '#shared/filing/takedowns.js';

export const takeDown = {
  title: '撤下…',
  hint: '已发布的报告不应再公开时使用。下一步先列出会发生什么，确认后才撤下。只是数字需要更正的，请用“请单位更正”：更正版发布之前，原版本照常公开。',
  cause: '撤下的原因',
  causes: {
    'wrong-content': '内容有误，更正之前不宜公开',
    'not-for-public': '含有不应公开的内容',
    'by-mistake': '发布有误（如单位、年度不对）',
    other: '其他',
  } as const satisfies Record<TakedownCause, string>,
  reason: '说明（告诉单位和审核人，不公开）',
  next: '看撤下后会怎样…',
  previewTitle: '撤下前请核对',
  what: (title: string): string => `即将撤下：${title}`,
  publicVersion: (version: number, day: string): string => `第 ${version} 版，${day}发布`,
  address: '公开地址',
  happens: '确认后会发生什么',
  consequences: (correcting: boolean): readonly string[] => [
    '几分钟内，这份报告的全部公开地址（各版本的网页和数据文件）改为说明“已撤下”、撤下日期和咨询方式，不写原因。',
    '单位名单、汇总数字、开放数据和订阅不再计入这份报告；网站写明这家单位的报告已撤下。',
    `单位联系人、初审人和审定人收到邮件，写明原因和您的说明；${correcting ? '正在办理的更正照常继续。' : '单位可以改好后重新报送（年报季已归档的，请先重新开放）。'}`,
    '已经被别人下载、转载或者被搜索引擎收录的，系统收不回来，请另行联系处理。',
    correcting
      ? '报告和办理记录留存备查。因为已有更正在办理，撤下后不能恢复这一版，由更正版取代。'
      : '报告和办理记录留存备查。撤错了可以恢复为待发布，再次发布。',
  ],
  underWay: '这份报告另有一份更正正在办理，不受影响：审定后照常发布为新的版本。',
  button: '撤下这份报告',
  back: '不撤下，返回报告',
  note: (by: string, at: string): string => `${by}于${at} 撤下了这份报告`,
  because: (cause: string): string => `原因：${cause}`,
  /** Of a report that went with its whole release. */
  rolledBack: (by: string, at: string, version: number): string => `${by}于${at} 撤回了公开第 ${version} 版的那次发布`,
  rolledBackMeans: '这一版已不公开，报告回到“审定通过，待发布”；再次发布时公开为新的版本。',
  rolledBackDisowned: '因为有人声明其中的决定不是本人作出的，这一版作撤下处理，不能再发布；请单位改好后重新报送。',
  putBack: {
    title: '恢复为待发布…',
    hint: '撤错了，或者撤下的原因已经不存在时使用。恢复后回到“审定通过，待发布”，由发布人再次发布，公开为新的版本。单位联系人和审核人会收到邮件。',
    reason: '恢复的原因',
    button: '恢复为待发布',
    note: (by: string, at: string): string => `${by}于${at} 把撤下的报告恢复为待发布`,
  },
};
