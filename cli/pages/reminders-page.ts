/** Who gets what when, over a whole made-up season, as a page for people, drawn by the scheduler itself (shared/reminders). */
import { CATCH_UP_DAYS, FILE_DAYS, RETURNED_DAYS } from '#shared/reminders/milestones.js';
import type { Matter } from '#shared/reminders/model.js';
import { reminders as words } from '#shared/words/zh/reminders.js';
import { dates } from '#shared/words/zh/dates.js';
import { DEADLINE, STORIES, wholeSeason } from './reminders-season.js';
import { table } from './markdown-table.js';

export function remindersPage(): string {
  return [
    '# 谁在什么时候收到什么提醒 · Who is reminded of what, when',
    '',
    '本页由程序生成，请勿手改：`npm run pages`。',
    '',
    'Drawn from `shared/reminders`; do not edit. One mail a day to a person, whatever the number of reports, from eight in the morning (Asia/Shanghai). It ends by itself: once something is filed, decided, closed or off the roster nobody is reminded of it.',
    '',
    ...words.rules.map((rule) => `- ${rule}`),
    '',
    `Days of an agency from its deadline: ${FILE_DAYS.join(', ')}; of a report that came back after it, from the day on which it came back: ${RETURNED_DAYS.join(', ')}. A day on which nothing ran is made up for within ${CATCH_UP_DAYS} days, by one mail.`,
    '',
    `## 一个例子 · A season, deadline ${DEADLINE}`,
    '',
    ...table([
      ['单位 Agency', '联系人 Contact', '经过 What happens'],
      ...STORIES.map(({ name, contact, says }) => [name, contact, says]),
    ]),
    '',
    ...table([
      ['日期 Day', '收件人 To', '内容 What'],
      ...wholeSeason().flatMap(({ day, reminders }) =>
        reminders.map(({ person, matters }) => [
          day,
          person.name,
          matters.map((matter) => said(matter, day)).join('；'),
        ]),
      ),
    ]),
    '',
  ].join('\n');
}

function said(matter: Matter, day: string): string {
  switch (matter.kind) {
    case 'file':
      if (matter.correcting) return words.correct(matter.agencyName);
      return words.file(matter.agencyName, matter.deadline, dates.daysLeft(day, matter.deadline));
    case 'decide':
      return words.decide(matter.agencyName, matter.stage, matter.until);
    case 'overdue':
      return words.overdue(matter.agencyName, matter.stage, matter.waitingFor);
    case 'progress':
      return words.progress(matter.deadline, matter.total, matter.filed);
  }
}
