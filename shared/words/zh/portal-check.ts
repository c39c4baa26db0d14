/** A saved portal page or its file, held against what was approved: how to send it, and what was found. */
import { count } from '../count.js';
import type { Reason } from '../reason.js';

export const portalCheck = {
  title: '核对门户网站',
  link: '核对门户网站上的年报',
  lead: '把门户网站上的网页（或者供下载的文件）保存下来传到这里，系统逐格、逐部分对照审定的报告，看是不是一致。不会去访问任何网址，也不改变报告的状态。',
  back: '返回报告页面',
  notApproved: '这份报告还没有审定，没有可以对照的内容。',
  archived: '这一年已经归档，只能查看以前的核对结果。',
  parts: { page: '网页', file: '供下载的文件' },
  ask: {
    page: {
      title: '核对网页',
      how: '在浏览器里打开门户网站上的年报，按 Ctrl+S，“保存类型”选“网页，单个文件（mhtml）”或“网页，仅 HTML”。',
      day: '网页上没有写发布日期的，请填写是哪一天发布的（可以不填）',
      button: '上传保存的网页…',
    },
    file: {
      title: '核对供下载的文件',
      how: '从门户网站下载那份文件（PDF、Word、Excel），不要用自己电脑上的原稿。',
      button: '上传下载的文件…',
    },
  },
  badDay: (): Reason => ({
    title: '发布日期需要修改',
    what: '填写的不是日期，或者是今天以后的日期。',
    why: '系统用它判断年报是不是在统计期结束前就公布了。',
    todo: ['请返回，写成“2026-01-20”这样；不清楚的可以不填。'],
  }),
  upload: {
    title: { page: '上传保存的网页', file: '上传下载的文件' },
    label: { page: '保存的网页', file: '下载的文件' },
    why: '只用来对照审定的报告：文件不会公开，也不算报送。',
    after: '上传在新标签页中进行。完成后几秒钟，“核对门户网站”页面会显示结果。',
    back: '返回“核对门户网站”',
  },
  waiting: {
    title: '正在核对',
    what: '文件已送达，正在识别和对照，通常几秒钟。页面会自动更新；如果没有，请点击“查看结果”。',
    look: '查看结果',
    slow: '时间比平时长，可以先离开。超过十分钟还没有结果的，请再上传一次。',
  },
  result: {
    title: (part: string): string => `${part}的核对结果`,
    none: (part: string): string => `还没有核对过${part}。`,
    by: (name: string, role: string, at: string): string => `${at}由${name}（${role}）核对。`,
    same: '一致：200 个数字和六个部分都与审定的报告相同。',
    differs: (cells: number, sections: number): string =>
      `不一致：${[cells > 0 ? `${count(cells)} 个数字` : '', sections > 0 ? `${count(sections)} 个部分的文字` : '']
        .filter((part) => part !== '')
        .join('、')}与审定的报告不同。`,
    differsTodo: '请用门户发布包重新粘贴（或重新上传附件），保存后再核对一次。',
    other: '这是另一份报告，没有对照数字。',
    otherSays: (agency: string | null, year: number | null): string =>
      `文件里写的是：${agency ?? '没有写明单位'}，${year === null ? '没有写明年度' : `${year} 年度`}。`,
    otherTodo: '请确认保存的是本单位、本年度的年报，再核对一次；门户网站上放错了的，请更换。',
    unreadable: (why: string): string => `没有读出来：${why}`,
    unreadableMeans: '没有读出来不等于一致，也不等于不一致。',
    stated: (day: string): string => `网页上写明的发布日期：${day}。`,
    typed: (day: string): string => `核对人填写的发布日期：${day}。`,
    noDay: '网页上没有写发布日期，核对时也没有填写，没有判断是否提前公布。',
    cells: '不同的数字',
    cell: '项目',
    approved: '审定的',
    portal: '门户上的',
    blank: '空白',
    notRead: '未能识别',
    section: (number: number): string => `第${'一二三四五六'.charAt(number - 1)}部分的文字不同`,
    missing: '审定的报告里有、门户上没有的：',
    added: '门户上有、审定的报告里没有的：',
  },
  rules: {
    title: '公布时间、网页与文件是否一致',
    waitsFor: {
      page: '网页与文件是否一致：还没有核对网页。',
      file: '网页与文件是否一致：还没有核对供下载的文件。',
    },
    agree: '网页与文件的 200 个数字一致。',
    inTime: '没有在统计期结束前公布。',
  },
  stands: {
    right: '门户网站：一致',
    differs: '门户网站：不一致',
    none: '门户网站：未核对',
  },
  board: {
    filter: '门户网站',
    any: '不限',
    options: { right: '一致', differs: '不一致', none: '未核对' },
  },
};
