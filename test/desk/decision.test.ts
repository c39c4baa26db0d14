import { describe, expect, it } from '@jest/globals';
import { changesBetween } from '#shared/desk/changes.js';
import { cellAnchor } from '#shared/desk/parts/anchors.js';
import { KNOWN } from '#shared/desk/decision-fields.js';
import type { CodePage, ConfirmDecisionPage } from '#shared/desk/decision-views.js';
import { knownOf } from '#shared/filing/decision-draft.js';
import type { ReportRecord } from '#shared/report/record.js';
import { recordOf } from '../builders/record.js';
import { withValues } from '../builders/values.js';
import { all, byId, byTag, deedForms, formTo, named, readPage, visible, type Found } from './page.js';
import {
  agency,
  checkOf,
  decisionPage,
  filingPage,
  findingOf,
  recordWith,
  reviewPassed,
  season,
  statement,
  submissionOf,
  TODAY,
  TOKEN,
  values,
  viewerOf,
} from './views.js';
import {
  renderCodePage,
  renderConfirmDecisionPage,
  renderDecisionPage,
  renderDraftConflictPage,
  renderFilingPage,
} from './in-chinese.js';

const pageOf = (...args: Parameters<typeof decisionPage>) => readPage(renderDecisionPage(decisionPage(...args)));

const outcomesOf = (page: Found) =>
  named(page, 'outcome').map(({ attributes }) => [attributes['type'], attributes['value'], 'checked' in attributes]);

it('lets choose between two outcomes, none of them chosen, in a form that carries the digest of what is shown', () => {
  const page = pageOf('review');
  const form = formTo(page, `/g/${viewerOf('reviewer').grant}/decision`);
  expect(form && byTag(form, 'label').map(({ text }) => text.trim())).toEqual([
    ...['关于', '意见内容'],
    ...['通过初审', '退回修改', '总体意见'],
  ]);
  const saving = `/g/${viewerOf('reviewer').grant}/comments`;
  expect(form && byTag(form, 'button').map(({ text, attributes }) => [text, attributes['formaction']])).toEqual([
    ['保存，再加一条', saving],
    ['继续，核对后确认', undefined],
    ['保存，稍后再决定', saving],
  ]);
  expect(outcomesOf(page)).toEqual([
    ['radio', 'approved', false],
    ['radio', 'returned', false],
  ]);
  expect(named(page, 'shown')[0]?.attributes['value']).toBe('ef'.repeat(32));
});

it('shows again what was chosen, to who comes back from confirming', () => {
  const page = pageOf('review', { chosen: { outcome: 'returned', comment: '表三有误' } });
  expect(outcomesOf(page)).toEqual([
    ['radio', 'approved', false],
    ['radio', 'returned', true],
  ]);
  expect(byId(page, 'field-comment')?.text).toContain('表三有误');
});

it('asks for the outcome that was not chosen, and keeps the comment', () => {
  const page = pageOf('review', { attempt: { refusal: { code: 'outcome-missing' }, typed: { comment: '很好' } } });
  expect(visible(page)).toContain('请选择您的决定');
  expect(all(page, ({ attributes }) => attributes['href'] === '#field-outcome-approved')).toHaveLength(1);
  expect(byId(page, 'field-comment')?.text).toContain('很好');
});

