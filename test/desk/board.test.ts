/** The publisher's board: what is found, in which order, what is ticked, and what it says of those that wait. */
import type { Filing } from '#shared/filing/model.js';
import { describe, expect, test } from '@jest/globals';
import {
  boardAddress,
  boardParameters,
  boardQuery,
  chosenRows,
  WHOLE_BOARD,
  type BoardQuery,
} from '#shared/desk/board-query.js';
import { groupOf, isLate, waitedFor } from '#shared/desk/board-rows.js';
import { renderBoardPage, renderPublisherFilingPage } from './in-chinese.js';
import { notInvitable, notReleasable, select } from '#shared/desk/selection.js';
import { personMark } from '#shared/access/links.js';
import { personSchema } from '#shared/ids/person.js';
import { all, byTag, named, readPage, visible } from './page.js';
import { FILING_MARKS } from '#shared/filing/marks.js';
import { emptyFiling } from '#shared/store/filings.js';
import { textsIn } from '#shared/words/texts.js';
import { boardPage, boardRow, publisherFilingPage, recorder, season, TODAY } from './views.js';

const asked = { season, today: TODAY };
const person = (name: string) => personSchema.parse({ name, address: `${name.codePointAt(0)}@example.invalid` });
const found = (rows: ReturnType<typeof boardRow>[], query: Partial<BoardQuery>) =>
  chosenRows(rows, { ...WHOLE_BOARD, ...query }, asked).map(({ agency }) => agency.id);

describe('a search on the board', () => {
  const rows = [
    boardRow('kexue', '云溪县科学技术局', 'draft', {
      aliases: ['县科技局'],
      phone: '0359-2220188',
      contact: person('张三'),
    }),
    boardRow('minzheng', '云溪县民政局', 'in-review', { reviewer: person('李四') }),
    boardRow('heping', '和平镇人民政府', null, {
      formerNames: [{ name: '和平乡人民政府', until: '2024-06-30' }],
      kind: 'township',
    }),
  ];

  test.each([
    ['科技局', ['kexue']],
    ['ＫＥＸＵＥ', ['kexue']],
    ['2220188', ['kexue']],
    ['０３５９－２２２', ['kexue']],
    ['张三', ['kexue']],
    ['李四', ['minzheng']],
    ['和平乡', ['heping']],
    ['云溪县 民政', ['minzheng']],
    ['没有这家', []],
  ])('for “%s” finds %j', (words, ids) => expect(found(rows, { words })).toEqual(ids));

  test('is narrowed by kind, by who is waited for, and by lateness at once', () => {
    expect(found(rows, { kind: 'township' })).toEqual(['heping']);
    expect(found(rows, { waits: 'reviewer' })).toEqual(['minzheng']);
    expect(found(rows, { waits: personMark(person('李四')) })).toEqual(['minzheng']);
    const late = rows.map((row) => ({ ...row, agency: { ...row.agency, deadline: '2026-01-01' } }));
    expect(found(late, { late: true })).toEqual(['kexue', 'heping']);
    expect(found(late, { late: true, words: '镇' })).toEqual(['heping']);
  });

  test('is narrowed by what the portal was last seen to show of the version that counts', () => {
    const seen = (is: 'same' | 'differs' | 'unreadable', n = 1) => ({ page: { n, is }, file: null });
    const row = (id: string, portal?: ReturnType<typeof seen>) => {
      const { filing, ...rest } = boardRow(id, id, 'released');
      return { ...rest, filing: { ...filing!, current: 1, ...(portal === undefined ? {} : { portal }) } };
    };
    const seenRows = [
      row('right', seen('same')),
      row('differs', seen('differs')),
      row('unread', seen('unreadable')),
      row('corrected', seen('same', 3)),
      row('never'),
      boardRow('draft', 'draft', 'draft'),
    ];
    expect(found(seenRows, { portal: 'right' })).toEqual(['right']);
    expect(found(seenRows, { portal: 'differs' })).toEqual(['differs']);
    expect(found(seenRows, { portal: 'none' })).toEqual(['unread', 'corrected', 'never']);
  });

  test('finds those whose mail came back', () => {
    expect(found([...rows.slice(1), { ...rows[0]!, bounced: true }], { bounced: true })).toEqual(['kexue']);
  });
});

