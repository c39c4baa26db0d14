/** Somebody stands in for a decider for some days, or no more: to who stands in, to who is away, to the publisher. */
import type { Texts } from '../texts.js';
import type { LetterIn, MessageOf } from './letter.js';

type Message = MessageOf<'delegation'>;

function stagesOf(t: Texts, { stages }: Message): string {
  return stages.map((stage) => t.names.stages[stage]).join(t.punctuation.list);
}

export const delegation: LetterIn<'delegation'> = {
  zh: (message, t) => {
    const { what, role, year, area, from, to, since, until, reason } = message;
    const stages = stagesOf(t, message);
    const days = `${t.dates.day(since)}至${t.dates.day(until)}`;
    const season = t.layout.desk(area, year);
    const made = what === 'made';
    const leads = {
      'stand-in': made ? `${days}，请您代${from}办理${stages}。` : `您代${from}办理${stages}的委托已经结束。`,
      absent: made ? `${days}，您的${stages}由${to}代办。` : `您的${stages}不再由${to}代办，由您本人办理。`,
      publisher: made ? `${days}，${from}的${stages}由${to}代办。` : `${from}的${stages}不再由${to}代办，由本人办理。`,
    };
    const further = {
      'stand-in': made
        ? '正在等待的报告和这些日子里新报送的报告，会发邮件请您办理；也可以从您的页面上一并看到。到期后自动转回。'
        : '发给您的审核链接已经失效；您已经作出的决定仍然算数。',
      absent: made ? '到期后自动转回给您；也可以提前结束。' : '正在等待的报告已经转回给您，会发邮件请您办理。',
      publisher: made ? '到期后自动转回；您也可以提前结束。' : '正在等待的报告已经转回。',
    };
    return {
      subject: `【年报】${made ? '审核委托' : '审核委托已结束'}：${from}，由${to}代办（${season}）`,
      lead: leads[role],
      facts: [
        ['委托的人', from],
        ['代办人', to],
        ['日期', days],
        ['事由', reason],
      ],
      button: '打开我的全部事项',
      paragraphs: [further[role]],
      footer: [`您收到这封邮件，是因为${season}中有一项与您有关的审核委托。`, t.letter.ask(area)],
    };
  },
  en: (message, t) => {
    const { what, role, year, area, from, to, since, until, reason } = message;
    const stages = stagesOf(t, message);
    const days = `${t.dates.day(since)} to ${t.dates.day(until)}`;
    const season = t.layout.desk(area, year);
    const made = what === 'made';
    const leads = {
      'stand-in': made
        ? `From ${days}, please decide in the place of ${from} (${stages}).`
        : `You no longer decide in the place of ${from} (${stages}).`,
      absent: made
        ? `From ${days}, ${to} decides in your place (${stages}).`
        : `${to} no longer decides in your place; you do (${stages}).`,
      publisher: made
        ? `From ${days}, ${to} decides in the place of ${from} (${stages}).`
        : `${to} no longer decides in the place of ${from} (${stages}).`,
    };
    const further = {
      'stand-in': made
        ? 'Reports that wait, and those filed in these days, are brought to you by mail; your own page lists them all. After the last day they go back by themselves.'
        : 'Links sent to you for deciding are void; what you decided counts.',
      absent: made
        ? 'After the last day your reports come back to you by themselves; you can end it before.'
        : 'Reports that wait have come back to you; mails ask you to decide.',
      publisher: made
        ? 'After the last day they go back by themselves; you can end it before.'
        : 'Reports that wait have gone back.',
    };
    return {
      subject: `[Annual reports] ${made ? 'Somebody stands in' : 'Nobody stands in any more'}: ${to} for ${from} (${season})`,
      lead: leads[role],
      facts: [
        ['Away', from],
        ['Stands in', to],
        ['Days', days],
        ['Reason', reason],
      ],
      button: 'Open everything of mine',
      paragraphs: [further[role]],
      footer: [
        `You get this mail because decisions that concern you were handed over in ${season}.`,
        t.letter.ask(area),
      ],
    };
  },
};
