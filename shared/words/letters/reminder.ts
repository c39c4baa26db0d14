/** To whoever is waited for: what is still to be done, all of a day in one mail. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

type Reminder = MessageOf<'reminder'>;

export function reminder(message: Reminder): Letter {
  const { area, day, toFile, toDecide, more, by, year } = message;
  const total = toFile.length + toDecide.length + more;
  const [first] = [...toFile.map(fileLine(day)), ...toDecide.map(decideLine(day))];
  const onlyFiling = toDecide.length === 0;
  const one = total === 1;
  return {
    subject: one
      ? `【年报】提醒：${subjectOf(message)}`
      : `【年报】提醒：${area} ${year} 年度年报，您有 ${total} 件待办`,
    lead: one ? leadOf(message) : `您有 ${total} 件年报待办，请尽快办理。`,
    ...(one || first === undefined ? {} : { facts: [...toFile.map(fileLine(day)), ...toDecide.map(decideLine(day))] }),
    button: one && !onlyFiling ? '打开办理页面' : '打开报送页面',
    paragraphs: [
      ...(more > 0 ? [`另有 ${more} 件没有列出。`] : []),
      ...(one
        ? []
        : [
            '每一份都请从它自己的邮件（邀请报送或请审核、请审定的邮件）中的链接打开；找不到时，打开旧链接可以要一个新的。',
          ]),
      onlyFiling
        ? '如果今天已经报送，就不用再理会这封邮件。报送后不再提醒。'
        : '如果今天已经办理，就不用再理会这封邮件。办理后不再提醒。',
      ...(by === null ? [] : [`这封提醒由${by}发出。`]),
    ],
    footer: footerFor(area, roleOf(message)),
  };
}

const fileLine =
  (day: string) =>
  ({ agencyName, deadline, state }: Reminder['toFile'][number]): readonly [string, string] => [
    agencyName,
    `请在${dates.day(deadline)}前报送（${dates.daysLeft(day, deadline)}）；现在：${stateOf(state)}`,
  ];

const decideLine =
  (day: string) =>
  ({ agencyName, stage, until }: Reminder['toDecide'][number]): readonly [string, string] => [
    agencyName,
    `请在${dates.day(until)}前完成${names.stages[stage]}（${dates.daysLeft(day, until)}）`,
  ];

function stateOf(state: Reminder['toFile'][number]['state']): string {
  return state === null ? '还没有收到文件' : names.states[state];
}

function subjectOf({ year, day, toFile, toDecide }: Reminder): string {
  const [file] = toFile;
  if (file !== undefined)
    return `请报送${names.filingTitle(file.agencyName, year)}（${dates.daysLeft(day, file.deadline)}）`;
  const [decide] = toDecide;
  if (decide === undefined) return '您有年报待办';
  return `请${names.stages[decide.stage]}${names.filingTitle(decide.agencyName, year)}（${dates.daysLeft(day, decide.until)}）`;
}

function leadOf({ year, day, toFile, toDecide }: Reminder): string {
  const [file] = toFile;
  if (file !== undefined) {
    const title = names.filingTitle(file.agencyName, year);
    const late = file.deadline < day;
    return late
      ? `${title}的截止日期是${dates.day(file.deadline)}，${dates.daysLeft(day, file.deadline)}，请尽快报送。现在：${stateOf(file.state)}。`
      : `请在${dates.day(file.deadline)}前报送${title}，${dates.daysLeft(day, file.deadline)}。现在：${stateOf(file.state)}。`;
  }
  const [decide] = toDecide;
  if (decide === undefined) return '您有年报待办，请尽快办理。';
  return `请在${dates.day(decide.until)}前完成${names.filingTitle(decide.agencyName, year)}的${names.stages[decide.stage]}，${dates.daysLeft(day, decide.until)}。`;
}

function roleOf({ toFile, toDecide }: Reminder): string {
  const roles = [
    ...(toFile.length > 0 ? [names.roles.agency] : []),
    ...(toDecide.some(({ stage }) => stage === 'review') ? [names.roles.reviewer] : []),
    ...(toDecide.some(({ stage }) => stage === 'approval') ? [names.roles.approver] : []),
  ];
  return roles.join('、');
}
