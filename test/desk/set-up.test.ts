/** The pages on which an installation begins: one question each, faults named beside their fields, all answers once more. */
import { describe, expect, it } from '@jest/globals';
import {
  renderAppointPage,
  renderCheckAnswersPage,
  renderQuestionPage,
  renderSetUpUsedPage,
  renderStandInPage,
} from './in-chinese.js';
import { fieldsOf, QUESTIONS, setUpSchema, type Answered, type Question } from '#shared/season/set-up.js';
import { byId, byTag, formTo, readPage, visible, type Found } from './page.js';
import { season, TODAY, viewerOf } from './views.js';

const viewer = viewerOf('founder');
const answers = setUpSchema.parse({
  area: 'home',
  answers: {
    area: '云溪县',
    people: { publisher: season.publisher, substitute: null },
    office: { name: '政务公开办', phone: '0359-7020000', hours: '工作日' },
    calendar: {
      year: 2025,
      deadlines: { department: '2026-01-31', township: '2026-01-31', government: '2026-03-31', vertical: '2026-01-31' },
    },
    deciders: { reviewer: season.reviewer, approver: season.approver },
  },
}).answers as Answered;

const questionPage = (question: Question, more: Partial<Parameters<typeof renderQuestionPage>[0]> = {}) =>
  readPage(
    renderQuestionPage({
      viewer,
      question,
      answers: {},
      typed: fieldsOf({}, question, TODAY),
      problems: [],
      today: TODAY,
      ...more,
    }),
  );

describe('a question', () => {
  it.each(QUESTIONS)('%s has one form, one heading and a label for every field', (question) => {
    const page = questionPage(question);
    expect(byTag(page, 'h1')).toHaveLength(1);
    expect(formTo(page, `/g/${viewer.grant}/set-up/${question}`)).toBeDefined();
    const fields = byTag(page, 'input').filter((input) => input.attributes['type'] !== 'hidden');
    expect(visible(page)).not.toContain('undefined');
    for (const input of fields)
      expect(byTag(page, 'label').some((label) => label.attributes['for'] === input.attributes['id'])).toBe(true);
  });

  it('names each fault at the top with a link to its field, and beside the field', () => {
    const page = questionPage('people', {
      typed: { publisherName: '周明', publisherAddress: 'zhou' },
      problems: [{ field: 'publisherAddress', code: 'bad-address', detail: 'zhou' }],
    });
    const field = byId(page, 'field-publisherAddress');
    expect(field?.attributes['aria-invalid']).toBe('true');
    expect(field?.attributes['value']).toBe('zhou');
    expect(byTag(page, 'a').map((link) => link.attributes['href'])).toContain('#field-publisherAddress');
    expect(visible(page).match(/“zhou”不是完整的邮箱地址/g)).toHaveLength(2);
  });

  it('leads back to the one before, and to all answers once all are given', () => {
    const hrefs = (page: Found) => byTag(page, 'a').map((link) => link.attributes['href']);
    expect(hrefs(questionPage('office'))).toContain(`/g/${viewer.grant}/set-up/people`);
    expect(hrefs(questionPage('office', { answers }))).toContain(`/g/${viewer.grant}`);
  });
});

describe('all answers', () => {
  const page = readPage(renderCheckAnswersPage({ viewer, answers, refusal: null }));

  it('stand there as people write them, each with its way back', () => {
    for (const text of ['云溪县', '周明', '还没有指定', '0359-7020000', '2026年3月31日', '王芳', '李建国'])
      expect(visible(page)).toContain(text);
    const hrefs = byTag(page, 'a').map((link) => link.attributes['href']);
    for (const question of QUESTIONS) expect(hrefs).toContain(`/g/${viewer.grant}/set-up/${question}`);
  });

  it('start by one button that says so', () => {
    const form = formTo(page, `/g/${viewer.grant}/begin`);
    expect(form?.text).toContain('开始收集 2025 年度年报');
  });
});

it('a link that was used says where to go on', () => {
  expect(visible(readPage(renderSetUpUsedPage({ viewer, season })))).toContain('云溪县 2025 年度年报季已经开始');
});

it('another publisher is appointed with a reason, and the page says what follows', () => {
  const html = renderAppointPage({
    viewer,
    season,
    typed: {},
    problems: [{ field: 'sure', code: 'missing' }],
    refusal: null,
  });
  const page = readPage(html);
  expect(formTo(page, `/g/${viewer.grant}/publisher`)).toBeDefined();
  expect(visible(page)).toContain('原发布人的链接立即失效');
  expect(visible(page)).toContain('请先勾选确认');
});

it('the substitute takes over; who is none any more has nothing to do here', () => {
  const substitute = viewerOf('substitute');
  const view = { viewer: substitute, typed: {}, problems: [], refusal: null };
  const now = readPage(renderStandInPage({ ...view, season: { ...season, substitute: substitute.person } }));
  expect(visible(now)).toContain('接任发布人');
  expect(visible(now)).toContain('我确认由我接任年报发布人');
  expect(visible(now)).not.toContain('由这个人发布');
  expect(formTo(now, `/g/${substitute.grant}/publisher`)).toBeDefined();
  expect(visible(readPage(renderStandInPage({ ...view, season })))).toContain('您已不是代替人');
});
