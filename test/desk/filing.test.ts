import { describe, expect, it } from '@jest/globals';
import { answered } from '#shared/filing/answers.js';
import { openReturn } from '#shared/desk/shown-submissions.js';
import { confirmAnchor, keyAnchor } from '#shared/desk/parts/anchors.js';
import { itemsToMend } from '#shared/desk/parts/findings.js';
import { deskStylesheet } from '#shared/desk/stylesheet.js';
import { CELL_IDS, addressOf, type CellId } from '#shared/report/cells.js';
import { causeText } from '#shared/rules/index.js';
import type { Cause } from '#shared/report/finding.js';
import type { Takedown } from '#shared/filing/takedowns.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { emptyFiling } from '#shared/store/filings.js';
import { recordOf } from '../builders/record.js';
import { distinctValues } from '../builders/values.js';
import { all, byId, byTag, deedForms, formTo, named, readPage, visible, type Found } from './page.js';
import {
  boardRow,
  clean,
  checkOf,
  confirming,
  decisionPage,
  explainFinding,
  filingPage,
  findingOf,
  inState,
  recordWith,
  season,
  statement,
  submissionOf,
  troubled,
  values,
  viewerOf,
} from './views.js';
import { renderDecisionPage, renderFilingPage, renderVerifyPage } from './in-chinese.js';

const GRANT = `/g/${viewerOf('agency').grant}`;
const causeOf = (cell: CellId): Cause => ({
  kind: 'digit',
  cells: [cell],
  changes: [{ cell, from: '71', to: '17' }],
  explains: [0],
});
const pageOf = (...args: Parameters<typeof filingPage>) => readPage(renderFilingPage(filingPage(...args)));

describe('the page of an agency before the first upload', () => {
  const page = pageOf(null);

  it('asks for a file and says until when and what happens then', () => {
    expect(visible(page)).toContain('截止日期 2026年1月31日，还有 12 天');
    expect(visible(page)).toContain('识别三张表共 200 个数字');
    expect(formTo(page, `${GRANT}/upload`)).toBeDefined();
  });

  it('offers nothing to file', () => {
    expect(formTo(page, `${GRANT}/file`)).toBeUndefined();
  });
});

describe('a correction that went with its release, while the version before it is public', () => {
  const takedown = (putBack: Takedown['putBack']): Takedown => ({
    ...{ n: 2, version: 2, publishedAt: '2026-01-19T02:00:00.000Z', cause: 'rolled-back', reason: '选错了单位' },
    ...{ by: season.publisher, at: '2026-01-20T02:00:00.000Z', putBack },
    release: releaseIdSchema.parse('home.r20260120-cccccc'),
  });
  const standingAgain = (state: 'taken-down' | 'approved' | 'draft', own = 2, putBack: Takedown['putBack'] = null) =>
    pageOf(inState({ ...clean, submission: { ...clean.submission, n: own } }, state), {
      filing: {
        ...emptyFiling({ area: 'home', year: 2025, agency: 'jiaoyu' }),
        ...{ state, current: own, lastNumber: own, takedowns: [takedown(putBack)] },
        released: { n: 1, version: 1, at: '2026-01-18T02:00:00.000Z', release: 'home.r20260118-abcdef' },
      },
    });

  it('says why, and that it must be filed anew where a decision on it was disowned', () => {
    const words = visible(standingAgain('taken-down'));
    expect(words).toContain('撤回了公开第 2 版的那次发布');
    expect(words).toContain('选错了单位');
    expect(words).toContain('请重新上传并报送');
    expect(words).not.toContain('您无需做什么');
    expect(formTo(standingAgain('taken-down'), `${GRANT}/upload`)).toBeDefined();
  });

  it('says so as well while it stands for release again, and while the agency works on the next', () => {
    const putBack = { reason: '选错了单位', by: season.publisher, at: '2026-01-20T02:00:00.000Z' };
    expect(visible(standingAgain('approved', 2, putBack))).toContain('撤回了公开第 2 版的那次发布');
    expect(visible(standingAgain('draft', 3))).toContain('撤回了公开第 2 版的那次发布');
  });
});