describe('the order of the board', () => {
  const rows = [
    { ...boardRow('b', '乙局', 'in-review', { deadline: '2026-03-31' }), seenAt: '2026-01-12T01:00:00Z' },
    { ...boardRow('a', '甲局', 'draft', { deadline: '2026-02-28' }), seenAt: null },
    { ...boardRow('c', '丙局', null, { deadline: '2026-01-31' }), seenAt: '2026-01-10T01:00:00Z' },
  ];

  test('is the roster’s until a column is chosen, and turns round with it', () => {
    expect(found(rows, {})).toEqual(['b', 'a', 'c']);
    // 丙 bing, 甲 jia, 乙 yi.
    expect(found(rows, { sort: 'agency' })).toEqual(['c', 'a', 'b']);
    expect(found(rows, { sort: 'agency', descending: true })).toEqual(['b', 'a', 'c']);
  });

  test('puts rows that have nothing in the column last, whichever way', () => {
    expect(found(rows, { sort: 'left' })).toEqual(['c', 'a', 'b']);
    expect(found(rows, { sort: 'seen' })).toEqual(['c', 'b', 'a']);
    expect(found(rows, { sort: 'seen', descending: true })).toEqual(['b', 'c', 'a']);
  });

  test('is said to those who cannot see the arrow', () => {
    const page = readPage(renderBoardPage(boardPage({ query: { ...WHOLE_BOARD, sort: 'left', descending: true } })));
    const ordered = all(page, (element) => 'aria-sort' in element.attributes);
    expect(ordered.map(({ attributes }) => attributes['aria-sort'])).toEqual(['descending']);
  });
});

test('what is asked of the board travels in its address and comes back the same', () => {
  const query: BoardQuery = {
    words: '教育 张',
    group: 'returned',
    kind: 'township',
    waits: 'agency',
    late: true,
    bounced: true,
    portal: 'differs',
    sort: 'last',
    descending: true,
    page: 3,
    all: true,
  };
  const read = (pairs: [string, string][]) => boardQuery((name) => new Map(pairs).get(name) ?? '');
  expect(read(boardParameters(query))).toEqual(query);
  expect(read([])).toEqual(WHOLE_BOARD);
  expect(
    read([
      ['state', 'nonsense'],
      ['waits', '../x'],
      ['page', '-3'],
      ['sort', 'secret'],
    ]),
  ).toEqual(WHOLE_BOARD);
  expect(boardAddress('/g/x', query, { kind: null })).not.toMatch(/page=|select=/);
});

describe('ticking all that was found', () => {
  const rows = Array.from({ length: 130 }, (_, n) => boardRow(`a${n}`, n < 120 ? `甲${n}局` : `乙${n}局`, null));
  const page = (query: Partial<BoardQuery>) =>
    readPage(renderBoardPage(boardPage({ rows, query: { ...WHOLE_BOARD, words: '甲', ...query } })));

  test('takes along those of other pages, without script, and none that the filter left out', () => {
    const fields = named(page({ all: true }), 'agency').filter(
      ({ attributes }) => attributes['type'] === 'hidden' || 'checked' in attributes,
    );
    const inSelection = fields.filter(
      ({ attributes }) => attributes['form'] === 'selection' || attributes['type'] === 'hidden',
    );
    const own = new Set(inSelection.map(({ attributes }) => attributes['value']));
    expect(own.size).toBe(120);
    expect([...own].every((id) => Number(id?.slice(1)) < 120)).toBe(true);
  });

  test('is one link away, and says how many there are', () => {
    const links = byTag(page({}), 'a').map(({ text, attributes }) => [text, attributes['href']] as const);
    const [text, href] = links.find(([, address]) => address?.includes('select=all')) ?? [];
    expect(text).toContain('120 家');
    expect(decodeURIComponent(href ?? '')).toContain('q=甲');
    expect(named(page({}), 'agency').filter(({ attributes }) => 'checked' in attributes)).toEqual([]);
  });
});

