/** To the publisher: how far everybody is at a deadline, and whose decisions are late. */
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { publisherFooter, type Letter, type LetterIn, type MessageOf } from './letter.js';

type Progress = MessageOf<'season-progress'>;
type Deadline = Progress['deadlines'][number];

/** The sentences of one language; which of them a message takes is the same in both. */
interface Words {
  readonly subject: (message: Progress, left: number) => string;
  readonly sentence: (t: Texts, deadline: Deadline, day: string) => string;
  readonly overdue: (n: number) => string;
  readonly missing: (shortDay: string) => string;
  readonly uninvited: string;
  readonly overdueLine: (t: Texts, one: Progress['overdue'][number], day: string) => string;
  readonly hints: { readonly missing: string; readonly uninvited: string; readonly overdue: string };
}

const zh: Words = {
  subject: ({ area, year, day, deadlines: [first], overdue }, left) => {
    const season = `【年报】${area} ${year} 年度年报`;
    if (first === undefined) return `${season}：${count(overdue.length)} 份的审核或审定已逾期`;
    const when = first.deadline < day ? '截止日期已过' : '今天截止';
    return left === 0 ? `${season}${when}：全部已报送` : `${season}${when}：还有 ${count(left)} 家未报送`;
  },
  sentence: (t, { deadline, total, filed }, day) => {
    const when = deadline < day ? `${t.dates.day(deadline)}已截止` : `${t.dates.day(deadline)}（今天）截止`;
    return filed === total
      ? `${when}：${count(total)} 家单位全部已报送。`
      : `${when}：${count(total)} 家单位中 ${count(filed)} 家已报送，${count(total - filed)} 家未报送。`;
  },
  overdue: (n) => `${count(n)} 份年报的审核或审定已逾期，请联系办理人。`,
  missing: (shortDay) => `未报送（截止${shortDay}）`,
  uninvited: '还没有邀请',
  overdueLine: (t, { stage, until, waitingFor }, day) =>
    `${t.names.stages[stage]}应在${t.dates.day(until)}前完成，${t.dates.daysLeft(day, until)}；等待${waitingFor}办理`,
  hints: {
    missing: '系统按日程提醒未报送的单位；您也可以在总览中选择单位，当天再提醒一次，或者打电话。',
    uninvited: '还没有邀请的单位收不到任何提醒，请在总览中邀请。',
    overdue: '办理人外出的，请在名册中改为另一位，或由其本人委托他人。',
  },
};

const en: Words = {
  subject: ({ area, year, day, deadlines: [first], overdue }, left) => {
    const season = `[Annual reports] ${area} ${year}`;
    if (first === undefined) return `${season}: ${count(overdue.length)} overdue in review or approval`;
    const when = first.deadline < day ? 'deadline past' : 'deadline today';
    return left === 0 ? `${season}, ${when}: all have filed` : `${season}, ${when}: ${count(left)} have not filed`;
  },
  sentence: (t, { deadline, total, filed }, day) => {
    const when = `${deadline < day ? 'Deadline was' : 'Deadline is today,'} ${t.dates.day(deadline)}`;
    return filed === total
      ? `${when}: all ${count(total)} agencies have filed. `
      : `${when}: ${count(filed)} of ${count(total)} agencies have filed, ${count(total - filed)} have not. `;
  },
  overdue: (n) =>
    `${count(n)} ${n === 1 ? 'report is' : 'reports are'} overdue in review or approval; please ask the deciders.`,
  missing: (shortDay) => `Not filed (deadline ${shortDay})`,
  uninvited: 'Not invited yet',
  overdueLine: (t, { stage, until, waitingFor }, day) =>
    `${t.names.stages[stage]} was due by ${t.dates.day(until)}, ${t.dates.daysLeft(day, until)}; waiting for ${waitingFor}`,
  hints: {
    missing:
      'Agencies that have not filed are reminded by the calendar; you can also select some in the overview and remind them once more today, or telephone.',
    uninvited: 'Agencies that are not invited get no reminders; please invite them in the overview.',
    overdue: 'If a decider is away, please name another on the roster, or they delegate it themselves.',
  },
};

function wording(words: Words) {
  return (message: Progress, t: Texts): Letter => {
    const { area, day, deadlines, overdue } = message;
    const left = deadlines.reduce((sum, { total, filed }) => sum + total - filed, 0);
    return {
      subject: words.subject(message, left),
      lead: [
        ...deadlines.map((each) => words.sentence(t, each, day)),
        ...(overdue.length === 0 ? [] : [words.overdue(overdue.length)]),
      ]
        .join('')
        .trim(),
      facts: [
        ...deadlines.flatMap(({ deadline, missing, uninvited }): (readonly [string, string])[] => [
          ...(missing.length === 0
            ? []
            : [[words.missing(t.dates.shortDay(deadline)), missing.join(t.punctuation.list)] as const]),
          ...(uninvited.length === 0 ? [] : [[words.uninvited, uninvited.join(t.punctuation.list)] as const]),
        ]),
        ...overdue.map((one): readonly [string, string] => [one.agencyName, words.overdueLine(t, one, day)]),
      ],
      button: t.letter.toBoard,
      paragraphs: [
        ...(deadlines.some(({ missing }) => missing.length > 0) ? [words.hints.missing] : []),
        ...(deadlines.some(({ uninvited }) => uninvited.length > 0) ? [words.hints.uninvited] : []),
        ...(overdue.length === 0 ? [] : [words.hints.overdue]),
      ],
      footer: publisherFooter(t, area),
    };
  };
}

export const seasonProgress: LetterIn<'season-progress'> = { zh: wording(zh), en: wording(en) };