describe('a draft with open matters', () => {
  const page = pageOf(troubled);

  it('shows every one of the 200 cells once, under the id that findings jump to', () => {
    for (const id of CELL_IDS) {
      expect(all(page, (element) => element.attributes['id'] === `cell-${addressOf(id)}`)).toHaveLength(1);
    }
  });

  it('prints the numbers as read, a mark as printed, a blank as blank', () => {
    const cell = (id: CellId) => byId(page, `cell-${addressOf(id)}`)?.text.trim();
    expect(cell('requests.newlyReceived@total')).toBe(values['requests.newlyReceived@total']);
    expect(cell('activeDisclosure.rules.repealed')).toBe('/');
    expect(cell('activeDisclosure.rules.issued')).toBe('空白');
  });

  it('gives an unread cell an empty input and never a 0', () => {
    const [input] = named(page, 'cell:denied.stateSecrets@naturalPerson');
    expect(input?.attributes['value']).toBe('');
    expect(byId(page, `cell-${addressOf('denied.stateSecrets@naturalPerson')}`)?.text).toContain('未识别');
    expect(visible(page)).toContain('两种读法不一致：7、1');
  });

  it('asks to confirm exactly the cells that only a person can vouch for', () => {
    expect(named(page, 'confirm').map((input) => input.attributes['value'])).toEqual([
      'outcomes.granted@naturalPerson',
    ]);
  });

  it('asks an explanation only where a finding wants one', () => {
    const boxes = byTag(page, 'textarea').map((box) => box.attributes['name']);
    expect(boxes).toEqual([`explain:${explainFinding.key}`]);
  });

  it('says of an explanation that was carried over when it was written', () => {
    const said = { finding: explainFinding.key, text: '上年结转 1 件年底撤回。', carriedFrom: 2 };
    const carried = { ...troubled, submission: { ...troubled.submission, explanations: [said] } };
    const [box] = byTag(pageOf(carried), 'textarea');
    expect(box?.text).toBe(said.text);
    expect(visible(pageOf(carried))).toContain('这是您在第 2 次上传时写的说明');
    const filed = inState(carried, 'in-review', { statement });
    expect(renderDecisionPage(decisionPage('review', { current: filed }))).toContain('（沿用第 2 次上传时的说明）');
  });

  it('links findings to cells and cells to findings', () => {
    const targets = byTag(page, 'a')
      .map((link) => link.attributes['href'] ?? '')
      .filter((href) => href.startsWith('#'));
    expect(targets).toContain(`#cell-${addressOf('outcomes.partiallyGranted@total')}`);
    expect(targets).toContain(`#finding-${findingOf().key}`);
    for (const target of targets) expect(byId(page, target.slice(1))).toBeDefined();
  });

  it('keeps the filing button shut and says why', () => {
    const form = formTo(page, `${GRANT}/file`);
    const button = form && byTag(form, 'button')[0];
    expect(button?.attributes).toHaveProperty('disabled');
    const reasons = byId(page, 'not-ready')?.text ?? '';
    expect(reasons).toContain('1 处需修改');
    expect(reasons).toContain('2 格未能识别');
    expect(reasons).toContain('1 格尚未确认');
    expect(reasons).toContain('1 处尚未说明');
  });

  it('sends along which version it showed', () => {
    expect(named(page, 'shown').map((input) => input.attributes['value'])).toEqual(['5', '5', '5']);
  });
});

it('puts the inputs into the tables when many cells are unread, each still once', () => {
  const unread = CELL_IDS.slice(10, 40);
  const cells = Object.fromEntries(unread.map((id) => [id, { unread: 'no-place' }]));
  const page = pageOf({ ...clean, record: recordWith({ cells }) });
  for (const id of unread) {
    expect(named(page, `cell:${id}`).map((input) => input.attributes['form'])).toEqual(['record']);
  }
});

it('lets a keyed cell be keyed again, because a clerk may have mistyped', () => {
  const record = recordWith();
  const attested = { how: 'keyed', by: { id: 'a', name: '张敏' }, at: '2026-01-18T00:00:00Z' } as const;
  const cells = { ...record.cells, 'review.other': { ...record.cells['review.other'], attested } };
  const [input] = named(pageOf({ ...clean, record: { ...record, cells } }), 'cell:review.other');
  expect(input?.attributes['value']).toBe(values['review.other']);
});

it('opens the filing button when nothing is left', () => {
  const form = formTo(pageOf(clean), `${GRANT}/file`);
  expect(form && byTag(form, 'button')[0]?.attributes).not.toHaveProperty('disabled');
});