it('tells by a mark of each text what its window was shown', () => {
  const draft = { outcome: null, comment: '总', comments: [{ id: 'a1', about: null, text: '一' }] };
  const saved = { ...draft, savedAt: '2026-01-20T02:00:00.000Z', serial: 3 };
  const marksIn = (page: Found) =>
    byTag(page, 'input').flatMap(({ attributes: { name = '', value } }) =>
      name.startsWith(KNOWN) ? [[name.slice(KNOWN.length), value]] : [],
    );
  expect(Object.fromEntries(marksIn(pageOf('review', { draft: saved })))).toEqual(knownOf(draft));
  // Shown again after a refusal, it takes what the other window wrote where this one wrote nothing, and knows of it.
  const typed = { comment: '', 'comment-text:b2': '二' };
  const again = pageOf('review', { draft: saved, attempt: { refusal: { code: 'outcome-missing' }, typed } });
  expect(byId(again, 'field-comment')?.text).toContain('总');
  expect(Object.fromEntries(marksIn(again))).toEqual(knownOf(draft));
  // What both changed is saved by neither before it was put side by side.
  const both = pageOf('review', {
    draft: saved,
    attempt: { refusal: { code: 'outcome-missing' }, typed: { comment: '另' } },
  });
  expect(byId(both, 'field-comment')?.text).toContain('另');
  expect(Object.fromEntries(marksIn(both))).toEqual({ ...knownOf(draft), comment: '' });
});

describe('the page of two windows that wrote different things', () => {
  const conflict = (of: string, here: string, elsewhere: string) => ({ of, about: null, here, elsewhere });
  const { viewer, shown } = decisionPage('review');
  const written = {
    outcome: 'approved' as const,
    comment: '这里',
    comments: [{ id: 'a1', about: { section: 1 }, text: '一' }],
    known: { outcome: 'm1', comment: 'm2', a1: 'm3' },
  };
  const page = readPage(
    renderDraftConflictPage({
      ...{ viewer, season, today: TODAY, shown, written, to: '/comments' },
      conflicts: [conflict('outcome', 'approved', 'returned'), conflict('comment', '这里', '那里')],
    }),
  );

  it('shows both texts and saves the one that is made of them, with everything else of the form', () => {
    for (const words of ['这里写的', '另一个窗口里写的', '那里']) expect(visible(page)).toContain(words);
    const [form] = deedForms(page);
    const fields = byTag(form!, 'input').map(({ attributes: { type, name, value } }) => [type, name, value]);
    expect(fields).toEqual([
      ['hidden', 'token', TOKEN],
      ['hidden', 'shown', shown],
      ['hidden', 'comment-about:a1', 'section:1'],
      ['hidden', 'comment-text:a1', '一'],
      ['hidden', 'known:outcome', 'm1'],
      ['hidden', 'known:comment', 'm2'],
      ['hidden', 'known:a1', 'm3'],
      ['radio', 'outcome', 'approved'],
      ['radio', 'outcome', 'returned'],
    ]);
    expect(byTag(form!, 'textarea').map(({ attributes, text }) => [attributes['name'], text.trim()])).toEqual([
      ['comment', '这里'],
    ]);
  });
});

const delegation = {
  ...{ id: 'away', reason: '外出开会', at: '2026-01-10T01:00:00Z', endedAt: null },
  ...{ since: '2026-01-10', until: '2026-12-31' },
};