describe('what the board says of an agency', () => {
  test('a file that could not be taken is told from no file, and taken back from sent back', () => {
    expect(groupOf(boardRow('a', '甲局', 'refused'), season)).toBe('refused');
    expect(groupOf(boardRow('a', '甲局', null), season)).toBe('invited');
    expect(groupOf(boardRow('a', '甲局', 'withdrawn'), season)).toBe('withdrawn');
    expect(groupOf(boardRow('a', '甲局', 'returned'), season)).toBe('returned');
  });

  test('a draft that expired is waited for anew where the season was opened again, and ended where it is closed', () => {
    const row = boardRow('a', '甲局', 'expired');
    expect(groupOf(row, { state: 'closed' })).toBe('ended');
    expect(groupOf(row, { state: 'late' })).toBe('expired');
    expect(waitedFor(row, season, TODAY)).toMatchObject({ role: 'agency' });
    expect(waitedFor(row, { ...season, state: 'closed' }, TODAY)).toBeNull();
    const page = readPage(renderBoardPage(boardPage({ rows: [row] })));
    expect(visible(page)).toContain('草稿已失效，待重新上传');
  });

  test('the head names the next deadline that is not past, with whose it is', () => {
    const days = { department: '2026-01-10', township: '2026-02-10', government: '2026-03-31', vertical: '2026-02-10' };
    const rows = [...boardPage().rows, boardRow('xian', '云溪县人民政府', null, { kind: 'government' })];
    const head = (today: string, state: 'open' | 'closed' = 'open') =>
      visible(readPage(renderBoardPage(boardPage({ today, rows, season: { ...season, deadlines: days, state } }))));
    expect(head('2026-01-19')).toContain('乡镇（街道）、垂直管理单位的截止日期 2026年2月10日，还有 22 天');
    expect(head('2026-02-11')).toContain('截止日期 2026年3月31日');
    expect(head('2026-04-02')).toContain('已过截止日期，仍可报送，政府的截止日期 2026年3月31日，已过 2 天');
    expect(head('2026-01-19', 'closed')).not.toContain('截止日期 2026');
    expect(visible(readPage(renderBoardPage(boardPage())))).toContain('进行中，截止日期 2026年1月31日');
  });

  test('the head names no deadline of a kind that the roster has not', () => {
    const days = { department: '2026-01-17', township: '2026-01-17', government: '2026-03-31', vertical: '2026-02-10' };
    const rows = [boardRow('a', '甲局', null), boardRow('b', '乙镇人民政府', null, { kind: 'township' })];
    const page = boardPage({ rows, season: { ...season, deadlines: days } });
    expect(visible(readPage(renderBoardPage(page)))).toContain('仍可报送，截止日期 2026年1月17日，已过 2 天');
    expect(visible(readPage(renderBoardPage(page)))).not.toContain('3月31日');
  });

  test('what is public stays counted while a correction of it is under way', () => {
    const public_ = boardRow('a', '甲局', 'released');
    const released = { ...public_.filing!, released: { n: 2, version: 1 } as never };
    const rows = [
      { ...public_, filing: released },
      { ...boardRow('b', '乙局', 'in-review'), filing: { ...released, state: 'in-review' as const, current: 3 } },
      boardRow('c', '丙局', 'draft'),
    ];
    const page = visible(readPage(renderBoardPage(boardPage({ rows }))));
    expect(page).toContain('3 家单位中 2 家已报送，其中 2 家已发布（1 家正在更正）。');
  });

  test('what is being released says so in its row, waits for nobody, and is told once', () => {
    const rows = [boardRow('a', '甲局', 'approved')];
    const page = readPage(
      renderBoardPage(boardPage({ rows, releasing: { count: 1 }, done: { deed: 'released', count: 1 } })),
    );
    const row = byTag(page, 'tr').at(-1)?.text ?? '';
    expect(row).toContain('正在发布');
    expect(row).not.toContain('待发布');
    expect(row).not.toContain(season.publisher.name);
    expect(visible(page).split('完成后发邮件告诉您').length).toBe(2);
  });

  test('one that was taken off the roster is not counted, not late, and has no tick', () => {
    const removed = { at: '2026-01-10T00:00:00Z', reason: '并入县自然资源局' };
    const rows = [boardRow('a', '甲局', 'draft'), boardRow('b', '乙局', 'draft', { removed, deadline: '2026-01-01' })];
    expect(isLate(rows[1]!, TODAY)).toBe(false);
    expect(found(rows, {})).toEqual(['a']);
    expect(found(rows, { group: 'removed' })).toEqual(['b']);
    const page = readPage(renderBoardPage(boardPage({ rows, query: { ...WHOLE_BOARD, group: 'removed' } })));
    expect(visible(page)).toContain('1 家单位中');
    expect(named(page, 'agency')).toEqual([]);
  });

  test('the late ones are named, with a link to see only them', () => {
    const rows = Array.from({ length: 7 }, (_, n) => boardRow(`a${n}`, `示例${n}局`, null, { deadline: '2026-01-01' }));
    const page = readPage(renderBoardPage(boardPage({ rows })));
    expect(visible(page)).toContain('7 家逾期：示例0局、示例1局、示例2局、示例3局、示例4局等');
    expect(byTag(page, 'a').map(({ attributes }) => attributes['href'])).toContainEqual(
      expect.stringContaining('late=yes'),
    );
  });
});

