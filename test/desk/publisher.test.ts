import { NOBODY_MISSING, releasable } from './release-views.js';
import { describe, expect, it } from '@jest/globals';
import { BOARD_PAGE_SIZE, WHOLE_BOARD, type BoardQuery } from '#shared/desk/board-query.js';
import { renderMail } from '#shared/words/letters/render.js';
import { pseudonymOf } from '#shared/season/pseudonym.js';
import { textsIn } from '#shared/words/texts.js';
import { all, byId, byTag, deedForms, formTo, named, readPage, visible } from './page.js';
import {
  agency,
  agencyOf,
  boardPage,
  boardRow,
  explainFinding,
  findingOf,
  inState,
  publisherFilingPage,
  season,
  submissionOf,
  TODAY,
  troubled,
  viewerOf,
  reviewPassed,
} from './views.js';
import { renderBoardPage, renderPreviewPage, renderPublisherFilingPage } from './in-chinese.js';

const GRANT = `/g/${viewerOf('publisher').grant}`;
const common = { viewer: viewerOf('publisher'), season, today: TODAY };
const board = (more?: Parameters<typeof boardPage>[0]) => readPage(renderBoardPage(boardPage(more)));
const asking = (query: Partial<BoardQuery>) => ({ query: { ...WHOLE_BOARD, ...query } });
const body = (page: ReturnType<typeof board>) => byTag(page, 'tbody').flatMap((table) => byTag(table, 'tr'));

describe('the board while a release is under way', () => {
  const releasing = (count: number) => board({ releasing: { count } });
  const toReleases = `/g/${viewerOf('publisher').grant}/releases`;

  it('says so, and does not offer to release the same reports again', () => {
    expect(formTo(board(), toReleases)).toBeDefined();
    expect(formTo(releasing(1), toReleases)).toBeUndefined();
    expect(visible(releasing(1))).toContain('正在发布 1 份年报');
    expect(visible(releasing(1))).not.toContain('待发布 1');
  });

  it('does not call those released that were approved since it began', () => {
    const rows = ['a', 'b'].map((id) => boardRow(id, `单位${id}`, 'approved'));
    expect(visible(board({ rows, releasing: { count: 1 } }))).toContain('待发布 2');
  });
});

describe('the board', () => {
  it('says of each agency who is waited for', () => {
    const line = (name: string) => body(board()).find((row) => row.text.includes(name))?.text ?? '';
    expect(line('教育局')).toContain('张敏（单位联系人）');
    expect(line('财政局')).toContain('王芳（初审人）');
    expect(line('城市管理局')).toContain('周明（年报发布人）');
    expect(line('和平镇')).toContain('已逾期 4 天');
    expect(line('教育局')).toContain('需修改 1，需说明 2，待填写或确认 4');
  });

  it('counts and filters by state', () => {
    expect(visible(board())).toContain('6 家单位中 3 家已报送，其中 1 家已发布。');
    const page = board(asking({ group: 'approved' }));
    expect(body(page)).toHaveLength(1);
    expect(all(page, (element) => 'aria-current' in element.attributes).map((link) => link.text)).toEqual(['待发布 1']);
  });

  it('lets every agency be ticked, once, for whatever act the buttons say', () => {
    const ticks = named(board(), 'agency').filter((input) => input.attributes['type'] === 'checkbox');
    expect(ticks.map(({ attributes }) => attributes['form'])).toEqual(Array(6).fill('selection'));
    const buttons = byTag(byId(board(), 'selection')!, 'button');
    expect(buttons.map(({ attributes }) => attributes['formaction'])).toEqual(
      ['/invitations', '/links', '/link-sheets', '/reminders', '/releases'].map((path) => `${GRANT}${path}`),
    );
  });

  it('pages a long roster and keeps the filter while paging', () => {
    const rows = Array.from({ length: BOARD_PAGE_SIZE + 1 }, (_, index) =>
      boardRow(`a${index}`, `单位${index}`, 'draft'),
    );
    const page = board({ rows, ...asking({ group: 'draft' }) });
    expect(body(page)).toHaveLength(BOARD_PAGE_SIZE);
    expect(byTag(page, 'a').map((link) => link.attributes['href'])).toContain(`${GRANT}?state=draft&page=2`);
    expect(body(board({ rows, ...asking({ page: 9 }) }))).toHaveLength(1);
  });

  it('calls findings of a filed report explained, for nothing else is filed', () => {
    const filed = boardRow('caizheng', '云溪县财政局', 'in-review');
    const counts = { ...filed.filing!.counts, explain: 2 };
    const rows = [{ ...filed, filing: { ...filed.filing!, counts } }, boardRow('jiaoyu', '云溪县教育局', 'draft')];
    const text = visible(readPage(renderBoardPage(boardPage({ rows }))));
    expect(text).toContain('已说明 2');
    expect(text).toContain('需修改 1，需说明 2');
  });

  it('asks for a roster when there is none', () => {
    const page = board({ rows: [] });
    expect(visible(page)).toContain('名册还是空的');
    expect(formTo(page, `${GRANT}/roster`)).toBeDefined();
  });
});