describe('the page that confirms', () => {
  const confirming = (
    outcome: 'approved' | 'returned',
    stage: 'review' | 'approval' = 'review',
    more: Partial<ConfirmDecisionPage> = {},
  ) => {
    const { viewer, current, shown } = decisionPage(stage);
    const page = { viewer, season, today: TODAY, agency, stage, submission: current.submission, shown };
    const written = { comment: '第一行\n第二行', comments: [], known: {} };
    return readPage(renderConfirmDecisionPage({ ...page, outcome, ...written, ...more }));
  };

  it.each([
    ['review', 'approved', '您将以“王芳（初审人）”的身份作出决定：通过初审。', '确认通过初审'],
    ['review', 'returned', '您将以“王芳（初审人）”的身份作出决定：退回修改。', '确认退回修改'],
    ['approval', 'approved', '您将以“李建国（审定人）”的身份作出决定：审定通过。', '确认审定通过'],
  ] as const)('of a %s that is %s says what will happen, on what and as whom', (stage, outcome, lead, button) => {
    const page = confirming(outcome, stage);
    for (const words of [lead, '云溪县教育局 2025 年度报告', 'ef'.repeat(32), '第二行'])
      expect(visible(page)).toContain(words);
    const [confirm, change] = deedForms(page);
    const fields = (form: Found | undefined) =>
      byTag(form!, 'input').map(({ attributes }) => [attributes['name'], attributes['value']]);
    const carried = [
      ['shown', 'ef'.repeat(32)],
      ['outcome', outcome],
      ['comment', '第一行\n第二行'],
    ];
    expect(fields(confirm)).toEqual([['token', TOKEN], ...carried, ['confirmed', 'yes']]);
    expect(byTag(confirm!, 'button').map(({ text }) => text)).toEqual([button]);
    expect(fields(change)).toEqual([['token', TOKEN], ...carried, ['change', 'yes']]);
  });

  it('tells the comment on the whole from those on places, and whose file it is that has no name', () => {
    const comments = [{ id: 'a1', about: { section: 1 }, text: '请补充。' }];
    const submission = { ...submissionOf(2, 'in-review'), fileName: '' };
    const text = visible(confirming('returned', 'review', { comment: '', comments, submission }));
    for (const words of ['总体意见', '（没有总体意见）', '逐处意见 1 条', '单位上传的文件（第 2 次上传）'])
      expect(text).toContain(words);
    expect(text).not.toContain('您上传的文件');
  });

  it('says for whom somebody decides who stands in, as the form before it does', () => {
    const { viewer } = decisionPage('review');
    const person = { name: '代小审', address: 'dai@example.invalid' as typeof viewer.person.address };
    const away = { ...season, delegations: [{ ...delegation, from: season.reviewer, to: person }] };
    const page = { viewer: { ...viewer, person }, season: away };
    expect(visible(confirming('approved', 'review', page))).toContain('您将代王芳（初审人）作出决定：通过初审。');
    expect(visible(pageOf('review', page))).toContain('您代王芳（初审人）作出决定');
    // Whoever is away sees nothing of the kind: the deed tells them that it is not theirs today.
    expect(visible(confirming('approved', 'review', { season: away }))).toContain('您将以“王芳（初审人）”的身份');
  });
});

describe('the page that asks for the code', () => {
  const asking = (state: CodePage['state'], because: CodePage['because'] = 'first') =>
    readPage(
      renderCodePage({
        ...{ viewer: viewerOf('approver'), season, today: TODAY, deed: 'approval', to: '/decision', state },
        ...{ confirms: '退回修改', subject: '云溪县教育局 2025 年度报告' },
        address: 'l***@example.invalid',
        because,
        carried: [
          ['outcome', 'returned'],
          ['comment', '表三有误'],
        ],
      }),
    );

  it('carries the decision along, says where the code was sent, and offers another', () => {
    const page = asking({ is: 'sent' });
    const form = formTo(page, `/g/${viewerOf('approver').grant}/decision`);
    expect(byTag(form!, 'input').map(({ attributes }) => [attributes['name'], attributes['value']])).toEqual([
      ['token', TOKEN],
      ['outcome', 'returned'],
      ['comment', '表三有误'],
      ['code', undefined],
    ]);
    expect(named(page, 'code')[0]?.attributes).toMatchObject({ inputmode: 'numeric', autocomplete: 'one-time-code' });
    expect(named(page, 'resend')).toHaveLength(1);
    expect(visible(page)).toContain('l***@example.invalid');
  });

  it('says the one reason for which it asks', () => {
    const [first, stopped] = (['first', 'stopped'] as const).map((why) => visible(asking({ is: 'sent' }, why)));
    expect(first).toContain('本年报季第一次在这个浏览器办理');
    expect(first).not.toContain('被停止');
    expect(stopped).toContain('您名下有一项决定被停止，请重新验证');
    expect(stopped).not.toContain('第一次');
  });

  it.each([
    [{ is: 'wrong', left: 3 }, '还可以试 3 次'],
    [{ is: 'malformed' }, '不算在试的次数里'],
    [{ is: 'expired' }, '验证码已过期'],
    [{ is: 'used-up' }, '验证码已试满次数'],
    [{ is: 'not-sent' }, '还没有可用的验证码'],
    [{ is: 'limited', usable: true }, '请先查收已发的邮件'],
    [{ is: 'limited', usable: false }, '原来的验证码已不能使用'],
  ] as const)('says of %j what to do, and that nothing is lost', (state, words) => {
    const page = asking(state);
    expect(all(page, ({ attributes }) => attributes['role'] === 'alert')).toHaveLength(1);
    for (const each of [words, '都还在', '退回修改（云溪县教育局 2025 年度报告）'])
      expect(visible(page)).toContain(each);
    // Where no code can be typed there is nothing but the way to a new one.
    const dead = state.is === 'expired' || state.is === 'used-up' || (state.is === 'limited' && !state.usable);
    expect(named(page, 'code')).toHaveLength(dead ? 0 : 1);
    expect(visible(page).includes('六位验证码已发到')).toBe(!dead);
    const form = formTo(page, `/g/${viewerOf('approver').grant}/decision`);
    expect(byTag(form!, 'button').map(({ text }) => text)).toEqual([
      ...(dead ? [] : ['核对验证码并完成审定决定']),
      '重新发送验证码',
    ]);
  });
});

