/** To whoever is waited for: what is still to be done, all of a day in one mail. */
import type { Texts } from '../texts.js';
import { footerFor, type Letter, type LetterIn, type MessageOf } from './letter.js';

type Reminder = MessageOf<'reminder'>;
type Fact = readonly [string, string];

/** The sentences of one language; which of them a reminder takes is the same in both. */
interface Words {
  readonly fileLine: (t: Texts, day: string, one: Reminder['toFile'][number]) => string;
  readonly decideLine: (t: Texts, day: string, one: Reminder['toDecide'][number]) => string;
  readonly subjectOfOne: (t: Texts, message: Reminder) => string;
  readonly subjectOfMany: (area: string, year: number, total: number) => string;
  readonly leadOfOne: (t: Texts, message: Reminder) => string;
  readonly leadOfMany: (total: number) => string;
  readonly toDecide: string;
  readonly more: (n: number) => string;
  readonly links: string;
  readonly afterFiling: string;
  readonly afterDeciding: string;
  readonly by: (name: string) => string;
}

const noFile = { zh: '还没有收到文件', en: 'no file has arrived yet' } as const;

function stateOf(t: Texts, state: Reminder['toFile'][number]['state']): string {
  return state === null ? noFile[t.language] : t.names.states[state];
}

/** Of paper the day on which it came in is said; that no file arrived is no news to whoever records it. */
const whereAny = (state: Reminder['toFile'][number]['state'], now: string): string => (state === null ? '' : now);

const zh: Words = {
  fileLine: (t, day, { deadline, state, correcting, receivedOn }) => {
    if (correcting === true) return '请上传更正后的报告，再报送';
    return receivedOn !== undefined
      ? `请尽快录入并报送${t.dates.day(receivedOn)}收到的纸质报告（逾期与否以收到日期为准）${whereAny(state, `；现在：${stateOf(t, state)}`)}`
      : `请在${t.dates.day(deadline)}前报送（${t.dates.daysLeft(day, deadline)}）；现在：${stateOf(t, state)}`;
  },
  decideLine: (t, day, { stage, until }) =>
    `请在${t.dates.day(until)}前完成${t.names.stages[stage]}（${t.dates.daysLeft(day, until)}）`,
  subjectOfOne: (t, { year, day, toFile: [file], toDecide: [decide] }) => {
    if (file?.correcting === true) return `【年报】提醒：请更正${t.names.filingTitle(file.agencyName, year)}`;
    if (file?.receivedOn !== undefined)
      return `【年报】提醒：请录入并报送${t.names.filingTitle(file.agencyName, year)}（纸质）`;
    if (file !== undefined)
      return `【年报】提醒：请报送${t.names.filingTitle(file.agencyName, year)}（${t.dates.daysLeft(day, file.deadline)}）`;
    if (decide === undefined) return '【年报】提醒：您有年报待办';
    return `【年报】提醒：请${t.names.stages[decide.stage]}${t.names.filingTitle(decide.agencyName, year)}（${t.dates.daysLeft(day, decide.until)}）`;
  },
  subjectOfMany: (area, year, total) => `【年报】提醒：${area} ${year} 年度年报，您有 ${total} 件待办`,
  leadOfOne: (t, { year, day, toFile: [file], toDecide: [decide] }) => {
    if (file !== undefined) {
      const title = t.names.filingTitle(file.agencyName, year);
      if (file.correcting === true)
        return `已发布的${title}需要更正。请打开页面看更正的原因，上传更正后的文件，再报送。`;
      if (file.receivedOn !== undefined)
        return `请尽快录入并报送${t.dates.day(file.receivedOn)}收到的${title}（纸质；逾期与否以收到日期为准）。${whereAny(file.state, `现在：${stateOf(t, file.state)}。`)}`;
      const [until, left] = [t.dates.day(file.deadline), t.dates.daysLeft(day, file.deadline)];
      return file.deadline < day
        ? `${title}的截止日期是${until}，${left}，请尽快报送。现在：${stateOf(t, file.state)}。`
        : `请在${until}前报送${title}，${left}。现在：${stateOf(t, file.state)}。`;
    }
    if (decide === undefined) return '您有年报待办，请尽快办理。';
    return `请在${t.dates.day(decide.until)}前完成${t.names.filingTitle(decide.agencyName, year)}的${t.names.stages[decide.stage]}，${t.dates.daysLeft(day, decide.until)}。`;
  },
  leadOfMany: (total) => `您有 ${total} 件年报待办，请尽快办理。`,
  toDecide: '打开办理页面',
  more: (n) => `另有 ${n} 件没有列出。`,
  links: '每一份都请从它自己的邮件（邀请报送或请审核、请审定的邮件）中的链接打开；找不到时，打开旧链接可以要一个新的。',
  afterFiling: '如果今天已经报送，就不用再理会这封邮件。报送后不再提醒。',
  afterDeciding: '如果今天已经办理，就不用再理会这封邮件。办理后不再提醒。',
  by: (name) => `这封提醒由${name}发出。`,
};