describe('the last look before filing', () => {
  const said = { finding: explainFinding.key, text: '上年结转 1 件年底撤回。', message: explainFinding.message.zh };
  const explained = {
    ...clean,
    submission: submissionOf(2, 'draft', { explanations: [said] }),
    check: checkOf(explainFinding),
  };
  const lastYear = { record: recordOf(distinctValues(4)), source: 'published' } as const;
  const answersOf = (page: Found) =>
    all(page, ({ attributes }) => attributes['aria-labelledby'] === 'answers')[0] ?? page;

  it('stands first, with the one button right under it, as soon as nothing is left to do', () => {
    const html = renderFilingPage(filingPage(clean, { lastYear }));
    const order = ['id="answers"', `action="${GRANT}/file"`, 'id="result"', 'id="tables"'].map((part) =>
      html.indexOf(part),
    );
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  it('lists the file, the deadline, who decides, the sections, what was explained and the key numbers beside last year’s', () => {
    const { text } = answersOf(pageOf(explained, { lastYear }));
    for (const words of [
      '教育局 2025 年报（第2稿）.pdf”（第 2 次上传）',
      '2026年1月31日，还有 12 天',
      '王芳初审，李建国审定',
      '六个部分都有',
      '上年结转 1 件年底撤回。',
      values['requests.newlyReceived@total'],
      lastYear.record.cells['requests.newlyReceived@total'].value ?? '',
      '2024 年（上年）',
    ])
      expect(text).toContain(words);
  });

  it('leads from every line to the place where it is changed', () => {
    const page = pageOf(explained, { lastYear });
    const targets = byTag(answersOf(page), 'a').map(({ attributes }) => attributes['href'] ?? '');
    expect(targets).toContain(`#explain-${explainFinding.key}`);
    expect(targets.filter((href) => byId(page, href.slice(1)) === undefined)).toEqual([]);
  });

  it('is not there while something is left to do', () => {
    expect(byId(pageOf(troubled), 'answers')).toBeUndefined();
  });

  it('leads into the form where the report was typed there', () => {
    const typed = { key: 'typed/home/2025/jiaoyu/x', versionId: 'v1' };
    const page = pageOf({ ...clean, submission: submissionOf(2, 'draft', { arrival: typed }) });
    const targets = byTag(answersOf(page), 'a').map(({ attributes }) => attributes['href'] ?? '');
    expect(targets).toContain(`${GRANT}/form#${keyAnchor('requests.newlyReceived@total')}`);
    expect(answersOf(page).text).toContain('在在线表单里改正后再次送出');
  });
});

describe('a number that a person wrote on our pages and a rule finds wrong', () => {
  const cell: CellId = 'outcomes.partiallyGranted@total';
  const attested = { how: 'keyed', by: { id: 'a', name: '张敏' }, at: '2026-01-18T00:00:00Z' } as const;
  const keyedIn = (cells: readonly CellId[]) => {
    const record = recordWith();
    const keyed = Object.fromEntries(cells.map((id) => [id, { ...record.cells[id], attested }]));
    return { ...record, cells: { ...record.cells, ...keyed } };
  };
  const check = { ...checkOf(findingOf()), causes: [causeOf(cell)] };
  const page = pageOf({ ...clean, record: keyedIn([cell]), check });

  it('is corrected in its box on this page, not by another upload', () => {
    const [go] = byTag(page, 'a').filter(({ text }) => text.startsWith('在这里改正：'));
    expect(go?.attributes['href']).toBe(`#${keyAnchor(cell)}`);
    expect(visible(page)).toContain('填错了，在这里改正即可，不用重新上传');
    expect(visible(page)).not.toContain('请改正原文件，然后重新上传；在线填写的，');
  });

  it('stands in its box, marked as wrong, with the cause by name', () => {
    const [input] = named(page, `cell:${cell}`);
    expect(input?.attributes).toMatchObject({ value: values[cell], 'aria-invalid': 'true' });
    const told = (input?.attributes['aria-describedby'] ?? '').split(' ').map((id) => byId(page, id)?.text ?? '');
    expect(told.join()).toContain(causeText(causeOf(cell), 'likeliest').message.zh);
  });

  it('is corrected in the form where the report was typed there', () => {
    const typed = submissionOf(2, 'draft', { arrival: { key: 'typed/home/2025/jiaoyu/x', versionId: 'v1' } });
    const [go] = byTag(pageOf({ ...clean, submission: typed, check }), 'a').filter(({ text }) =>
      text.startsWith('在这里改正：'),
    );
    expect(go?.attributes['href']).toBe(`${GRANT}/form#${keyAnchor(cell)}`);
  });

  it('is mended in the file where the file says it', () => {
    const plain = pageOf({ ...clean, check });
    expect(byTag(plain, 'a').filter(({ text }) => text.startsWith('在这里改正：'))).toEqual([]);
    expect(visible(plain)).toContain('请改正原文件，然后重新上传；在线填写的，');
  });
});

it('keeps what was typed and links from the summary to the missing fields', () => {
  const page = pageOf(clean, {
    attempt: { refusal: { code: 'statement-missing', fields: ['title', 'agree'] }, typed: { officer: '赵强' } },
  });
  expect(named(page, 'officer')[0]?.attributes['value']).toBe('赵强');
  const alert = all(page, (element) => element.attributes['role'] === 'alert')[0];
  const links = alert ? byTag(alert, 'a').map((link) => link.attributes['href']?.slice(1) ?? '') : [];
  expect(links).toEqual(['field-title', 'field-agree']);
  for (const id of links) expect(byId(page, id)?.attributes['aria-invalid']).toBe('true');
});

it('shows a wrong number again beside its reason', () => {
  const page = pageOf(troubled, {
    attempt: {
      refusal: { code: 'bad-values', cells: [{ cell: 'review.other', text: '三' }] },
      typed: { 'cell:review.other': '三' },
    },
  });
  expect(named(page, 'cell:review.other')[0]?.attributes).toMatchObject({ value: '三', 'aria-invalid': 'true' });
});

it('says of the blank form what stands in it already, and once where there is no report of last year', () => {
  const lastYear = { record: recordOf(distinctValues(4)), source: 'published' } as const;
  expect(visible(pageOf(null, { lastYear }))).toContain('已填好单位名称、年度和“二、上年结转”一行，请核对。');
  const text = visible(pageOf(null));
  expect(text.match(/系统里没有 2024 年度的年报/g)).toHaveLength(1);
  expect(text).toContain('“二、上年结转”一行请自己填写');
  expect(text).not.toContain('也已填好');
});

it('waits without forms of a draft while a file is being read', () => {
  const page = pageOf({ submission: submissionOf(2, 'received'), record: null, check: null });
  expect(visible(page)).toContain('正在识别');
  expect(formTo(page, `${GRANT}/file`)).toBeUndefined();
  expect(all(page, (element) => 'data-waiting' in element.attributes)).toHaveLength(1);
});

describe('while the malware scanner looks at a file', () => {
  const waiting = { submission: submissionOf(2, 'received', { scan: { is: 'awaited' } }), record: null, check: null };
  const until = '2026-01-18T02:30:00.000Z';

  it('says what it waits for, until when, and that nothing has been opened', () => {
    const page = pageOf(waiting, { scanning: { until, isSlow: false } });
    expect(visible(page)).toContain('正在做病毒检查');
    expect(visible(page)).toContain('检查通过之前，系统不会打开文件。如果到 2026年1月18日 10:30 还没有结果');
    expect(visible(page)).not.toContain('正在识别');
    expect(formTo(page, `${GRANT}/upload`)).toBeUndefined();
    expect(all(page, (element) => 'data-waiting' in element.attributes)).toHaveLength(1);
  });

  it('offers to send it again once that takes too long', () => {
    const page = pageOf(waiting, { scanning: { until, isSlow: true } });
    expect(visible(page)).toContain('检查比平时慢');
    expect(formTo(page, `${GRANT}/upload`)).toBeDefined();
  });
});

it('says why an upload was refused and how to mend it, without the words that readers keep for the log', () => {
  const refused = submissionOf(1, 'refused', { refusal: { code: 'scanned', detail: '6 of 6 pages are pictures' } });
  const page = pageOf(null, { uploads: [refused] });
  expect(visible(page)).toContain('文件是扫描件或图片');
  expect(visible(page)).toContain('不要打印后再扫描');
  expect(visible(page)).not.toContain('pages are pictures');
});

it('names the other body whose report was sent', () => {
  const refused = submissionOf(1, 'refused', { refusal: { code: 'other-agency', detail: '云溪县民政局' } });
  expect(visible(pageOf(null, { uploads: [refused] }))).toContain('文件上写的单位名称：云溪县民政局');
});

it.each([
  ['mend the file first', troubled, '有 1 处需修改。请改正原文件，然后重新上传；在线填写的，', '#upload'],
  [
    'complete what is open',
    { ...clean, record: confirming(recordWith(), 'review.other') },
    '请办理下面列出的事项，保存后报送。',
    '#result',
  ],
  ['file', clean, '没有待办的事项。请核对下面列出的主要内容，然后报送。', '#answers'],
])('names the one next act of a draft and leads to it: %s', (_, current, words, href) => {
  const page = pageOf(current);
  expect(visible(page)).toContain(words);
  expect(byTag(page, 'a').some((link) => link.attributes['href'] === href)).toBe(true);
  expect(byId(page, href.slice(1))).toBeDefined();
});

it('hands out the receipt after filing and still lets the agency withdraw', () => {
  const filed = inState(clean, 'in-review', { statement });
  const page = pageOf(filed, { receipt: { submission: filed.submission, auditHead: null } });
  expect(visible(page)).toContain('报送回执');
  expect(visible(page)).toContain('2025-jiaoyu-2');
  expect(visible(page)).toContain('2026年1月18日 10:30');
  expect(formTo(page, `${GRANT}/withdraw`)).toBeDefined();
  expect(formTo(page, `${GRANT}/upload`)).toBeUndefined();
});

it('shows the words of a return and asks for a mended file first', () => {
  const decision = {
    stage: 'review',
    outcome: 'returned',
    comment: '表三总计有误。',
    by: season.reviewer,
    at: '2026-01-18T02:00:00Z',
  } as const;
  const page = pageOf(inState(clean, 'returned', { statement, decisions: [decision] }));
  expect(visible(page)).toContain('表三总计有误。');
  expect(formTo(page, `${GRANT}/upload`)).toBeDefined();
  expect(formTo(page, `${GRANT}/file`)).toBeUndefined();
});

it('offers no act when the season is closed', () => {
  const page = pageOf(troubled, { season: { ...season, state: 'closed' } });
  expect(deedForms(page)).toEqual([]);
});

it('escapes whatever a document or a person wrote', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const html = renderFilingPage(
    filingPage(
      { ...clean, check: checkOf(findingOf({ message: { zh: evil, en: '' } })) },
      { uploads: [submissionOf(2, 'draft', { fileName: evil })] },
    ),
  );
  expect(html).not.toContain('<img');
  expect(visible(readPage(html))).toContain(evil);
});

it('shows the single row of the older form instead of the three', () => {
  const page = pageOf({ ...clean, record: recordWith({ form: '2021-short' }) });
  expect(visible(page)).toContain('“（六）其他处理”只印一行');
  expect(byId(page, 'cell-otherHandling.total@total')).toBeDefined();
  expect(byId(page, `cell-${addressOf('otherHandling.feeUnpaid@total')}`)).toBeUndefined();
});

it('tells what the reader noted about the document', () => {
  const notes = [{ code: 'label-differs', text: '表头“总计”印作“合计”。', cells: [] }];
  expect(visible(pageOf({ ...clean, record: { ...recordWith(), notes } }))).toContain('印作“合计”');
});

it('makes every row of the three tables as wide as its head', () => {
  const page = pageOf({ ...clean, record: confirming(recordWith(), 'outcomes.total@total') });
  for (const name of ['t2', 't3', 't4']) {
    const table = all(page, (element) => element.attributes['class'] === `form ${name}`)[0];
    expect(table && widthsOf(table)).toEqual([{ t2: 4, t3: 10, t4: 15 }[name]]);
  }
});

/** The distinct widths of a table's rows, spans from above counted in. */
function widthsOf(table: Parameters<typeof byTag>[0]): number[] {
  const rows = byTag(table, 'tr');
  const widths = rows.map(() => 0);
  rows.forEach((row, index) => {
    for (const cell of row.inside) {
      const { colspan = '1', rowspan = '1' } = cell.attributes;
      for (let down = 0; down < Number(rowspan); down += 1) {
        widths[index + down] = (widths[index + down] ?? 0) + Number(colspan);
      }
    }
  });
  return [...new Set(widths)];
}

describe('what a report was returned with', () => {
  const returned = submissionOf(1, 'returned', {
    statement,
    decisions: [
      {
        stage: 'review',
        outcome: 'returned',
        comment: '表三第4行总计有误。',
        by: season.reviewer,
        at: '2026-01-15T02:00:00Z',
      },
    ],
  });
  const draft = submissionOf(2, 'draft');

  it('stays on the page with stage, name and time while the mended file is checked', () => {
    const page = visible(pageOf(clean, { openReturn: openReturn([returned, draft], draft) }));
    expect(page).toContain('初审退回意见（王芳，2026年1月15日 10:00）');
    expect(page).toContain('表三第4行总计有误。');
    expect(page).toContain('这是对第 1 次上传的退回意见');
  });

  it('stays through files that were refused or replaced', () => {
    const uploads = [returned, submissionOf(2, 'superseded'), submissionOf(3, 'refused')];
    expect(openReturn(uploads, null)?.submission.n).toBe(1);
  });

  it('is told once while the returned report itself is the current one', () => {
    expect(openReturn([returned], returned)).toBeNull();
  });

  it('ends with the next filing', () => {
    expect(openReturn([returned, submissionOf(2, 'in-review', { statement })], null)).toBeNull();
    expect(openReturn([submissionOf(1, 'withdrawn', { statement }), draft], draft)).toBeNull();
  });
});

describe('a file whose name is not known', () => {
  const nameless = { fileName: '' };
  const refused = submissionOf(1, 'refused', { ...nameless, refusal: { code: 'scanned', detail: '' } });

  it('is called what it is where it was refused and in the list of uploads', () => {
    const page = pageOf(null, { uploads: [refused] });
    expect(visible(page)).toContain('您上传的文件未能受理：文件是扫描件或图片');
    expect(visible(page)).not.toContain('“”');
    expect(byTag(page, 'a').map((link) => link.text.trim())).toContain('您上传的文件');
  });

  it('is still linked and named on the receipt', () => {
    const submission = submissionOf(2, 'in-review', { ...nameless, statement });
    const page = pageOf({ ...clean, submission }, { receipt: { submission, auditHead: null } });
    expect(byTag(page, 'a').map((link) => link.text.trim())).toContain('打开原文件');
    expect(byTag(page, 'dd').map((value) => value.text.trim())).toContain('您上传的文件');
  });
});

it('shows no number to copy where a rule knows only the least', () => {
  const least = { expected: null, actual: '0' };
  expect(visible(pageOf({ ...clean, check: checkOf(findingOf(least)) }))).not.toContain('应为');
});

it('says of an unread cell why, and what was read instead', () => {
  const cells = {
    'review.other': { unread: 'spaced', candidates: ['7 1'] },
    'review.total': { unread: 'a code of tomorrow' },
  };
  const page = visible(pageOf({ ...clean, record: recordWith({ cells }) }));
  expect(page).toContain('格中的数字之间有空隙，无法确定是一个数还是几个数。读到的是：7 1。');
  expect(page).not.toContain('a code of tomorrow');
});

it('names the kinds of file that can be read', () => {
  expect(visible(pageOf(null))).toContain(
    'PDF、Word（.docx）、Excel（.xlsx）、ODF（.odt、.ods）、网页（含 .mht）、CSV、文本',
  );
});

describe('what the page counts', () => {
  const keyed = (record: ReturnType<typeof recordWith>, cell: CellId) => ({
    ...record,
    cells: {
      ...record.cells,
      [cell]: {
        ...record.cells[cell],
        kind: 'number' as const,
        value: '17',
        attested: { how: 'keyed' as const, by: { id: 'x', name: '张敏' }, at: '2026-01-18T02:30:00Z' },
      },
    },
  });

  it('tells numbers still to key in from those keyed in already', () => {
    const record = keyed(recordWith({ cells: { 'review.other': { unread: 'no-place' } } }), 'review.total');
    expect(byId(pageOf({ ...clean, record }), 'unread')?.text).toBe('未能识别，请填写 1；已填写，可以更改 1');
    expect(byId(pageOf({ ...clean, record: keyed(recordWith(), 'review.total') }), 'unread')?.text).toBe(
      '已填写，可以更改 1',
    );
  });

  it('says as how many items the findings to mend are listed, where one slip explains several', () => {
    const row = findingOf({ key: 'A02:a' });
    const sums = [row, findingOf({ key: 'A03:b' }), findingOf({ key: 'A04:c' })];
    const cause = { kind: 'cell', cells: ['outcomes.granted@naturalPerson'], explains: [0, 1] };
    const joined = { ...checkOf(...sums), causes: [cause] } as unknown as ReturnType<typeof checkOf>;
    expect(visible(pageOf({ ...clean, check: checkOf(...sums) }))).toContain('有 3 处需修改。');
    expect(itemsToMend(answered(joined, clean.submission))).toBe(2);
  });
});

it('says of the wide tables that they slide, and shows them whole', () => {
  expect(byTag(pageOf(clean), 'p').filter(({ attributes }) => attributes['class'] === 'slide')).toHaveLength(2);
  expect(deskStylesheet).not.toMatch(/\.scroll\{[^}]*max-height/);
});

describe('the page that verifies a number', () => {
  it('says that nothing was typed, where nothing was', () => {
    const text = visible(readPage(renderVerifyPage({ number: ' ', answer: 'empty' })));
    expect(text).toContain('请填写报送编号');
    expect(text).not.toContain('没有这个编号');
  });

  it('says nothing of it before anything was asked', () => {
    expect(visible(readPage(renderVerifyPage({ number: '', answer: null })))).not.toContain('请填写报送编号');
  });
});

it.each([
  [['officer', 'title', 'agree'], '请填写姓名和职务，并勾选声明。'],
  [['title'], '请填写职务。'],
  [['agree'], '请勾选声明。'],
] as const)('asks in one sentence for what the statement lacks: %j', (fields, sentence) => {
  const attempt = { refusal: { code: 'statement-missing', fields: [...fields] } as const, typed: {} };
  expect(visible(pageOf(clean, { attempt }))).toContain(sentence);
});

it('asks one tick for the cells of a table that are to be confirmed for one reason, and says the reason', () => {
  const ids = ['review.upheld', 'review.other'] as const;
  const record = recordWith();
  for (const id of ids) {
    const reading = record.cells[id];
    Object.assign(record, {
      cells: { ...record.cells, [id]: { ...reading, certainty: 'confirm', reason: 'restyled' } },
      notes: [{ code: 'restyled', text: '页面的写法可能改变显示：opacity: .1', cells: [...ids] }],
    });
  }
  const page = pageOf({ ...clean, record });
  const ticks = byTag(page, 'input').filter(({ attributes }) => attributes['name'] === 'confirm');
  expect(ticks.map(({ attributes }) => attributes['value'])).toEqual([ids.join(' ')]);
  for (const words of ['表四的 2 格', '网页用样式或脚本改变了这里的显示', 'opacity: .1'])
    expect(visible(page)).toContain(words);
  for (const id of ids) expect(byId(page, confirmAnchor(id))).toBeDefined();
});

describe('a public report of which a correction is asked for', () => {
  const at = '2026-02-20T02:00:00.000Z';
  const by = season.publisher;
  const correction = { n: 2, version: 1, publishedAt: at, reason: '表三总计有误', by, at, replacedBy: null };
  const view = filingPage(inState(clean, 'released'), { today: '2026-03-01' });
  const filing = { ...boardRow('jiaoyu', '云溪县教育局', 'released').filing!, corrections: [correction] };
  const page = readPage(renderFilingPage({ ...view, filing }));

  it('says first what is to be done, with the way to the upload, and nobody is late with it', () => {
    expect(visible(page)).toContain('发布人请您更正已发布的报告');
    expect(visible(page)).toContain('表三总计有误');
    expect(visible(page)).not.toContain('已逾期');
    expect(visible(page)).not.toContain('您现在无需做什么');
    expect(byTag(page, 'a').map(({ attributes }) => attributes['href'])).toContain('#upload');
    expect(formTo(page, `${GRANT}/upload`)).toBeDefined();
  });
});

describe('a draft that expired', () => {
  it('is to be uploaded again where the season was opened again', () => {
    const page = pageOf(inState(clean, 'expired'));
    expect(visible(page)).toContain('年报季已重新开放');
    expect(formTo(page, `${GRANT}/upload`)).toBeDefined();
  });

  it('is over in a closed season', () => {
    const page = pageOf(inState(clean, 'expired'), {
      season: { ...season, state: 'closed', closedAt: '2026-03-01T00:00:00.000Z' },
    });
    expect(visible(page)).toContain('这份草稿没有报送');
    expect(formTo(page, `${GRANT}/upload`)).toBeUndefined();
  });
});