it('says on every page of a season without codes that there are none', () => {
  expect(visible(pageOf('review'))).not.toContain('未启用验证码');
  expect(visible(pageOf('review', { season: { ...season, proof: 'off' } }))).toContain('演示年报季：未启用验证码');
});

it('says in whose name the buttons decide', () => {
  expect(visible(pageOf('review'))).toContain('您以“王芳（初审人）”的身份作出决定');
  expect(visible(pageOf('approval'))).toContain('您以“李建国（审定人）”的身份作出决定');
});

it('puts the buttons before the tables for the approver and after them for the reviewer', () => {
  const order = (stage: 'review' | 'approval') =>
    all(pageOf(stage), (element) => ['decision', 'table3'].includes(element.attributes['id'] ?? '')).map(
      (element) => element.attributes['id'],
    );
  expect(order('approval')).toEqual(['decision', 'table3']);
  expect(order('review')).toEqual(['table3', 'decision']);
});

it('shows statement, explanations, the earlier decision and what changed', () => {
  const text = visible(pageOf('approval'));
  expect(text).toContain('赵强（副局长）声明数据与正式文本一致');
  expect(text).toContain('1 件在年底撤回。');
  expect(text).toContain('数据与台账一致。');
  expect(text).toContain('9999');
  expect(text).toContain('表三第4行总计有误。');
});

it('asks for a comment when a return had none', () => {
  const page = pageOf('review', { attempt: { refusal: { code: 'comment-missing' }, typed: {} } });
  expect(byId(page, 'field-comment')?.attributes['aria-invalid']).toBe('true');
  expect(visible(page)).toContain('请填写退回意见');
});

it('answers a second visit with the decision that stands, and no form', () => {
  const page = pageOf('review', { status: { is: 'decided', decision: reviewPassed } });
  expect(deedForms(page)).toEqual([]);
  expect(visible(page)).toContain('您已于2026年1月18日 16:00 作出决定');
  const other = pageOf('review', {
    status: { is: 'decided', decision: { ...reviewPassed, by: season.publisher } },
  });
  expect(visible(other)).toContain('由周明于2026年1月18日 16:00 作出决定');
});

it('says so when the agency withdrew or nothing is to be decided', () => {
  const withdrawn = pageOf('review', { status: { is: 'withdrawn', at: '2026-01-18T08:00:00Z' } });
  expect(visible(withdrawn)).toContain('撤回这次报送');
  const notNow = pageOf('approval', { status: { is: 'not-now' } });
  expect(visible(notNow)).toContain('现在不在等待您的决定');
  for (const page of [withdrawn, notNow]) expect(deedForms(page)).toEqual([]);
});