describe('the preview', () => {
  it('lists who would get the invitation, shows the mail, and acts only on its own button', () => {
    const sample = renderMail(
      { name: 'invitation', agencyName: agency.name, year: 2025, area: '云溪县', deadline: '2026-01-31' },
      {
        language: 'zh',
        recipient: '张敏',
        link: 'https://desk.example.invalid/l/xxx',
        siteBaseUrl: 'https://site.example.invalid',
        deskBaseUrl: 'https://desk.example.invalid',
      },
    );
    const page = readPage(renderPreviewPage({ ...common, deed: 'invite', agencies: [agency], leftOut: [], sample }));
    expect(visible(page)).toContain('zhang.jiaoyu@example.invalid');
    expect(visible(page)).toContain(sample.subject);
    expect(named(page, 'confirmed')[0]?.attributes['value']).toBe('yes');
    expect(named(page, 'agency').map((input) => input.attributes['value'])).toEqual(['jiaoyu']);
  });

  const releasing = { deed: 'release', attempt: null, missing: NOBODY_MISSING } as const;

  it('shows the address that a report will have', () => {
    const submission = submissionOf(2, 'approved');
    const reports = [releasable({ submission, url: 'https://site.example.invalid/2025/jiaoyu/', version: 2 })];
    const page = readPage(renderPreviewPage({ ...common, ...releasing, reports, leftOut: [] }));
    expect(visible(page)).toContain('https://site.example.invalid/2025/jiaoyu/');
    expect(visible(page)).toContain('第 2 版，取代现在公开的版本');
    expect(named(page, 'submission')[0]?.attributes['value']).toBe('home.2025-jiaoyu-2');
  });

  it('names the upload as people count it and, once, who stood in for whom', () => {
    const insteadOf = { name: '初小审', address: season.approver.address };
    const submission = submissionOf(3, 'approved', { decisions: [{ ...reviewPassed, insteadOf }] });
    const reports = [releasable({ submission })];
    const page = readPage(renderPreviewPage({ ...common, ...releasing, reports, leftOut: [] }));
    for (const words of ['第 3 次上传，首次发布', '初小审的初审由王芳代办。', '返回，不发布'])
      expect(visible(page)).toContain(words);
    expect(visible(page)).not.toContain('2025-jiaoyu-3');
    // That of the checklist alone: nothing of the marks is told twice.
    expect(byTag(page, 'h2').map(({ attributes }) => attributes['id'])).toEqual(['checks']);
  });

  it('says which findings are new or gone since a report was filed', () => {
    const again = { ruleSet: '2', newRules: true, added: [explainFinding], gone: [] };
    const reports = [releasable({ again })];
    const text = visible(readPage(renderPreviewPage({ ...common, ...releasing, reports, leftOut: [] })));
    expect(text).toContain('与报送时不同：新增 1 条，不再成立 0 条');
    expect(text).toContain(`${agency.name}：再次校核：与报送时不同`);
    expect(text).toContain(explainFinding.message.zh);
  });

  it('offers what can be released, and leaves out what is not as it was filed', () => {
    const changed = releasable({ submission: submissionOf(1, 'approved'), changed: ['cells'] });
    const page = readPage(
      renderPreviewPage({ ...common, ...releasing, reports: [changed, releasable()], leftOut: [] }),
    );
    for (const words of ['1 份没有问题，1 份不能发布，这次不发布', '请不要发布', '以下 1 份年报将向社会公开'])
      expect(visible(page)).toContain(words);
    const offered = named(page, 'submission').map((input) => input.attributes['value']);
    // Now, and at a time of its own.
    expect(offered).toEqual(['home.2025-jiaoyu-2', 'home.2025-jiaoyu-2']);
    const none = readPage(renderPreviewPage({ ...common, ...releasing, reports: [changed], leftOut: [] }));
    expect([visible(none).includes('现在都不能发布'), deedForms(none)]).toEqual([true, []]);
  });

  it('says whom the public pages will name as missing', () => {
    const missing = { expected: 41, published: 40, named: ['云溪县民政局'] };
    const text = (more: typeof missing) =>
      visible(
        readPage(renderPreviewPage({ ...common, ...releasing, missing: more, reports: [releasable()], leftOut: [] })),
      );
    expect(text(missing)).toContain('41 家中已公布 40 家。点名的 1 家：云溪县民政局。');
    expect(text({ ...missing, named: [] })).toContain('不点名');
    const many = Array.from({ length: 45 }, (_, n) => `示例${n + 1}局`);
    expect(text({ expected: 50, published: 5, named: many })).toContain('示例29局、示例30局等。');
    expect(text({ expected: 50, published: 20, named: many.slice(0, 30) })).toContain('示例29局、示例30局。');
    expect(textsIn('en').releaseCheck.missing.named(45, ['A', 'B'])).toBe('45 are named: A, B, and 43 others.');
  });

  it('offers no button when nothing is selected', () => {
    const page = readPage(renderPreviewPage({ ...common, ...releasing, reports: [], leftOut: [] }));
    expect(deedForms(page)).toEqual([]);
  });
});

