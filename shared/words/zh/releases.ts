/** The publisher's page about releases: those that wait for their time, what was made public when, and refusals of either. */
import type { DeedRefusal, RollBackProblem } from '#shared/deeds/outcome.js';
import type { PlannedProblem } from '#shared/season/planned-time.js';
import { count } from '../count.js';
import type { Reason } from '../reason.js';

const problems: Readonly<Record<PlannedProblem, string>> = {
  day: '日期没有填写，或者不是日历上的日期。',
  time: '时间没有填写，或者看不懂。请写成 9:00 这样。',
  past: '这个时间已经过去。',
  'too-far': '时间太远，最晚可以定在 180 天以后。',
};

export type ReleaseHappening =
  | 'start-release'
  | 'schedule-release'
  | 'move-release'
  | 'cancel-release'
  | 'release-due'
  | 'roll-back'
  | 'correction'
  | 'take-down'
  | 'put-back';

export const releases = {
  title: '发布安排',
  link: '发布安排：定时发布、改期、取消，以及历次发布、更正和撤下',
  lead: '定好时间的年报到时自动公开；在此之前，公开网站上看不到其中任何内容。',
  plannedTitle: (n: number): string => (n === 0 ? '没有定时发布' : `等待发布的 ${count(n)} 次`),
  planned: (n: number, when: string, by: string): string => `${count(n)} 份年报将于${when}发布，由${by}安排`,
  zone: '时间为北京时间。',
  tag: (when: string): string => `定于${when}发布`,
  names: (named: readonly string[], n: number): string =>
    `${named.join('、')}${n > named.length ? `等 ${count(n)} 家` : ''}`,
  behind: (n: number): string => `其中 ${count(n)} 份现在不是“审定通过”；到时仍不是的，不会发布。`,
  previews: (n: number): string => `预览其中的 ${count(n)} 份报告`,
  previewsHint: '打开的是到时公开的网页，只有发布人能看到。目录、汇总等网页到发布时才生成。',
  day: '日期',
  time: '时间',
  timeHint: '例如 9:00',
  move: '改时间',
  moveTitle: '改到另一个时间',
  cancel: '取消这次定时发布',
  cancelHint: '取消以后，这些年报仍是“审定通过”，可以随时发布。',
  later: {
    title: '定时发布…',
    what: '到时自动公开。在此之前可以改时间、取消；到时已重新打开、停止或撤回的不发布。',
    button: (n: number): string => `定时发布 ${count(n)} 份年报`,
  },
  done: {
    scheduled: '已定好时间，到时自动发布。邮件正在发给您。',
    moved: '时间已改。邮件正在发给您。',
    cancelled: '已取消，其中的年报不会公开。邮件正在发给您。',
    'rolled-back': '正在撤回这次发布，几分钟内完成；完成后发邮件告诉您。',
  },
  rollBack: {
    title: '撤回最近一次发布…',
    which: (when: string, n: number, by: string): string =>
      `最近一次发布：${when}，公开 ${count(n)} 份年报，由${by}办理。`,
    hint: '选错了年报、发布早了，需要整批收回时使用。下一步先列出每份报告会怎样，确认后才撤回。只是个别报告有误的，请在那份报告的页面上“请单位更正”或“撤下”。',
    reason: '撤回的原因（告诉单位，不公开）',
    next: '看撤回后会怎样…',
    cannot: '最近一次发布不能整批撤回：',
    running: (n: number): string => `正在撤回一次发布（${count(n)} 份年报），完成后发邮件告诉您。`,
    previewTitle: '撤回这次发布前请核对',
    what: (when: string, n: number): string => `即将撤回：${when}的发布，共 ${count(n)} 份年报`,
    withdrawn: (n: number): string => `不再公开，回到“审定通过，待发布”：${count(n)} 份`,
    returned: (n: number): string => `退回到更正以前的版本：${count(n)} 份`,
    disowned: (n: number): string => `作撤下处理，不能直接再发布：${count(n)} 份`,
    disownedHint: '有人声明这些报告上的决定不是本人作出的。撤回后须由单位重新报送。',
    toVersion: (agency: string, version: number): string => `${agency}（第 ${version} 版重新公开）`,
    notReturned: (n: number): string => `不再公开，更正以前的版本也不恢复：${count(n)} 份`,
    notReturnedHint:
      '有人声明更正以前的版本上的决定不是本人作出的，那一版作撤下处理。更正后的版本回到“审定通过，待发布”。',
    notToVersion: (agency: string, version: number): string => `${agency}（第 ${version} 版撤下）`,
    happens: '确认后会发生什么',
    consequences: [
      '几分钟内，这些版本的公开地址（网页和数据文件）改为说明“已撤下”、撤下日期、随整次发布撤回，以及咨询方式。',
      '单位名单、汇总数字、开放数据、检索和订阅随之更新；退回到以前版本的，按以前的版本计算。',
      '每个单位的联系人收到邮件，写明原因。初审、审定的结论仍然有效，不必重新审核（有人声明不是本人作出的除外）。',
      '再次发布时，这些报告公开为新的版本号；撤回的版本号不再使用，它的地址一直留有说明。',
      '发布和撤回都留在发布记录和审计记录中。已经被别人下载、转载或者被搜索引擎收录的，系统收不回来。',
      '定好时间、还在等待的发布不受影响。',
    ],
    reasonLabel: '原因',
    button: (n: number): string => `撤回这 ${count(n)} 份年报的发布`,
    back: '不撤回，返回发布安排',
  },
  running: (n: number): string => `正在发布 ${count(n)} 份年报，完成后发邮件告诉您。`,
  historyTitle: '发布记录',
  historyNone: '还没有发布过。',
  historyRest: (n: number): string => `更早的 ${count(n)} 条没有列出。`,
  columns: { at: '时间', what: '事项', who: '办理人', about: '内容' },
  happened: {
    'start-release': '发布',
    'schedule-release': '定时发布',
    'move-release': '改时间',
    'cancel-release': '取消定时发布',
    'release-due': '到时发布',
    'roll-back': '撤回发布',
    correction: '请单位更正',
    'take-down': '撤下',
    'put-back': '恢复待发布',
  } as Readonly<Record<ReleaseHappening, string>>,
  clock: '系统',
  reports: (n: number): string => `${count(n)} 份`,
  atTime: (when: string): string => `定于${when}`,
  movedFrom: (before: string, after: string): string => `由${before}改为${after}`,
  version: (agency: string, version: number): string => `${agency}，第 ${version} 版`,
  states: {
    scheduled: '等待',
    running: '进行中',
    published: '已完成',
    failed: '未完成',
    cancelled: '已取消',
    'rolled-back': '已撤回',
  } as Readonly<Record<string, string>>,
};

