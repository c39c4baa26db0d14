/** The publisher's pages: board, one filing, previews, roster. */
import type { BoardGroup } from '#shared/filing/board-groups.js';
import { count } from '../count.js';
import { agency as ofAgency } from './agency.js';

const groups: Readonly<Record<BoardGroup, string>> = {
  'not-invited': '未邀请',
  invited: '已邀请，未上传',
  refused: '文件未能受理',
  draft: '草稿',
  returned: '退回修改',
  withdrawn: '单位已撤回',
  reopened: '已重新打开',
  'in-review': '初审中',
  'in-approval': '审定中',
  stopped: '已停止',
  approved: '待发布',
  correcting: '已请更正',
  released: '已发布',
  'taken-down': '已撤下',
  expired: '草稿已失效，待重新上传',
  ended: '已结束',
  removed: '已移出名册',
};

export const board = {
  title: '年报季总览',
  /** `correcting`: of the published ones, those of which a correction is under way. */
  summary: (total: number, filed: number, released: number, correcting: number): string =>
    `${count(total)} 家单位中 ${count(filed)} 家已报送，其中 ${count(released)} 家已发布${correcting === 0 ? '' : `（${count(correcting)} 家正在更正）`}。`,
  inTime: '没有逾期未报送的单位。',
  groups,
  all: '全部',
  filterLabel: '按状态筛选',
  filterOption: (name: string, n: number): string => `${name} ${count(n)}`,
  tableCaption: '各单位的进展',
  columns: {
    choose: '选择',
    agency: '单位',
    kind: '类别',
    state: '状态',
    waiting: '等谁',
    left: '剩余天数',
    findings: '发现',
    last: '最近动作',
  },
  waitingFor: (name: string, role: string): string => `${name}（${role}）`,
  waitingNobody: '—',
  findings: (block: number, explain: number, open: number): string =>
    [block > 0 ? `需修改 ${block}` : '', explain > 0 ? `需说明 ${explain}` : '', open > 0 ? `待填写或确认 ${open}` : '']
      .filter((part) => part !== '')
      .join('，') || '无',
  /** After filing nothing else can be open. */
  explained: (n: number): string => (n === 0 ? '无' : `已说明 ${n}`),
  noFindings: '—',
  bounced: '邮件没有送达，看原因和办法',
  mailWaits: '邮件还没有发出，系统在重试',
  noRows: '没有符合条件的单位。',
  emptyRoster: '名册还是空的。请先导入名册。',
  chooseAgency: (name: string): string => `选择${name}`,
  pages: (page: number, of: number): string => `第 ${page} 页，共 ${of} 页`,
  previous: '上一页',
  next: '下一页',
  acts: '办理',
  inviteAll: (n: number): string => `邀请全部未邀请的 ${count(n)} 家…`,
  releaseAll: (n: number): string => `发布全部待发布的 ${count(n)} 份…`,
  releasing: '正在发布',
  releasingNow: (n: number): string =>
    `正在发布 ${count(n)} 份年报，通常几分钟内完成，完成后发邮件告诉您。这次发布结束之前，不能开始另一次发布。`,
  rosterTitle: '导入名册',
  moreTitle: '年报季的其他事项',
  publicSite: '查看公开网站',
  done: {
    /** `contacts`: agencies that had been invited and have another contact now. */
    roster: (added: number, changed: number, contacts: number): string =>
      [
        `名册已导入：新增 ${count(added)} 家，更新 ${count(changed)} 家。`,
        contacts === 0
          ? ''
          : `其中 ${count(contacts)} 家已邀请的单位换了联系人：请新联系人接手的邮件（带链接）和告诉原联系人的邮件正在发送，原联系人的链接已失效。`,
        added === 0 ? '' : '新增的单位接下来可以邀请。',
      ].join(''),
    invited: (n: number): string => `已向 ${count(n)} 家单位发出邀请，邮件正在发送。`,
    released: (n: number): string =>
      `已开始发布 ${count(n)} 份年报，通常几分钟内完成，完成后发邮件告诉您。这次发布结束之前，不能开始另一次发布。`,
  },
  /** Since a deadline that was everybody's last. */
  daysPast: (days: number): string => `已过 ${count(days)} 天`,
  /** `kinds`: whose day it is, where others have another. */
  seasonLine: (state: string, kinds: readonly string[], deadline: string, left: string): string =>
    `${state}，${kinds.length === 0 ? '' : `${kinds.join('、')}的`}截止日期 ${deadline}，${left}`,
};