describe('one report as the publisher sees it', () => {
  it('lets a blocking finding of a draft be waived with a reason', () => {
    const page = readPage(renderPublisherFilingPage(publisherFilingPage()));
    const form = formTo(page, `${GRANT}/waivers`);
    expect(form && named(form, 'finding')[0]?.attributes['value']).toBe(findingOf().key);
    expect(form && named(form, 'submission')[0]?.attributes['value']).toBe('home.2025-jiaoyu-2');
  });

  it('shows a waiver with its reason instead of the form, and offers none once filed', () => {
    const waiver = {
      finding: findingOf().key,
      message: findingOf().message.zh,
      reason: '县政府会议纪要第3号',
      by: season.publisher,
      at: '2026-01-18T00:00:00Z',
    };
    const waived = readPage(
      renderPublisherFilingPage(publisherFilingPage({ current: inState(troubled, 'draft', { waivers: [waiver] }) })),
    );
    expect(visible(waived)).toContain('县政府会议纪要第3号');
    const filed = readPage(renderPublisherFilingPage(publisherFilingPage({ current: inState(troubled, 'in-review') })));
    for (const page of [waived, filed]) expect(formTo(page, `${GRANT}/waivers`)).toBeUndefined();
  });

  it('says beside the kit for the portal to wait, until the report is public', () => {
    const told = (state: 'approved' | 'released') =>
      visible(readPage(renderPublisherFilingPage(publisherFilingPage({ current: inState(troubled, state) }))));
    expect(told('approved')).toContain('不要提前在门户网站公开');
    expect(told('released')).toContain('下载门户发布包');
    expect(told('released')).not.toContain('不要提前在门户网站公开');
  });

  it('says so when nothing came yet', () => {
    const view = publisherFilingPage({ agency: agencyOf('x', '云溪县档案局'), current: null, uploads: [] });
    expect(visible(readPage(renderPublisherFilingPage(view)))).toContain('还没有收到这家单位的文件');
  });
});

it('names a file without a name to the publisher as the agency’s', () => {
  const nameless = submissionOf(2, 'draft', { fileName: '' });
  const page = readPage(renderPublisherFilingPage(publisherFilingPage({ uploads: [nameless] })));
  expect(byTag(page, 'a').map((link) => link.text.trim())).toContain('单位上传的文件');
});

it('shows of a contact that was erased no address, and says why', () => {
  const contact = pseudonymOf(agency.contact, 'ab'.repeat(32));
  const page = renderPublisherFilingPage(publisherFilingPage({ agency: { ...agency, contact } }));
  expect(page).toContain(contact.name);
  expect(page).toContain('联系方式已按规定删除');
  expect(page).not.toContain(contact.address);
});

it.each([null, 'ab'.repeat(32)])(
  'links a file only where it was kept (digest %s), and says why it was refused',
  (digest) => {
    const submission = submissionOf(2, 'refused', {
      digest: digest as never,
      refusal: { code: 'threat-found', detail: 'EICAR' },
    });
    const view = {
      ...publisherFilingPage({ uploads: [submission] }),
      current: { submission, record: null, check: null },
    };
    const page = renderPublisherFilingPage(view);
    expect(page.includes(`/documents/${submission.id}`)).toBe(digest !== null);
    expect(page).toContain('对编制报告的电脑查毒');
  },
);

it('says beside an address that mail to it did not arrive, with the way to why and to what is to be done', () => {
  const view = publisherFilingPage({ unreached: [agency.contact.address] });
  const links = byTag(readPage(renderPublisherFilingPage(view)), 'a').filter(
    ({ attributes }) => attributes['class'] === 'late',
  );
  expect(links.map(({ text, attributes }) => [text, attributes['href']])).toEqual([
    ['发到这个邮箱的邮件没有送达，看原因和办法', `${GRANT}/undelivered`],
  ]);
});
