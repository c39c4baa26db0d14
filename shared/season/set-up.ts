/**
 * An installation that begins: what the first publisher has answered so far, one question at a time, kept until the season
 * is opened. Nothing of it counts before; every answer can be changed.
 */
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import {
  deadlineFields,
  officeFields,
  peopleProblems,
  personFields,
  problemsOf,
  readDeadlines,
  readOffice,
  readPerson,
  readPersonOrNobody,
  readText,
  readYear,
  usualDeadlines,
  yearCollectedOn,
  type Answer,
  type Typed,
} from './answers.js';
import { deadlinesSchema, officeSchema } from './model.js';

export const QUESTIONS = ['area', 'people', 'office', 'calendar', 'deciders'] as const;
export type Question = (typeof QUESTIONS)[number];

export const setUpSchema = z.object({
  area: areaIdSchema,
  answers: z.object({
    area: z.string().min(1).max(60).optional(),
    people: z.object({ publisher: personSchema, substitute: personSchema.nullable() }).optional(),
    office: officeSchema.optional(),
    calendar: z.object({ year: reportYearSchema, deadlines: deadlinesSchema }).optional(),
    deciders: z.object({ reviewer: personSchema, approver: personSchema }).optional(),
  }),
});
export type SetUp = z.infer<typeof setUpSchema>;
export type Answers = SetUp['answers'];
export type Answered = { readonly [Q in Question]: NonNullable<Answers[Q]> };

/** Where it goes on; undefined when everything is answered. */
export function firstOpen(answers: Answers): Question | undefined {
  return QUESTIONS.find((question) => answers[question] === undefined);
}

export function allAnswered(answers: Answers): answers is Answers & Answered {
  return firstOpen(answers) === undefined;
}

/** What stands in the fields of a question: its answer, or what is usual where that can be known. */
export function fieldsOf(answers: Answers, question: Question, today: string): Readonly<Record<string, string>> {
  switch (question) {
    case 'area':
      return { areaName: answers.area ?? '' };
    case 'people':
      return {
        ...personFields('publisher', answers.people?.publisher),
        ...personFields('substitute', answers.people?.substitute),
      };
    case 'office':
      return officeFields(answers.office ?? null);
    case 'calendar': {
      const year = answers.calendar?.year ?? yearCollectedOn(today);
      return { year: String(year), ...deadlineFields(answers.calendar?.deadlines ?? usualDeadlines(year)) };
    }
    case 'deciders':
      return {
        ...personFields('reviewer', answers.deciders?.reviewer),
        ...personFields('approver', answers.deciders?.approver),
      };
  }
}

/** The answers with this one, or what is wrong with it, also beside those that were given before. */
export function withAnswer(answers: Answers, question: Question, typed: Typed): Answer<Answers> {
  switch (question) {
    case 'area': {
      const area = readText(typed, 'areaName', 60);
      return 'value' in area ? { value: { ...answers, area: area.value } } : area;
    }
    case 'people': {
      const publisher = readPerson(typed, 'publisher');
      const substitute = readPersonOrNobody(typed, 'substitute');
      if (!('value' in publisher && 'value' in substitute)) return { problems: problemsOf(publisher, substitute) };
      const people = { publisher: publisher.value, substitute: substitute.value };
      const problems = peopleProblems({ ...answers.deciders, ...people }, ['publisher', 'substitute']);
      return problems.length > 0 ? { problems } : { value: { ...answers, people } };
    }
    case 'office': {
      const office = readOffice(typed);
      return 'value' in office ? { value: { ...answers, office: office.value } } : office;
    }
    case 'calendar': {
      const year = readYear(typed);
      if (!('value' in year)) return year;
      const deadlines = readDeadlines(typed, year.value);
      if (!('value' in deadlines)) return deadlines;
      return { value: { ...answers, calendar: { year: year.value, deadlines: deadlines.value } } };
    }
    case 'deciders': {
      const reviewer = readPerson(typed, 'reviewer');
      const approver = readPerson(typed, 'approver');
      if (!('value' in reviewer && 'value' in approver)) return { problems: problemsOf(reviewer, approver) };
      const deciders = { reviewer: reviewer.value, approver: approver.value };
      const problems = peopleProblems({ ...answers.people, ...deciders }, ['reviewer', 'approver']);
      return problems.length > 0 ? { problems } : { value: { ...answers, deciders } };
    }
  }
}