const ONE_BY_ONE = '这次发布中仍然公开的报告，可以逐份在报告页面上“撤下”或“请单位更正”。';
const rollBackProblems: Readonly<Record<RollBackProblem, (agencies: string) => Omit<Reason, 'title'>>> = {
  'not-published': () => ({
    what: '这次发布还没有全部完成，系统正在办理或者再试。',
    why: '办完以后才知道公开了哪些报告。',
    todo: ['完成以后会发邮件告诉您，那时再撤回。'],
  }),
  'not-latest': () => ({
    what: '在它之后又有一次发布。',
    why: '只能从最近一次往回撤，才不会把后来的内容一并改掉。',
    todo: [ONE_BY_ONE],
  }),
  changed: (agencies) => ({
    what: `其中有报告在发布以后又有变化：${agencies}。`,
    why: '已经撤下、更正，或者正在更正的报告，不能再随整次发布退回。',
    todo: [ONE_BY_ONE],
  }),
  'nothing-public': () => ({
    what: '这次发布没有公开任何报告。',
    why: '没有可以撤回的内容。',
    todo: ['请刷新页面，看清现在的情况后再继续。'],
  }),
};

/** Names of agencies that a refusal spells out. */
const NAMED = 5;

function rollBackRefusal({ problem, agencies }: Extract<DeedRefusal, { code: 'roll-back' }>): Reason {
  const rest = agencies.length > NAMED ? `等 ${count(agencies.length)} 家` : '';
  return {
    title: '这次发布不能整批撤回',
    ...rollBackProblems[problem](`${agencies.slice(0, NAMED).join('、')}${rest}`),
  };
}

export function releaseRefusal(
  refusal: Extract<DeedRefusal, { code: 'planned-time' | 'too-many-scheduled' | 'release-not-waiting' | 'roll-back' }>,
): Reason {
  switch (refusal.code) {
    case 'roll-back':
      return rollBackRefusal(refusal);
    case 'planned-time':
      return {
        title: '发布时间需要修改',
        what: problems[refusal.problem],
        why: '到了这个时间，年报会自动公开，所以时间要写清楚。',
        todo: ['请改好日期和时间，再按一次按钮。'],
      };
    case 'too-many-scheduled':
      return {
        title: '定时发布太多',
        what: `已经有 ${refusal.most} 次定时发布在等待，不能再加。`,
        why: '每一次都要到时单独办理。',
        todo: ['请把几次合成一次：先取消其中一些，再一起定时。'],
      };
    case 'release-not-waiting':
      return {
        title: refusal.cancelled ? '这次定时发布已取消' : '这次发布已经开始',
        what: refusal.cancelled ? '它已经取消，不能再改时间。' : '发布的时间已到，不能再改时间，也不能取消。',
        why: refusal.cancelled ? '其中的年报没有公开。' : '已经公开的年报，需要时可以逐份撤下。',
        todo: [refusal.cancelled ? '请在总览中重新选择这些年报，再定时间。' : '请刷新页面，看清现在的情况后再继续。'],
      };
  }
}
