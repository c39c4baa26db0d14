/** The page of the form as a browser gets it, without script: boxes, proposals, sums in words, findings, both sides of a conflict. */
import { describe, expect, test } from '@jest/globals';
import { formPage, type FormState } from '#shared/desk/online/page.js';
import { postedTyping } from '#shared/desk/online/posted.js';
import { formPreview } from '#shared/desk/online/preview.js';
import { savingAnswer } from '#shared/desk/online/saving.js';
import { textsIn } from '#shared/words/texts.js';
import { PostedForm } from '#shared/desk/edge.js';
import { keyAnchor } from '#shared/desk/parts/anchors.js';
import { cleanContent, contentMark, type PartContent, type PartId } from '#shared/form/parts.js';
import type { StoredPart } from '#shared/form/stored-form.js';
import { emptyFiling } from '#shared/store/filings.js';
import { CELL_IDS, TABLE3_COLUMNS, table3Cell } from '#shared/report/cells.js';
import { recordOf } from '../builders/record.js';
import { consistentValues, distinctValues, withValues } from '../builders/values.js';
import {
  renderFilingPage,
  renderFormConflictPage,
  renderFormEndedPage,
  renderFormPage,
  renderFormPreviewPage,
} from './in-chinese.js';
import { byId, byTag, formTo, named, readPage, visible } from './page.js';
import { agency, filingPage, season, viewerOf } from './views.js';

const t = textsIn('zh');
const NOW = new Date('2026-01-19T02:42:00Z');
const values = distinctValues(5);
const lastYear = recordOf(distinctValues(4));
const filing = emptyFiling({ area: 'home', year: 2025, agency: 'jiaoyu' });
const part = (id: PartId, content: PartContent, version = 1): [PartId, StoredPart] => [
  id,
  { part: id, version, content, by: agency.contact, at: '2026-01-19T02:42:00Z', writers: [agency.contact] },
];
const stateOf = (parts: [PartId, StoredPart][], more: Partial<FormState> = {}): FormState => ({
  season,
  agency,
  filing,
  form: new Map(parts),
  record: null,
  n: null,
  firstFiled: undefined,
  makers: [],
  previous: { record: lastYear, source: 'published' },
  area: undefined,
  ...more,
});
const viewOf = (state: FormState) =>
  formPage(state, { viewer: viewerOf('agency'), now: NOW, openingWording: t.onlineForm.openingWording });
const page = (state: FormState) => readPage(renderFormPage(viewOf(state)));
const AT = `/g/${viewerOf('agency').grant}/form`;

