/** The page that asks for the code, and what goes wrong with codes. */
import type { MailMessage } from '#shared/outbox/message.js';

import type { CodeProblem } from '../code-problem.js';
import { decision } from './decision.js';
import { names } from './names.js';

type CodeMessage = Extract<MailMessage, { name: 'code' }>;
type Deed = CodeMessage['deed'];

function problems(problem: CodeProblem): { readonly title: string; readonly what: string } {
  switch (problem.is) {
    case 'wrong':
      return {
        title: '验证码不对',
        what: `输入的六位数字与邮件中的不一致，还可以试 ${problem.left} 次。请核对最近一封验证码邮件。`,
      };
    case 'malformed':
      return {
        title: '请输入六位数字',
        what: '验证码是六位数字，您输入的不是。这一次不算在试的次数里，请对照最近一封验证码邮件重新输入。',
      };
    case 'expired':
      return { title: '验证码已过期', what: '请点“重新发送验证码”，再用新邮件中的六位数字。' };
    case 'used-up':
      return { title: '验证码已试满次数', what: '为防止他人猜测，这个验证码已作废。请点“重新发送验证码”。' };
    case 'not-sent':
      return { title: '还没有可用的验证码', what: '邮件可能还在路上，请稍等片刻；没有收到时，请点“重新发送验证码”。' };
    case 'limited':
      return {
        title: '暂时不能再发验证码',
        what: `刚刚发送过，或今天发送的次数已满。${problem.usable ? '请先查收已发的邮件；' : '原来的验证码已不能使用；'}一分钟后可以再试，次数已满的请明天再办理，急需办理的请联系年报发布人。`,
      };
  }
}

const deeds: Readonly<Record<Deed, string>> = {
  review: '初审决定',
  approval: '审定决定',
  waive: '豁免',
  release: '发布',
  invite: '发出邀请',
  roster: '导入名册',
  resume: '重新办理',
  delegate: '委托他人',
  'end-delegation': '提前结束委托',
  several: '一并通过',
  'reopen-report': '重新打开',
  correct: '请单位更正',
  'take-down': '撤下',
  'put-back': '恢复待发布',
  'roll-back': '撤回一次发布',
  unwaive: '取消豁免',
  'hand-out': '取出链接',
  recording: '登记纸质报告',
  season: '修改年报季设置',
  appoint: '更换发布人',
  close: '结束年报季',
  archive: '归档年报季',
  reopen: '重新开放年报季',
  'next-season': '开始下一年度',
};

/** What a code confirms, as the form before it called it. */
function confirmedBy(deed: Deed, outcome: 'approved' | 'returned' | undefined): string {
  if ((deed !== 'review' && deed !== 'approval') || outcome === undefined) return deeds[deed];
  return decision.outcomes[deed][outcome];
}

/** Of which report, or of which season. */
function subject({ year, area, agencyName }: Pick<CodeMessage, 'year' | 'area' | 'agencyName'>): string {
  return agencyName === null ? `${area} ${year} 年度年报季` : names.filingTitle(agencyName, year);
}

export const code = {
  confirmedBy,
  subject,
  title: '请输入验证码',
  sentTo: (address: string): string => `六位验证码已发到您登记的邮箱：${address}`,
  why: {
    first: '本年报季第一次在这个浏览器办理，要用验证码确认是您本人，而不是拿到链接的其他人。',
    stopped: '您名下有一项决定被停止，请重新验证：要用验证码确认是您本人，而不是拿到链接的其他人。',
  },
  confirms: '您正在确认',
  confirmed: (deed: string, subject: string): string => `${deed}（${subject}）`,
  label: '验证码',
  hint: (minutes: number): string => `六位数字，${minutes} 分钟内有效。`,
  button: (deed: string): string => `核对验证码并完成${deed}`,
  resend: '重新发送验证码',
  after: '验证码正确，您刚才确认的内容就会生效；本年报季内，这个浏览器不再要求验证码。',
  kept: '您刚才确认的内容都还在。',
  deeds,
  problems,
  off: '演示年报季：未启用验证码',
};