it('counts as changed what stands in a cell or section, not how it was read', () => {
  const before = recordWith();
  expect(changesBetween(before, { ...before, reader: 'another' })).toEqual({
    cells: [],
    shortRow: false,
    opening: false,
    sections: [],
  });
  const after = recordOf(withValues(values, { 'review.total': '4321' }));
  expect(changesBetween(before, { ...after, sections: [] })).toMatchObject({
    cells: [{ cell: 'review.total', to: { value: '4321' } }],
    sections: [1, 2, 3, 4, 5, 6],
  });
});

describe('a report that comes back', () => {
  const cameBack = (record: ReportRecord) => {
    const { current } = decisionPage('review', { previous: null });
    const earlier = { submission: submissionOf(1, 'returned', { statement }), record, check: checkOf() };
    return pageOf('review', { current: { ...current, record: recordWith() }, previous: earlier });
  };
  const notes = (page: Found) =>
    all(page, ({ attributes }) => attributes['class'] === 'note explain').map(({ text }) => text);

  it('as it was is noted so, tables and text', () => {
    expect(notes(cameBack(recordWith()))).toContain('与上次报送相比，三张表和正文都没有变化。');
  });

  it('with another text says which parts differ, and that the tables do not', () => {
    const { sections, ...rest } = recordWith();
    const [first, ...others] = sections;
    const text = visible(
      cameBack({ ...rest, opening: ['另一个标题'], sections: [{ ...first!, paragraphs: ['另一段'] }, ...others] }),
    );
    expect(text).toContain('三张表的数字没有变化。');
    expect(text).toContain('正文有改动：标题和引言、第一部分。');
    expect(text).not.toContain('都没有变化');
  });

  it('with another number says that the text does not differ', () => {
    const text = visible(cameBack(recordWith({ cells: { 'review.total': '4321' } })));
    expect(text).toContain('正文没有改动。');
    expect(text).not.toContain('都没有变化');
  });

  it('with another mark in a cell, or another single row of the older form, is not as it was', () => {
    const marked = (raw: string) => recordWith({ cells: { 'activeDisclosure.rules.repealed': raw } });
    expect(changesBetween(marked('/'), marked('—')).cells).toHaveLength(1);
    const short = recordWith({ form: '2021-short' });
    expect(changesBetween(short, { ...short, shortFormRow: null })).toMatchObject({ cells: [], shortRow: true });
  });
});

describe('what rests on somebody’s word', () => {
  const by = { id: 'zhang@example.invalid', name: '张敏' };
  const word = (how: 'keyed' | 'confirmed') => ({ how, by, at: '2026-01-18T02:30:00Z' }) as const;

  it('is told in the summary: each number keyed in with what had been read, linked to its cell, and those confirmed', () => {
    const record = recordWith();
    const cells = {
      ...record.cells,
      'review.other': { ...record.cells['review.other'], attested: word('keyed'), reason: 'no-place' },
      'review.total': { ...record.cells['review.total'], attested: word('keyed'), candidates: ['7', '1'] },
      'review.upheld': { ...record.cells['review.upheld'], attested: word('confirmed') },
    };
    const { current } = decisionPage('review');
    const page = pageOf('review', { current: { ...current, record: { ...record, cells } } });
    const { text } = byId(page, 'summary-attested')!;
    expect(text).toContain('人工填写 2 格');
    expect(text).toContain(`${values['review.other']}（识别时：未识别）`);
    expect(text).toContain(`${values['review.total']}（识别时：读到 7、1）`);
    expect(text).toContain('确认了 1 格');
    const links = byTag(byId(page, 'summary-attested')!, 'a').map(({ attributes }) => attributes['href']);
    expect(links).toHaveLength(2);
    for (const link of links) expect(byId(page, link!.slice(1))).toBeDefined();
  });

  it('is not spoken of where there is none', () => {
    expect(byId(pageOf('review'), 'summary-attested')).toBeUndefined();
  });
});

