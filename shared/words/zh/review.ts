/** Comments on a report, and the checklist that a return becomes: for those who decide and for the agency. */
import { cellName, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { tableOf } from '#shared/report/cells.js';
import type { CommentPlace, CommentReply } from '#shared/filing/comments.js';
import { report } from './report.js';

const sectionName = (section: number): string =>
  `第${SECTION_ORDINALS[section - 1] ?? section}部分 ${SECTION_HEADINGS[section - 1]?.zh ?? ''}`;

function place(about: CommentPlace | null): string {
  if (about === null) return '整份报告';
  if ('cell' in about) return `${report.tableTitle[tableOf(about.cell)]} ${cellName(about.cell).zh}`;
  if (!('paragraph' in about)) return sectionName(about.section);
  return `${sectionName(about.section)}，第 ${about.paragraph} 段`;
}

const replyKinds: Readonly<Record<CommentReply['how'], string>> = { mended: '已改', explained: '说明' };

export const review = {
  place,
  sectionName,
  /** How a paragraph is told from its neighbours in a list. */
  paragraph: (paragraph: number, begins: string): string => `第 ${paragraph} 段：${begins}`,
  quote: (text: string): string => `当时的原文：“${text}”`,
  comments: {
    title: '逐处意见',
    hint: '意见可以钉在一格、一段或一个部分上；单位会逐条答复。写了一半可以先保存，关掉页面也不会丢。',
    of: (n: number): string => `意见 ${n}`,
    about: '关于',
    whole: '整份报告',
    tables: '表格',
    text: '意见内容',
    textHint: '什么不对、怎么改。不超过 1,000 字。清空内容即删去这一条。',
    another: '保存，再加一条',
    save: '保存，稍后再决定',
    at: (cell: string): string => `对“${cell}”的意见`,
    pinned: (n: number): string => `逐处意见 ${n} 条`,
  },
  saved: (time: string): string => `${time} 已保存`,
  notSaved: '没有保存成功，请检查网络；写好的内容还在本页。',
  conflict: {
    title: '同一处在两个窗口里写得不一样',
    what: '您在另一个窗口（或另一台电脑）里也改过这份报告的意见，同一处的两份文字不同，这里写的还没有保存。',
    todo: '按“保存，稍后再决定”，页面会把两份文字都列出来；把“这里写的”改成您要的样子再保存，就以它为准。',
    todoHere: '请逐处比较：把“这里写的”改成您要的样子，再按下面的按钮；以“这里写的”为准。',
    at: (place: string): string => `对“${place}”的意见`,
    here: '这里写的',
    elsewhere: '另一个窗口里写的',
    takenAway: '（在另一个窗口里已删去）',
    undecided: '未选择',
    pass: '通过',
    hint: '保存后以这一份为准；另一份里还要用的话，请先抄到这里。清空即删去。',
    save: '保存，以“这里写的”为准',
    next: '保存后回到审核页，其他各处的意见两个窗口里写的都在。',
    nextDecide: '接着请您核对并确认决定；确认之前什么都没有决定。',
  },
  checklist: {
    title: '退回意见清单',
    of: (stage: string, submission: string): string => `${stage}对${submission}的退回意见`,
    agencyHint:
      '请逐条答复：已经改好的选“已改”，不需要改的选“说明”并写明原因。报送前随时可以修改；全部答复后才能报送。审核人再次审核时，会看到您的答复和这一处前后的变化。',
    count: (answered: number, all: number): string => `共 ${all} 条，已答复 ${answered} 条`,
    answer: '答复',
    kinds: replyKinds,
    open: '还没有答复',
    text: '说明',
    textHint: '选“说明”时必须填写；选“已改”时可以不填。不超过 1,000 字。',
    save: '保存答复',
    saveNext: '保存后可以继续修改，报送时随报告一起送审。',
    repliedBy: (name: string, at: string): string => `${name}，${at}`,
    changed: (from: string, to: string): string => `${from} → ${to}`,
    change: '这一处',
    changedText: '这部分文字有改动',
    unchangedYet: '现在的文件里这一处与退回时相同',
    notMended: '答复“已改”，但这一处没有变化',
    reviewerHint: '下面是退回时的意见和单位的答复，旁边是这一处前后的变化。请逐条核对。',
    /** At a glance: how many of those answered as mended changed. */
    glance: (mended: number, changed: number, explained: number): string =>
      `答复“已改” ${mended} 条，其中 ${changed} 条所指之处确有变化；答复“说明” ${explained} 条。`,
    settled: '这次报送所答复的退回意见',
  },
  difference: {
    caption: {
      last: '与上次报送不同的数字',
      lastYear: '与上年相差一倍以上的数字',
      both: '与上次报送不同的数字，以及与上年相差一倍以上的数字',
    },
    cell: '项目',
    lastYear: '上年',
    last: '上次报送',
    now: '这次',
    factor: '与上年之比',
    beside: (before: string): string => `上年 ${before}`,
    times: (factor: number): string => {
      if (factor === Infinity) return '上年为 0';
      return factor >= 1 ? `${factor.toFixed(factor < 10 ? 1 : 0)} 倍` : `降为 ${Math.round(factor * 100)}%`;
    },
    added: '新增一段',
    removed: '删去一段',
    changed: '有改动',
    moved: (from: string): string => `移动过，原在${from}`,
    /** For who listens: around words that were struck out or put in. */
    out: '删去：',
    in: '增加：',
    end: '；',
    textOfLastYear: '正文与上年逐字对照',
    ownTitle: '与您上一次上传相比',
    ownNothing: '三张表和正文都与上一次上传相同。',
  },
};