describe('the page of the form', () => {
  test('has a box for each of the 200 cells and a text for each section, in one form with a button for each part', () => {
    const form = formTo(page(stateOf([])), AT)!;
    expect(CELL_IDS.filter((cell) => named(form, `cell:${cell}`).length !== 1)).toEqual([]);
    expect(byTag(form, 'textarea').filter(({ attributes }) => attributes['name']?.startsWith('text:'))).toHaveLength(7);
    expect(named(form, 'then').map(({ attributes }) => attributes['value'])).toHaveLength(11);
    expect(named(form, 'shown:table3')[0]?.attributes['value']).toMatch(/^0\.[0-9a-f]{16}$/);
  });

  test('proposes what last year carried over, marked, shows last year’s number elsewhere, and leaves all else empty', () => {
    const read = page(stateOf([]));
    for (const column of TABLE3_COLUMNS) {
      const cell = table3Cell('requests.carriedIn', column);
      expect(named(read, `cell:${cell}`)[0]?.attributes['value']).toBe(
        lastYear.cells[table3Cell('requests.carriedForward', column)].value,
      );
      expect(byId(read, `under-${keyAnchor(cell)}`)?.text).toContain('上年结转带入，请核对');
    }
    const filled = CELL_IDS.filter((cell) => named(read, `cell:${cell}`)[0]?.attributes['value'] !== '');
    expect(filled).toHaveLength(7);
    expect(byId(read, `under-${keyAnchor('review.total')}`)?.text).toContain(
      `上年 ${lastYear.cells['review.total'].value}`,
    );
    expect(visible(read)).toContain('统计期限自2025年1月1日起至2025年12月31日止');
  });

  test('begins with a report that was read, while nobody has typed anything', () => {
    const read = page(stateOf([], { record: recordOf(values), n: 2 }));
    expect(CELL_IDS.map((cell) => named(read, `cell:${cell}`)[0]?.attributes['value'])).toEqual(
      CELL_IDS.map((cell) => values[cell]),
    );
    expect(visible(read)).toContain('取自已读出的文件');
    expect(formTo(read, `${AT}/take`)).toBeUndefined();
  });

  test('keeps what was typed beside a file that says otherwise, and offers to begin from that', () => {
    const read = page(stateOf([part('table4', { 'review.total': '5' })], { record: recordOf(values), n: 2 }));
    expect(named(read, 'cell:review.total')[0]?.attributes['value']).toBe('5');
    expect(named(read, 'cell:review.upheld')[0]?.attributes['value']).toBe('');
    expect(formTo(read, `${AT}/take`)).toBeDefined();
  });

  test('says in words that a sum differs, beside the sum, and lists what the rules say under the table', () => {
    const wrong = withValues(values, { 'review.total': '999' });
    const read = page(stateOf([part('table4', cleanContent('table4', wrong))]));
    expect(byId(read, `under-${keyAnchor('review.total')}`)?.text).toContain(
      `四项合计不符，应为 ${values['review.total']}`,
    );
    expect(byId(read, 'found-table4')?.text).toContain('999');
    expect(byId(read, 'found-table3')?.text).toBe('');
    const right = page(stateOf([part('table4', cleanContent('table4', values))]));
    expect(byId(right, `under-${keyAnchor('review.total')}`)?.text).toContain(`四项合计 ${values['review.total']}`);
    expect(byId(right, 'found-table4')?.text).toBe('');
  });

  test('names the slip that lies behind several sums, in the words of the other pages, and leads to its box', () => {
    const cell = 'outcomes.granted@total' as const;
    const good = consistentValues(7);
    const read = page(
      stateOf([part('table3', cleanContent('table3', withValues(good, { [cell]: `${good[cell]}9` })))]),
    );
    const found = byId(read, 'found-table3')!;
    expect(found.text).toContain('多填了一位数字');
    const [go] = byTag(found, 'a').filter(({ text }) => text.startsWith('在这里改正：'));
    expect(go?.attributes['href']).toBe(`#${keyAnchor(cell)}`);
  });

  test('asks no reason for lateness where the paper, or the report that it mends, came in time', () => {
    const late = { ...agency, deadline: '2026-01-18' };
    const day = { day: '2026-01-18', deadline: '2026-01-18' };
    const asks = (more: Partial<FormState>) =>
      viewOf(stateOf([], { agency: late, ...more })).check.findings.filter(
        ({ rule, severity }) => rule === 'T01' && severity === 'explain',
      ).length;
    expect([asks({}), asks({ firstFiled: day })]).toEqual([1, 0]);
    const recorder = { person: viewerOf('agency').person, reason: '', handedInBy: '张', receivedOn: '2026-01-18' };
    const recorders = [{ ...recorder, by: season.publisher, at: '2026-01-18T00:00:00Z', until: null }];
    expect(asks({ agency: { ...late, contact: season.publisher }, filing: { ...filing, recorders } })).toBe(0);
  });

  test('says of what is no number that it is none, and keeps it', () => {
    const read = page(stateOf([part('table4', { 'review.total': '三件' })]));
    expect(named(read, 'cell:review.total')[0]?.attributes).toMatchObject({ value: '三件', 'aria-invalid': 'true' });
    expect(byId(read, `under-${keyAnchor('review.total')}`)?.text).toContain('不是数字');
  });

  test('tells how far it is and when it was saved', () => {
    const read = page(
      stateOf([part('table2', cleanContent('table2', values)), part('section6', { text: '没有。' })], {
        previous: undefined,
      }),
    );
    expect(visible(read)).toContain('数字已填 10 / 200，六个部分完成 2 / 6');
    expect(byId(read, 'saved-table2')?.text).toBe('10:42 已保存');
    expect(byId(read, 'saved-table4')?.text).toBe('还没有保存过');
  });

  test('can only be looked at while somebody decides on the report', () => {
    const read = page(stateOf([], { filing: { ...filing, state: 'in-review' } }));
    expect(named(read, 'then')).toEqual([]);
    expect(named(read, 'cell:review.total')[0]?.attributes).toHaveProperty('readonly');
    expect(visible(read)).toContain('现在不能填写');
  });
});