export const preview = {
  inviteTitle: '邀请前预览',
  inviteWhat: (n: number): string => `将向以下 ${count(n)} 家单位的联系人各发一封邮件，邮件中有其专用的上传链接。`,
  inviteAgain: '已邀请过，将再发一次',
  inviteButton: (n: number): string => `发出 ${count(n)} 封邀请`,
  sample: '邮件样例（链接每人不同）',
  subject: '主题',
  to: '收件人',
  releaseTitle: '发布前预览',
  releaseWhat: (n: number): string => `以下 ${count(n)} 份年报将向社会公开，任何人都能看到。`,
  releaseButton: (n: number): string => `发布 ${count(n)} 份年报`,
  releaseShown:
    '公开的内容：三张表、正文、负责人声明，以及 JSON 和 CSV 数据；单位的说明和豁免理由随表公开。不公开的内容：原文件、联系人和审核意见。页面上还会注明原文件的名称、格式、大小和摘要（SHA-256），是第几次上传，以及报送、审核、审定的日期。',
  version: (version: number): string => (version === 1 ? '首次发布' : `第 ${version} 版，取代现在公开的版本`),
  address: '公开地址',
  recheck: '再次校核',
  recheckSame: '与报送时一致',
  recheckDiffers: (added: number, gone: number): string => `与报送时不同：新增 ${added} 条，不再成立 ${gone} 条`,
  contact: '联系人',
  agency: '单位',
  submission: '报送',
  nothing: '没有可以办理的单位，请返回总览重新选择。',
  back: {
    mail: '返回，不发邮件',
    release: '返回，不发布',
    links: '返回，不取出链接',
  },
  waive: {
    title: '豁免',
    hint: '仅在确有依据时豁免。理由随报告留存并公开，单位随后即可报送。',
    reason: '豁免理由',
    button: '豁免这条发现',
  },
  lastYear: {
    title: (year: number): string => `${year} 年度数据`,
    imported: (name: string, at: string, agency: string | null): string =>
      `${name}于${at} 导入。文件上写的单位：${agency ?? '没有写明'}。`,
    refused: (why: string): string => `上次导入没有成功：${why}`,
    hint: '导入后，系统用它核对“上年结转”“现行有效件数”等跨年的数据，并立即重新校核单位的草稿。',
    button: (year: number): string => `导入 ${year} 年度报告…`,
    again: (year: number): string => `重新导入 ${year} 年度报告…`,
  },
  resume: {
    title: '已停止：决定待核实',
    what: (name: string, stage: string, at: string, stoppedAt: string): string =>
      `${name}称${at}的${stage}决定不是本人作出，于${stoppedAt}停止了这份报告。`,
    hint: (stage: string): string =>
      `请先与本人核实。邮箱可能被他人使用的，先在“${ofAgency.link}”里改由另一人办理。重新办理后，从${stage}开始重新发给名册中的办理人；此前的决定不再算数，但留存备查。`,
    button: (stage: string): string => `从${stage}重新办理`,
    done: (stage: string, person: string): string =>
      `已从${stage}重新办理：请${person}作出决定的邮件和告诉单位的邮件正在发送。`,
  },
  annulled: '不再算数的决定',
  filingTitle: '报告详情',
  nothingYet: '还没有收到这家单位的文件。',
  bounced: '发到这个邮箱的邮件没有送达，看原因和办法',
  erased: '年报季结束满一年，联系方式已按规定删除',
  refused: '单位看到的说明：为什么没有受理，怎么办',
  paperOnly: (day: string, inTime: boolean, recorder: string): string =>
    `已于${day}收到纸质报告（${inTime ? '未逾期' : '已逾期'}），由${recorder}代录，尚未录入。`,
};
