/**
 * A made-up season gone through day by day with the product's own scheduler: six agencies that take their time in
 * different ways, and what everybody does on which day. Used by the page that shows who got what when, and by its test.
 */
import { decisionGrantId } from '#shared/access/links.js';
import { dayPlus } from '#shared/ids/calendar.js';
import { personSchema } from '#shared/ids/person.js';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Filing, Stage } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { dueReminders } from '#shared/reminders/due.js';
import { noteOf } from '#shared/reminders/forecast.js';
import type { AskedDecision, Reminder, ReminderNote, ReportAtHand, SeasonAtHand } from '#shared/reminders/model.js';
import { agencySchema, seasonSchema, type Agency, type Season } from '#shared/season/model.js';
import { emptyFiling } from '#shared/store/filings.js';

const person = (name: string, mailbox: string) =>
  personSchema.parse({ name, address: `${mailbox}@yunxi.example.invalid` });
const people = {
  publisher: person('陈发布', 'publisher'),
  reviewer: person('李初审', 'reviewer'),
  approver: person('王审定', 'approver'),
};

export const DEADLINE = '2026-01-31';
const YEAR = 2025;

export const SEASON: Season = seasonSchema.parse({
  area: 'home',
  year: YEAR,
  areaName: '云溪县',
  state: 'open',
  deadline: DEADLINE,
  ...people,
  openedAt: '2026-01-05T01:00:00.000Z',
});

/** What is the case with an agency from a day on. */
interface Turn {
  readonly on: string;
  readonly state: SubmissionState;
  /** Until when the decision is asked for, where one is. */
  readonly until?: string;
  readonly removed?: true;
}

interface Story {
  readonly id: string;
  readonly name: string;
  readonly contact: string;
  readonly invited: string | null;
  readonly says: string;
  readonly turns: readonly Turn[];
}

export const STORIES: readonly Story[] = [
  {
    id: 'jiaoyu',
    name: '教育局',
    contact: '张敏',
    invited: '2026-01-12',
    says: '1月16日报送，按时审核',
    turns: [
      { on: '2026-01-16', state: 'in-review', until: '2026-01-30' },
      { on: '2026-01-19', state: 'in-approval', until: '2026-01-31' },
      { on: '2026-01-20', state: 'approved' },
    ],
  },
  {
    id: 'minzheng',
    name: '民政局',
    contact: '刘洋',
    invited: '2026-01-12',
    says: '逾期后第 5 天才报送',
    turns: [{ on: '2026-02-05', state: 'in-review', until: '2026-02-19' }],
  },
  {
    id: 'minzheng-2',
    name: '救助站',
    contact: '刘洋',
    invited: '2026-01-12',
    says: '与民政局同一联系人，1月29日报送，初审人没有办理',
    turns: [{ on: '2026-01-29', state: 'in-review', until: '2026-02-02' }],
  },
  {
    id: 'caizheng',
    name: '财政局',
    contact: '周小雨',
    invited: '2026-01-12',
    says: '1月20日报送，1月26日退回，2月2日再次报送',
    turns: [
      { on: '2026-01-20', state: 'in-review', until: '2026-01-31' },
      { on: '2026-01-26', state: 'returned' },
      { on: '2026-02-02', state: 'in-review', until: '2026-02-16' },
      { on: '2026-02-03', state: 'in-approval', until: '2026-02-17' },
      { on: '2026-02-04', state: 'approved' },
    ],
  },
  {
    id: 'dangan',
    name: '档案馆',
    contact: '孙立',
    invited: null,
    says: '一直没有邀请',
    turns: [],
  },
  {
    id: 'qixiang',
    name: '气象局',
    contact: '何静',
    invited: '2026-01-27',
    says: '1月27日才邀请，2月4日移出名册',
    turns: [{ on: '2026-02-04', state: 'draft', removed: true }],
  },
];

/** The season as it stands in the morning of a day. */
export function seasonOn(day: string): SeasonAtHand {
  return { season: SEASON, reports: STORIES.map((story) => reportOn(story, day)) };
}

function reportOn(story: Story, day: string): ReportAtHand {
  // What happens on a day happens after its morning.
  const turn = story.turns.filter(({ on }) => on < day).at(-1);
  const agency = agencyOf(story, day, turn);
  if (turn === undefined) return { agency, filing: null, decision: null };
  const of = { area: SEASON.area, year: YEAR, agency: story.id };
  const filing: Filing = {
    ...emptyFiling(of),
    version: 1,
    lastNumber: 1,
    current: 1,
    state: turn.state,
    lastDeedAt: `${turn.on}T06:00:00.000Z`,
  };
  return { agency, filing, decision: decisionOf(story, turn) };
}

function agencyOf({ id, name, contact, invited }: Story, day: string, turn: Turn | undefined): Agency {
  return agencySchema.parse({
    id,
    area: SEASON.area,
    year: YEAR,
    name: `云溪县${name}`,
    kind: 'department',
    contact: person(contact, contact === '刘洋' ? 'liuyang' : id),
    reviewer: people.reviewer,
    approver: people.approver,
    deadline: DEADLINE,
    invitedAt: invited === null || invited >= day ? null : `${invited}T02:00:00.000Z`,
    removed: turn?.removed === true ? { at: `${turn.on}T06:00:00.000Z`, reason: '机构撤并' } : null,
  });
}

function decisionOf({ id }: Story, { state, on, until }: Turn): AskedDecision | null {
  if (until === undefined) return null;
  const stage: Stage = state === 'in-approval' ? 'approval' : 'review';
  const person = stage === 'review' ? people.reviewer : people.approver;
  const submission = submissionId({ area: SEASON.area, year: YEAR, agency: id }, 1);
  return { stage, person, grant: decisionGrantId(submission, stage, person), since: on, until };
}

export interface SentOn {
  readonly day: string;
  readonly reminders: readonly Reminder[];
}

export const FIRST_DAY = '2026-01-13';
export const LAST_DAY = '2026-02-12';

/**
 * Every day from the first to the last.
 * @param runs whether the scheduler ran on a day; a day without is made up for by the next
 */
export function wholeSeason(runs: (day: string) => boolean = () => true): SentOn[] {
  const notes: ReminderNote[] = [];
  const sent: SentOn[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day = dayPlus(day, 1)) {
    if (!runs(day)) continue;
    const reminders = dueReminders(seasonOn(day), notes, day);
    notes.push(...reminders.map((reminder) => noteOf(SEASON, reminder, day, null)));
    if (reminders.length > 0) sent.push({ day, reminders });
  }
  return sent;
}