describe('what a browser sends back', () => {
  const fieldsOf = (state: FormState): Map<string, string[]> => {
    const form = formTo(page(state), AT)!;
    const inputs = byTag(form, 'input').map(
      ({ attributes }) => [attributes['name']!, [attributes['value'] ?? '']] as [string, string[]],
    );
    const texts = byTag(form, 'textarea').map(
      ({ attributes, text }) => [attributes['name']!, [text]] as [string, string[]],
    );
    return new Map([...inputs, ...texts]);
  };

  test('untouched is what the page showed, part by part', () => {
    const state = stateOf([
      part('section5', { text: '第一段。\n第二段。' }, 4),
      part('table2', cleanContent('table2', values), 2),
    ]);
    const view = viewOf(state);
    for (const posted of postedTyping(new PostedForm(fieldsOf(state)), t).parts) {
      expect([posted.part, posted.content]).toEqual([posted.part, view.parts[posted.part].content]);
      expect(posted.shown).toEqual({ version: view.parts[posted.part].version, mark: contentMark(posted.content) });
    }
  });

  test('with a pasted table is that table, and a paste that is none is kept and told', () => {
    const fields = fieldsOf(stateOf([]));
    fields.set('paste:table4', [TABLE4_TEXT]);
    fields.set('paste:table2', ['1\t2']);
    const { parts, pasteProblems } = postedTyping(new PostedForm(fields), t);
    expect(parts.find((one) => one.part === 'table4')?.content).toEqual(cleanContent('table4', values));
    expect([...pasteProblems.values()]).toEqual([
      { text: '1\t2', why: expect.stringContaining('要 10 个数，现在认出 2 个') },
    ]);
    const again = readPage(renderFormPage({ ...viewOf(stateOf([])), pasteProblems }));
    expect(named(again, 'paste:table2')[0]?.text.trim()).toBe('1\t2');
  });
});
const TABLE4_TEXT = Object.values(cleanContent('table4', values)).join('\t');

describe('a part that two people changed', () => {
  const theirs = part('table4', { 'review.total': '5', 'review.other': '1' }, 3)[1];
  const yours = {
    part: 'table4' as const,
    content: { 'review.total': '7', 'review.other': '1' },
    shown: { version: 2, mark: '' },
  };
  const text = part('section1', { text: '对方写的。' }, 2)[1];
  const mine = { part: 'section1' as const, content: { text: '我写的。' }, shown: { version: 1, mark: '' } };
  const read = readPage(
    renderFormConflictPage({
      viewer: viewerOf('agency'),
      season,
      today: '2026-01-19',
      conflicts: [
        { yours, theirs },
        { yours: mine, theirs: text },
      ],
    }),
  );

  test('shows both numbers where they differ, carries the others along, and may be saved over the other’s version only', () => {
    expect(
      named(read, 'cell:review.total').map(({ attributes }) => [
        attributes['type'],
        attributes['value'],
        'checked' in attributes,
      ]),
    ).toEqual([
      ['radio', '7', true],
      ['radio', '5', false],
    ]);
    expect(named(read, 'cell:review.other')[0]?.attributes).toMatchObject({ type: 'hidden', value: '1' });
    expect(named(read, 'shown:table4')[0]?.attributes['value']).toBe(`3.${contentMark(theirs.content)}`);
  });

  test('shows both texts, one’s own to be mended', () => {
    expect(named(read, 'text:section1')[0]?.text.trim()).toBe('我写的。');
    expect(visible(read)).toContain('对方写的。');
    expect(named(read, 'choose:section1').map(({ attributes }) => attributes['value'])).toEqual(['yours', 'theirs']);
  });
});

