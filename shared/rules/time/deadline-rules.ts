/**
 * T01 and T02: the dates of article 49. A late report must still be filed, so a date that has passed asks for a reason
 * and never blocks; before it, only the last week is worth a line. `today` is given by the caller: the present day for a
 * draft, the day of filing for a report that has been filed, or it would turn late while it is being reviewed.
 */
import type { Bilingual } from '#shared/report/labels.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { CheckContext } from '../context.js';
import type { RuleJudgement, NotJudged, Rule } from '../rule.js';
import { daysBetween } from '#shared/ids/calendar.js';
import { dayName } from './days.js';

const LAST_DAYS = 7;

interface Term {
  /** The day of article 49; undefined for a township, whose day is set by a local notice. */
  readonly statutory: string | undefined;
  /** The day this agency is asked to file by: its own where one is set, else the statutory one. */
  readonly due: string;
}

function open(why: string): NotJudged {
  return { kind: 'not-applicable', cells: [], why };
}

function termOf({ year, deadline }: CheckContext, monthAndDay: string | undefined): Term | NotJudged {
  if (monthAndDay === undefined) {
    return deadline === undefined
      ? open('乡镇年报的期限由当地通知规定，不知道是哪一天，无法核对。')
      : { statutory: undefined, due: deadline };
  }
  if (year === undefined) return open('不知道报送的是哪一年度的年报，无法核对期限。');
  const statutory = `${year + 1}-${monthAndDay}`;
  return { statutory, due: deadline ?? statutory };
}

function nameOf({ statutory, due }: Term): Bilingual {
  const { zh, en } = dayName(due);
  return due === statutory
    ? { zh: `法定期限${zh}`, en: `the statutory date, ${en}` }
    : { zh: `本单位的报送期限${zh}`, en: `the day set for this body, ${en}` };
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** Without the day that it is: the reason for being late stays the same from one day to the next. */
function late(term: Term): RuleJudgement {
  const name = nameOf(term);
  return {
    kind: 'found',
    cells: [],
    message: {
      zh: `已超过${name.zh}。`,
      en: `The date has passed: ${name.en}.`,
    },
  };
}

function soon(message: Bilingual): RuleJudgement {
  return {
    kind: 'found',
    severity: 'note',
    cells: [],
    message,
    remedy: {
      zh: '请尽早报送，并留出审核和公布的时间。',
      en: 'File soon, and leave time for review and publication.',
    },
  };
}

function judge(term: Term, today: string): RuleJudgement[] {
  const left = daysBetween(today, term.due);
  if (left < 0) return [late(term)];
  const name = nameOf(term);
  // The publisher may give an agency more time, but not put off the day that the law sets: said, not asked about.
  if (term.statutory !== undefined && daysBetween(today, term.statutory) < 0) {
    const passed = dayName(term.statutory);
    return [
      soon({
        zh: `已超过法定期限${passed.zh}；${name.zh}还有${left}天。`,
        en: `The statutory date, ${passed.en}, has passed; ${days(left)} left until ${name.en}.`,
      }),
    ];
  }
  if (left > LAST_DAYS) return [];
  return [
    soon(
      left === 0
        ? { zh: `今天是最后一天：${name.zh}。`, en: `Today is the last day: ${name.en}.` }
        : { zh: `距${name.zh}还有${left}天。`, en: `${days(left)} left until ${name.en}.` },
    ),
  ];
}

function dueBy(
  context: CheckContext,
  kinds: readonly AgencyKind[],
  monthAndDay: (kind: AgencyKind) => string | undefined,
): RuleJudgement[] {
  const { agencyKind, today } = context;
  if (agencyKind === undefined) return [open('不知道本单位的类别，无法确定报送期限。')];
  if (!kinds.includes(agencyKind)) return [];
  if (today === undefined) return [open('不知道今天的日期，无法核对期限。')];
  const term = termOf(context, monthAndDay(agencyKind));
  if ('why' in term) return [term];
  const found = judge(term, today);
  // How many days are left is nothing to somebody who had filed by then, and mends or corrects it now.
  return context.filedBefore === true ? found.filter((one) => !('severity' in one && one.severity === 'note')) : found;
}

const LATE = {
  zh: '请写明迟报的原因，然后照常报送；超过期限不影响报送。',
  en: 'Say why it is late and file it all the same: a late report is still accepted.',
};

export const T01: Rule = {
  id: 'T01',
  severity: 'explain',
  scope: 'record',
  title: { zh: '部门年报1月31日前报送并公布', en: 'Departments file and publish by 31 January' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第四十九条：县级以上人民政府部门应当在每年1月31日前提交上一年度年报并向社会公布。各单位另有报送期限的，按其期限；乡镇的期限由当地通知规定。期限前7天起提示，过期后须写明原因，但不阻止报送。',
      en: 'Regulation on government information disclosure, article 49: departments submit and publish last year’s report by 31 January. A body’s own day counts where one is set; that of townships is set by a local notice. A hint in the last 7 days; afterwards a reason is asked for, but filing is never blocked.',
    },
  },
  remedy: LATE,
  examples: {
    passes: { context: { agencyKind: 'department', year: 2025, today: '2026-01-20' } },
    fails: { context: { agencyKind: 'department', year: 2025, today: '2026-02-03' } },
  },
  check: (_record, context) =>
    dueBy(context, ['department', 'vertical', 'township'], (kind) => (kind === 'township' ? undefined : '01-31')),
};

export const T02: Rule = {
  id: 'T02',
  severity: 'explain',
  scope: 'record',
  title: { zh: '本级政府年报3月31日前公布', en: 'Governments publish by 31 March' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第四十九条：县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前公布本级政府上一年度年报。期限前7天起提示，过期后须写明原因，但不阻止报送。',
      en: 'Regulation on government information disclosure, article 49: the report of a government is published by 31 March. A hint in the last 7 days; afterwards a reason is asked for, but filing is never blocked.',
    },
  },
  remedy: LATE,
  examples: {
    passes: { context: { agencyKind: 'government', year: 2025, today: '2026-03-20' } },
    fails: { context: { agencyKind: 'government', year: 2025, today: '2026-04-02' } },
  },
  check: (_record, context) => dueBy(context, ['government'], () => '03-31'),
};
