import { describe, expect, it } from '@jest/globals';
import { typedDay, usualDeadlines, yearCollectedOn } from '#shared/season/answers.js';
import {
  allAnswered,
  fieldsOf,
  firstOpen,
  QUESTIONS,
  withAnswer,
  type Answers,
  type Question,
} from '#shared/season/set-up.js';

const TYPED: Readonly<Record<string, string>> = {
  areaName: '云溪县',
  publisherName: '年小布',
  publisherAddress: 'Publisher@yunxi.example.invalid',
  officeName: '云溪县政务公开办公室',
  officePhone: '0359-7020000',
  officeHours: '工作日 9:00—17:00',
  year: '2026',
  'deadline-department': '2027-01-31',
  'deadline-township': '2027年1月31日',
  'deadline-government': '2027/3/31',
  'deadline-vertical': '20270131',
  reviewerName: '初小审',
  reviewerAddress: 'reviewer@yunxi.example.invalid',
  approverName: '定小审',
  approverAddress: 'approver@yunxi.example.invalid',
};

const answering = (answers: Answers, question: Question, more: Readonly<Record<string, string>> = {}) =>
  withAnswer(answers, question, (field) => ({ ...TYPED, ...more })[field] ?? '');

function answered(): Answers {
  return QUESTIONS.reduce((answers, question) => {
    const answer = answering(answers, question);
    if (!('value' in answer)) throw new Error(JSON.stringify(answer.problems));
    return answer.value;
  }, {} as Answers);
}

describe('the questions before the first season', () => {
  it('are asked one after the other until all are answered', () => {
    let answers: Answers = {};
    for (const question of QUESTIONS) {
      expect(firstOpen(answers)).toBe(question);
      const answer = answering(answers, question);
      answers = 'value' in answer ? answer.value : answers;
    }
    expect(allAnswered(answers)).toBe(true);
    expect(answers.calendar?.deadlines).toEqual({
      department: '2027-01-31',
      township: '2027-01-31',
      government: '2027-03-31',
      vertical: '2027-01-31',
    });
    expect(answers.people).toMatchObject({
      publisher: { address: 'publisher@yunxi.example.invalid' },
      substitute: null,
    });
  });

  it('go on where they were left, also after one was answered anew', () => {
    const { office: _office, ...rest } = answered();
    expect(firstOpen(rest)).toBe('office');
    expect(answering(rest, 'area', { areaName: '别县' })).toMatchObject({
      value: { area: '别县', people: rest.people },
    });
  });

  it.each<[string, Question, Record<string, string>, object[]]>([
    ['no area', 'area', { areaName: ' \u200b' }, [{ field: 'areaName', code: 'missing' }]],
    [
      'a publisher without an address',
      'people',
      { publisherAddress: '' },
      [{ field: 'publisherAddress', code: 'half' }],
    ],
    [
      'an address that is none',
      'people',
      { publisherAddress: 'somebody' },
      [{ field: 'publisherAddress', code: 'bad-address', detail: 'somebody' }],
    ],
    ['half a substitute', 'people', { substituteName: '代小替' }, [{ field: 'substituteAddress', code: 'half' }]],
    [
      'a substitute who is the publisher',
      'people',
      { substituteName: '代小替', substituteAddress: 'publisher+2@yunxi.example.invalid' },
      [{ field: 'substituteName', code: 'same-person', detail: 'publisher/substitute' }],
    ],
    ['an office without a phone', 'office', { officePhone: '' }, [{ field: 'officePhone', code: 'missing' }]],
    [
      'a day that is none',
      'calendar',
      { 'deadline-township': '2027-02-30' },
      [{ field: 'deadline-township', code: 'bad-day', detail: '2027-02-30' }],
    ],
    [
      'a deadline in the year reported on',
      'calendar',
      { 'deadline-department': '2026-01-31' },
      [{ field: 'deadline-department', code: 'outside', detail: '2027' }],
    ],
    ['no year', 'calendar', { year: '' }, [{ field: 'year', code: 'bad-year' }]],
    [
      'one person who reviews and approves',
      'deciders',
      { approverName: '初小审' },
      [{ field: 'approverName', code: 'same-person', detail: 'reviewer/approver' }],
    ],
    [
      'a reviewer who publishes',
      'deciders',
      { reviewerName: '年小布' },
      [{ field: 'reviewerName', code: 'same-person', detail: 'reviewer/publisher' }],
    ],
  ])('refuse %s and name the field', (_, question, more, problems) => {
    expect(answering(answered(), question, more)).toEqual({ problems });
  });

  it('refuse a publisher who was named as approver before, at the publisher', () => {
    const { people: _people, ...rest } = answered();
    expect(answering(rest, 'people', { publisherName: '定小审' })).toEqual({
      problems: [{ field: 'publisherName', code: 'same-person', detail: 'approver/publisher' }],
    });
  });

  it('stand filled in with what is usual, and with what was answered', () => {
    expect(fieldsOf({}, 'calendar', '2026-11-30')).toEqual({
      year: '2026',
      'deadline-department': '2027-01-31',
      'deadline-township': '2027-01-31',
      'deadline-government': '2027-03-31',
      'deadline-vertical': '2027-01-31',
    });
    expect(fieldsOf(answered(), 'people', '2026-11-30')).toMatchObject({ publisherName: '年小布', substituteName: '' });
  });
});

it('a year is collected until summer', () => {
  expect([yearCollectedOn('2027-01-01'), yearCollectedOn('2027-06-30'), yearCollectedOn('2027-07-01')]).toEqual([
    2026, 2026, 2027,
  ]);
  expect(usualDeadlines(2026).government).toBe('2027-03-31');
});

it.each([
  ['2026-1-5', '2026-01-05'],
  ['２０２６年１月５日', '2026-01-05'],
  ['2026.1.5', '2026-01-05'],
  ['2026-13-01', undefined],
  ['1月31日', undefined],
  ['2026-02-29', undefined],
])('reads the day %s', (text, day) => {
  expect(typedDay(text)).toBe(day);
});