test('a browser whose session is over gets back what it typed, to save it again or to copy it', () => {
  const entries = [
    ['shown:section1', '1.0123456789abcdef'],
    ['text:section1', '写了很久的<b>文字</b>。'],
    ['token', 'secret-token'],
  ] as const;
  const html = renderFormEndedPage({ grant: viewerOf('agency').grant, to: '/form', entries });
  const read = readPage(html);
  expect(named(read, 'text:section1')[0]?.attributes['value']).toBe('写了很久的<b>文字</b>。');
  expect(byTag(read, 'textarea')[0]?.text).toContain('写了很久的<b>文字</b>。');
  expect(html).not.toContain('secret-token');
  expect(formTo(read, `/g/${viewerOf('agency').grant}/form`)).toBeDefined();
});

test('the script is told what a page loaded anew would show', () => {
  const wrong = withValues(values, { 'review.total': '999' });
  const state = stateOf([part('table4', cleanContent('table4', wrong), 6)], { previous: undefined });
  const view = viewOf(state);
  const answer = savingAnswer(view, ['table4'], { form: state.form, saved: [], conflicts: [] }, t);
  expect(answer).toMatchObject({ conflicts: [], progress: '数字已填 15 / 200，六个部分完成 1 / 6' });
  expect(answer.parts[0]).toMatchObject({
    part: 'table4',
    shown: `6.${view.parts.table4.mark}`,
    saved: '10:42 已保存',
  });
  expect(renderFormPage(view)).toContain(`data-found="table4">${answer.parts[0]?.found}</div>`);
});

describe('the preview', () => {
  const filled = stateOf([
    part('table4', cleanContent('table4', values)),
    part('section6', { text: '没有其他事项。' }),
  ]);
  const read = readPage(renderFormPreviewPage(formPreview(filled, { viewer: viewerOf('agency'), now: NOW })));

  test('shows the report as it is printed and how many cells are empty, and names what is sent', () => {
    expect(visible(read)).toContain('云溪县教育局2025年政府信息公开工作年度报告');
    expect(visible(read)).toContain('还有 185 格没有填');
    expect(byTag(read, 'td').filter(({ text }) => text !== '' && /^\d+$/.test(text))).toHaveLength(15);
    expect(named(formTo(read, `${AT}/finish`)!, 'shown')[0]?.attributes['value']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('names another sending as soon as anything else is typed', () => {
    const shown = (state: FormState) => formPreview(state, { viewer: viewerOf('agency'), now: NOW }).shown;
    expect(shown(filled)).not.toBe(shown(stateOf([part('table4', cleanContent('table4', values))])));
  });
});

test('the agency’s page leads to the form beside the box for uploading, with how far it is', () => {
  const form = { begun: true, progress: { cells: 120, sections: 4 } };
  const read = readPage(renderFilingPage(filingPage(null, { form })));
  expect(visible(read)).toContain('数字已填 120 / 200，六个部分完成 4 / 6');
  expect(byTag(read, 'a').filter(({ attributes }) => attributes['href'] === AT)).toHaveLength(1);
  expect(
    byTag(readPage(renderFilingPage(filingPage(null))), 'a').filter(({ attributes }) => attributes['href'] === AT),
  ).toEqual([]);
});