it('shows the reviewer no decision of the approver as an earlier one', () => {
  const { current } = decisionPage('approval');
  const approved = { ...reviewPassed, stage: 'approval' as const, by: agency.approver };
  const decided = { ...current, submission: { ...current.submission, decisions: [reviewPassed, approved] } };
  const page = pageOf('review', { current: decided, status: { is: 'decided', decision: reviewPassed } });
  expect(byId(page, 'earlier')).toBeUndefined();
});

it('says to whoever disowned a decision, or decided after it, that the report is stopped and the decision without effect', () => {
  const { current } = decisionPage('review');
  const stopped = { stage: 'review', decidedAt: reviewPassed.at, by: reviewPassed.by, at: reviewPassed.at } as const;
  const held = { ...current.submission, state: 'stopped' as const, decisions: [reviewPassed], stopped };
  const status = { is: 'decided', decision: reviewPassed } as const;
  const text = visible(pageOf('review', { current: { ...current, submission: held }, status }));
  for (const words of ['已停止，决定待核实', '这份报告已停止。下面的决定不算数']) expect(text).toContain(words);
  expect(text).not.toContain('已通知审定人');
});

it('says why a stage is asked a second time', () => {
  const { current } = decisionPage('review');
  const again = { ...current, submission: { ...current.submission, round: 1, annulled: [reviewPassed] } };
  expect(visible(pageOf('review', { current: again }))).toContain('请您重新初审');
  expect(visible(pageOf('review'))).not.toContain('请您重新初审');
});

describe('what the rules found, on the page of a reviewer', () => {
  const told = findingOf({
    ...{ key: 'N01:1', rule: 'N01', cells: [], message: { zh: '正文说 3 件，表中 5 件。', en: '' } },
    evidence: [{ section: 1, sentence: '全年新收三件。', start: 0, end: 7 }],
  });
  const read = recordWith();
  const sections = read.sections.map((one) =>
    one.number === 1 ? { ...one, paragraphs: ['其他。', '全年新收三件。'] } : one,
  );
  const current = {
    submission: submissionOf(2, 'in-review', { statement }),
    record: { ...read, sections },
    check: checkOf(findingOf(), told),
  };
  const page = pageOf('review', { current });

  it('is told beside the tables, where the signs in the cells lead, and the notes lead back to the cells', () => {
    const [cell] = findingOf().cells;
    const note = byId(page, `beside-finding-${findingOf().key}`)!;
    expect(note.text).toContain(findingOf().message.zh);
    const found = all(page, ({ attributes }) => attributes['class'] === 'found noprint')[0]!;
    expect(byId(found, `beside-finding-${findingOf().key}`)).toBeDefined();
    const signs = byTag(byId(page, cellAnchor(cell!))!, 'a').map(({ attributes }) => attributes['href']);
    expect(signs).toContain(`#beside-finding-${findingOf().key}`);
    const back = byTag(note, 'a').map(({ attributes }) => attributes['href']);
    expect(back).toEqual(expect.arrayContaining([`#${cellAnchor(cell!)}`, `#finding-${findingOf().key}`]));
  });

  it('is told under the paragraph that it quotes', () => {
    const text = byId(page, 'report-text')!;
    const inside = all(text, ({ attributes }) => attributes['id'] !== undefined).map(
      ({ attributes }) => attributes['id'],
    );
    expect(inside.slice(inside.indexOf('paragraph-1-2'), inside.indexOf('paragraph-1-2') + 2)).toEqual([
      'paragraph-1-2',
      'beside-finding-N01:1',
    ]);
  });

  it('is told once to the agency, whose boxes stand in the list', () => {
    const own = readPage(renderFilingPage(filingPage({ ...current, submission: submissionOf(2, 'draft') })));
    expect(all(own, ({ attributes }) => (attributes['id'] ?? '').startsWith('beside-'))).toEqual([]);
  });
});
