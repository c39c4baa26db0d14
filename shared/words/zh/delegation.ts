/** Handing one's decisions over for some days: the page, and why it is refused. */
import type { DeedRefusal, DelegationProblem } from '#shared/deeds/outcome.js';
import type { Reason } from '../reason.js';

type Refusal = Extract<DeedRefusal, { code: 'delegation' }>;

const WHY_FOUR_EYES = '办理、初审、审定、发布由不同的人进行，是防止差错的基本要求；代办的人也一样。';
const ANOTHER = '请改为另一人。';

function problemOf(problem: DelegationProblem, who: string): Omit<Reason, 'title'> {
  switch (problem) {
    case 'no-decider':
      return {
        what: '所选的人在本年报季不是任何单位的初审人或审定人，没有可以委托的事项。',
        why: '',
        todo: ['请选择名册中的初审人或审定人。'],
      };
    case 'person':
      return {
        what: '代办人的姓名或邮箱没有填写完整。',
        why: '请审核的邮件要发到代办人本人的邮箱。',
        todo: ['请填写姓名（不超过 40 字）和邮箱，例如 zhao@example.gov.cn。'],
      };
    case 'days':
      return {
        what: '委托的日期不对。',
        why: '最后一天不能早于第一天，也不能早于今天，最晚是今天起第 120 天。',
        todo: ['请核对两个日期；更晚的，请到时再委托。'],
      };
    case 'reason':
      return { what: '没有填写事由。', why: '委托会记入办理记录。', todo: ['请填写事由，例如“外出开会”。'] };
    case 'self':
      return { what: '代办人就是委托的人自己。', why: '', todo: [ANOTHER] };
    case 'publisher':
      return { what: '代办人是年报发布人。', why: WHY_FOUR_EYES, todo: [ANOTHER] };
    case 'substitute':
      return { what: '代办人是能够代替年报发布人的人，以后可能要由其发布。', why: WHY_FOUR_EYES, todo: [ANOTHER] };
    case 'contact':
      return { what: `代办人是${who}的联系人，不能审核本单位的报告。`, why: WHY_FOUR_EYES, todo: [ANOTHER] };
    case 'decider':
      return {
        what: `代办人${who === '' ? '' : `在${who}的报告上`}已承担另一个审核环节。`,
        why: WHY_FOUR_EYES,
        todo: [ANOTHER],
      };
    case 'twice':
      return {
        what: '这些日子里已经有一项委托。',
        why: '同一天只能由一个人代办。',
        todo: ['请先结束原来的委托，或改选日期。'],
      };
    case 'away':
      return {
        what: '代办人自己在这些日子里也委托了他人。',
        why: '委托不能再转给第三个人。',
        todo: [ANOTHER],
      };
    case 'touched':
      return {
        what: `代办人已经经手过这些还没有审完的报告：${who}。`,
        why: WHY_FOUR_EYES,
        todo: ['请改为没有经手过的人，或等这些报告审完后再委托。'],
      };
  }
}

export function delegationRefusal({ problem, who }: Refusal): Reason {
  return { title: '不能这样委托', ...problemOf(problem, who) };
}

export const delegation = {
  title: { own: '委托他人办理', publisher: '委托他人代为审核' },
  ofDeciders: '委托：初审人、审定人不在时由谁代办',
  lead: '初审人、审定人外出、请假时，可以请另一个人在这些日子里代为审核。代办人会收到邮件。从第一天起，正在等待的报告转给代办人；最后一天过后自动转回。',
  none: '目前没有委托。',
  list: '委托情况',
  line: (from: string, to: string, since: string, until: string): string =>
    `${since}至${until}，${from}的审核由${to}代办`,
  reasonOf: (reason: string): string => `事由：${reason}`,
  states: { coming: '还没有开始', now: '进行中', over: '已到期', ended: '已提前结束' },
  end: '提前结束这项委托',
  form: {
    title: '新的委托',
    from: '委托的人',
    name: '代办人姓名',
    address: '代办人邮箱',
    addressHint:
      '请审核的邮件会发到这个邮箱。不能是单位联系人、另一环节的审核人或年报发布人，也不能是经手过这些单位本年度报告（上传、填写、说明、作为负责人签署）的人：这样的报告代办人不能审核，会停下来等您或年报发布人另找人。',
    since: '第一天',
    until: '最后一天',
    reason: '事由',
    reasonHint: '会写入邮件和办理记录，不超过 200 字。',
    button: '委托',
  },
  next: {
    own: '按下按钮后，先请您用邮件中的验证码确认是本人；确认后代办人和年报发布人都会收到邮件。',
    publisher: '按下按钮后，先请您用邮件中的验证码确认是本人；确认后代办人和委托的人都会收到邮件。',
  },
  done: { made: '已委托，相关的人会收到邮件。', ended: '委托已结束，等待的报告已转回。' },
};