const en: Words = {
  fileLine: (t, day, { deadline, state, correcting, receivedOn }) => {
    if (correcting === true) return 'please upload and file a corrected version';
    return receivedOn !== undefined
      ? `please record and file the paper report that came in on ${t.dates.day(receivedOn)} (that day tells whether it is late)${whereAny(state, `; now: ${stateOf(t, state)}`)}`
      : `please file by ${t.dates.day(deadline)} (${t.dates.daysLeft(day, deadline)}); now: ${stateOf(t, state)}`;
  },
  decideLine: (t, day, { stage, until }) =>
    `${t.names.stages[stage]} due by ${t.dates.day(until)} (${t.dates.daysLeft(day, until)})`,
  subjectOfOne: (t, { year, day, toFile: [file], toDecide: [decide] }) => {
    if (file?.correcting === true)
      return `[Annual reports] Reminder: please correct: ${t.names.filingTitle(file.agencyName, year)}`;
    if (file?.receivedOn !== undefined)
      return `[Annual reports] Reminder: please record and file: ${t.names.filingTitle(file.agencyName, year)} (on paper)`;
    if (file !== undefined)
      return `[Annual reports] Reminder: please file: ${t.names.filingTitle(file.agencyName, year)} (${t.dates.daysLeft(day, file.deadline)})`;
    if (decide === undefined) return '[Annual reports] Reminder: something waits for you';
    return `[Annual reports] Reminder: ${t.names.stages[decide.stage]} of ${t.names.filingTitle(decide.agencyName, year)} (${t.dates.daysLeft(day, decide.until)})`;
  },
  subjectOfMany: (area, year, total) =>
    `[Annual reports] Reminder: ${total} things wait for you, ${area}, annual reports ${year}`,
  leadOfOne: (t, { year, day, toFile: [file], toDecide: [decide] }) => {
    if (file !== undefined) {
      const title = t.names.filingTitle(file.agencyName, year);
      if (file.correcting === true)
        return `What was published needs a correction: ${title}. Please open the page for the reason, upload the corrected file and file it.`;
      if (file.receivedOn !== undefined)
        return `Please record and file the paper report that came in on ${t.dates.day(file.receivedOn)} (that day tells whether it is late): ${title}.${whereAny(file.state, ` Now: ${stateOf(t, file.state)}.`)}`;
      const [until, left] = [t.dates.day(file.deadline), t.dates.daysLeft(day, file.deadline)];
      return file.deadline < day
        ? `${title}: the deadline was ${until}, ${left}; please file as soon as you can. Now: ${stateOf(t, file.state)}.`
        : `Please file by ${until}, ${left}: ${title}. Now: ${stateOf(t, file.state)}.`;
    }
    if (decide === undefined) return 'Something waits for you; please see to it soon.';
    return `Please complete the ${t.names.stages[decide.stage]} by ${t.dates.day(decide.until)}, ${t.dates.daysLeft(day, decide.until)}: ${t.names.filingTitle(decide.agencyName, year)}.`;
  },
  leadOfMany: (total) => `${total} annual reports wait for you; please see to them soon.`,
  toDecide: 'Open the page',
  more: (n) => `${n} more ${n === 1 ? 'is' : 'are'} not listed.`,
  links:
    'Please open each one by the link of its own mail (the invitation, or the one that asks you to decide); if you cannot find it, an old link offers a new one.',
  afterFiling: 'If you filed today, you need not mind this mail. After filing there are no reminders.',
  afterDeciding: 'If you did it today, you need not mind this mail. Afterwards there are no reminders.',
  by: (name) => `This reminder was sent by ${name}.`,
};

function wording(words: Words) {
  return (message: Reminder, t: Texts): Letter => {
    const { area, day, toFile, toDecide, more, by, year } = message;
    const total = toFile.length + toDecide.length + more;
    const one = total === 1;
    const facts = [
      ...toFile.map((each): Fact => [each.agencyName, words.fileLine(t, day, each)]),
      ...toDecide.map((each): Fact => [each.agencyName, words.decideLine(t, day, each)]),
    ];
    const onlyFiling = toDecide.length === 0;
    return {
      subject: one ? words.subjectOfOne(t, message) : words.subjectOfMany(area, year, total),
      lead: one ? words.leadOfOne(t, message) : words.leadOfMany(total),
      ...(one || facts.length === 0 ? {} : { facts }),
      button: one && !onlyFiling ? words.toDecide : t.letter.toFiling,
      paragraphs: [
        ...(more > 0 ? [words.more(more)] : []),
        ...(one ? [] : [words.links]),
        onlyFiling ? words.afterFiling : words.afterDeciding,
        ...(by === null ? [] : [words.by(by)]),
      ],
      footer: footerOf(t, message),
    };
  };
}

export const reminder: LetterIn<'reminder'> = { zh: wording(zh), en: wording(en) };

/** Whoever records stands on no roster for it. */
function footerOf(t: Texts, message: Reminder): string[] {
  const { area, toFile, toDecide } = message;
  const { letter } = t;
  if (toFile.every(({ receivedOn }) => receivedOn === undefined)) return footerFor(t, area, ...rolesOf(message));
  const records = toFile.length + toDecide.length === 1 ? letter.becauseRecords : letter.becauseRecordsMany;
  const roles = rolesOf(message);
  return roles.length === 0 ? [records, letter.ask(area)] : [records, ...footerFor(t, area, ...roles)];
}

function rolesOf({ toFile, toDecide }: Reminder): ('agency' | 'reviewer' | 'approver')[] {
  return [
    ...(toFile.some(({ receivedOn }) => receivedOn === undefined) ? (['agency'] as const) : []),
    ...(toDecide.some(({ stage }) => stage === 'review') ? (['reviewer'] as const) : []),
    ...(toDecide.some(({ stage }) => stage === 'approval') ? (['approver'] as const) : []),
  ];
}
