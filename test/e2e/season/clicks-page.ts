/** docs/clicks.md, drawn from what a walk counted: each person's main deed before and after, then everything that was done. */
import type { Diary, Entry } from './diary.js';

interface MainDeed {
  readonly who: string;
  readonly deed: string;
  /** As it was while a season could not be begun, chased or closed by its people. */
  readonly before: string;
  /** Entries of the diary, together. */
  readonly entries: readonly string[];
  readonly target: string;
}

const MAIN: readonly MainDeed[] = [
  {
    who: '发布人 Publisher',
    deed: '开始年报季 Begin a season',
    before: '没有页面：要知道函数名，用命令发送 JSON · no page: the name of a function and a POST of JSON',
    entries: ['begin the season'],
    target: '不用命令 · no command',
  },
  {
    who: '发布人 Publisher',
    deed: '从手头的 Excel 到发出邀请 From an Excel to invited',
    before:
      '按规定的列和代码重排后粘贴，出错整份退回 · columns and codes rearranged by hand, pasted, refused as a whole',
    entries: ['take 12 agencies from an Excel and invite them'],
    target: '50 家少于 10 次 · fewer than 10 for 50',
  },
  {
    who: '单位联系人 Agency contact',
    deed: '报送没有问题的报告 File a clean report',
    before: '3',
    entries: ['education: file a clean report (docx)'],
    target: '3',
  },
  {
    who: '初审人 Reviewer',
    deed: '通过 4 份没有发现的报告 Pass 4 clean reports',
    before:
      '每份一封邮件、一个链接、3 次，共 12 次；50 份是 50 封 · a mail, a link and 3 presses each: 12; fifty reports, fifty mails',
    entries: ['reviewer: pass 4 clean reports from the queue'],
    target: '每份看一眼、按一次 · a look and a press each',
  },
  {
    who: '审定人 Approver',
    deed: '审定 7 份没有发现的报告 Approve 7 clean reports',
    before: '21',
    entries: ['approver: pass 7 clean reports from the queue'],
    target: '每份看一眼、按一次 · a look and a press each',
  },
  {
    who: '初审人 Reviewer',
    deed: '请人代办 Have somebody stand in',
    before: '不能 · not possible',
    entries: ['reviewer: hand the rest over for a week'],
    target: '—',
  },
  {
    who: '发布人 Publisher',
    deed: '处理一封退信 Mend a bounced mail',
    before: '不能 · not possible',
    entries: ['hand in a bounced mail and correct the address'],
    target: '—',
  },
  {
    who: '发布人 Publisher',
    deed: '重新打开一份已审定的报告 Open an approved report again',
    before: '不能 · not possible',
    entries: ['reopen an approved report'],
    target: '—',
  },
  {
    who: '代替人 Substitute',
    deed: '接任并发布 Take over and release',
    before: '不能 · not possible',
    entries: ['take over as publisher and release 2 reports'],
    target: '—',
  },
  {
    who: '发布人 Publisher',
    deed: '结束年报季 Close the season',
    before: '不能 · not possible',
    entries: ['close the season'],
    target: '—',
  },
];

const cells = (values: readonly (string | number)[]): string => `| ${values.join(' | ')} |`;
const seconds = (entry: Pick<Entry, 'seconds'>): string => entry.seconds.toFixed(0);

function together(entries: readonly Entry[]): Entry {
  const sum = (of: (entry: Entry) => number) => entries.reduce((all, entry) => all + of(entry), 0);
  return {
    who: entries[0]?.who ?? '',
    what: entries[0]?.what ?? '',
    presses: sum(({ presses }) => presses),
    ticks: sum(({ ticks }) => ticks),
    typed: sum(({ typed }) => typed),
    seconds: sum((entry) => entry.seconds),
  };
}

const EFFORT = ['点击 Presses', '勾选 Ticks', '填写 Fields', '秒 Seconds'] as const;
const effortOf = (entry: Entry) => [entry.presses, entry.ticks, entry.typed, seconds(entry)];
const rule = (columns: number): string => cells(Array.from({ length: columns }, () => '---'));

/** Of a walk that went to its end. */
export function clicksPage(diary: Diary): string {
  const main = MAIN.map(({ who, deed, before, entries, target }) => {
    const done = entries.flatMap((what) => diary.entries.filter((entry) => entry.what === what));
    if (done.length < entries.length) throw new Error(`not walked: ${entries.join(', ')}`);
    return cells([who, deed, before, ...effortOf(together(done)), target]);
  });
  const all = diary.entries.map((entry) => cells([entry.who, entry.what, ...effortOf(entry)]));
  return [
    '# 办一件事要点几次 · Clicks and seconds for each deed',
    '',
    '本页由程序生成，请勿手改：`npm run walk:season`。',
    '',
    'Counted in a browser on a walk through a whole season of twelve made-up agencies, from the empty installation, by mailed',
    'links alone. A press is that of a link or a button, the link in the mail included; ticks and fields stand apart. Whoever',
    'chooses English presses once more, the first time; without script an upload takes two presses more. Seconds are those of',
    'waiting for pages and mails on a small, busy machine that starts every function cold; reading and typing are not measured.',
    'What stood before is counted from how its pages were pressed: link, choice, confirmation, for each report.',
    '',
    '## 主要的事 · Main deeds',
    '',
    cells(['谁 Who', '做什么 Deed', '以前 Before', ...EFFORT, '目标 Target']),
    rule(8),
    ...main,
    '',
    '## 全部经过 · Everything that was done',
    '',
    cells(['谁 Who', '做什么 Deed', ...EFFORT]),
    rule(6),
    ...all,
    '',
  ].join('\n');
}