describe('a report that came on paper', () => {
  const late = boardRow('heping', '和平镇人民政府', null, { deadline: '2026-01-17', invitedAt: null });
  const filing = {
    ...emptyFiling({ area: 'home', year: 2025, agency: 'heping' }),
    ...{ recorders: [recorder], lastDeedAt: recorder.at },
  };

  test('waits for whoever records it, and is late by the day of the paper', () => {
    expect(isLate(late, TODAY)).toBe(true);
    expect(isLate({ ...late, filing }, TODAY)).toBe(false);
    expect(waitedFor({ ...late, filing }, season, TODAY)).toEqual({ person: recorder.person, role: 'recorder' });
    const afterwards = { ...recorder, receivedOn: '2026-01-18' };
    expect(isLate({ ...late, filing: { ...filing, recorders: [afterwards] } }, TODAY)).toBe(true);
  });

  test('is said to be there and in time, after the deadline too, as long as nothing is recorded', () => {
    const inTime = { ...filing, recorders: [{ ...recorder, receivedOn: '2026-01-16' }] };
    const row = byTag(readPage(renderBoardPage(boardPage({ rows: [{ ...late, filing: inTime }] }))), 'tr').at(-1);
    expect(row?.text).toContain('纸质待录入');
    expect(row?.text).toContain('纸质已收（未逾期）');
    expect(row?.text).not.toContain('已逾期');
    const page = (recorded: Filing) =>
      visible(
        readPage(
          renderPublisherFilingPage(
            publisherFilingPage({ agency: late.agency, current: null, filing: recorded, uploads: [] }),
          ),
        ),
      );
    expect(page(inTime)).toContain(
      `已于2026年1月16日收到纸质报告（未逾期），由${recorder.person.name}代录，尚未录入。`,
    );
    expect(page(inTime)).not.toContain('已逾期');
    expect(page(inTime)).not.toContain('还没有收到');
    const afterwards = { ...filing, recorders: [{ ...recorder, receivedOn: '2026-01-18' }] };
    expect(page(afterwards)).toContain('收到纸质报告（已逾期）');
  });

  test('waits for the publisher where it came back, nobody records and the contact has no link', () => {
    const returned = { ...filing, state: 'returned' as const, marks: ['recorded' as const] };
    const waits = (recorders: Filing['recorders'], row = late) =>
      waitedFor({ ...row, filing: { ...returned, recorders } }, season, TODAY);
    expect(waits([recorder])?.role).toBe('recorder');
    const ended = [{ ...recorder, until: recorder.at }];
    expect(waits(ended)).toEqual({ person: season.publisher, role: 'publisher' });
    expect(waits(ended, boardRow('heping', '和平镇人民政府', 'returned'))?.role).toBe('agency');
  });

  test('says so on its row, with every other mark', () => {
    const rows = [{ ...late, filing: { ...filing, state: 'in-review' as const, marks: [...FILING_MARKS] } }];
    const html = renderBoardPage(boardPage({ rows }));
    for (const mark of Object.values(textsIn('zh').recording.marks)) expect(visible(readPage(html))).toContain(mark);
  });
});

test('a selection is parted into what the act is for and what it leaves out, each with its reason', () => {
  const rows = [
    boardRow('new', '甲局', null, { invitedAt: null }),
    boardRow('begun', '乙局', 'draft'),
    boardRow('done', '丙局', 'approved'),
    boardRow('back', '戊局', 'draft', { invitedAt: null }),
    boardRow('gone', '丁局', null, { removed: { at: '2026-01-10T00:00:00Z', reason: '撤销' } }),
  ];
  const roster = {
    agencies: new Map(rows.map(({ agency }) => [agency.id as string, agency])),
    filings: new Map(rows.flatMap(({ agency, filing }) => (filing === null ? [] : [[agency.id as string, filing]]))),
  };
  const of = (whyNot: Parameters<typeof select>[2]) => {
    const { agencies, leftOut } = select(roster, ['new', 'begun', 'begun', 'done', 'back', 'gone', 'nobody'], whyNot);
    return [agencies.map(({ id }) => id), leftOut.map(({ agency, reason }) => `${agency.id} ${reason}`)];
  };
  expect(of(notInvitable)).toEqual([
    ['new', 'back'],
    ['begun begun', 'done begun', 'gone removed'],
  ]);
  expect(of(notReleasable)).toEqual([
    ['done'],
    ['new not-approved', 'begun not-approved', 'back not-approved', 'gone removed'],
  ]);
});
