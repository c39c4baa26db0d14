/** What is missing, and what mends it. */
import { describe, expect, test } from '@jest/globals';
import { SUBMISSION_STATES, type SubmissionState } from '#shared/filing/states.js';
import { decidedStages, missingExecution, telling, WAITING } from '#shared/upkeep/judge.js';
import { beginRelease, isOutstanding } from '#shared/upkeep/releases.js';
import { folderOf, ROOT } from '#shared/ids/place.js';
import { keysAt, strayFolders } from '#shared/upkeep/site.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { claimPlace } from '#shared/store/sites.js';
import type { ListObjectsV2CommandInput, ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { Faults, MemoryTable } from '../publishing/memory.js';
import { judgeSite } from '#shared/upkeep/site-judgement.js';
import { smallSite, standing } from '../site/small-site.js';

const decision = (stage: 'review' | 'approval') => ({ stage }) as never;

describe('an execution that is not there', () => {
  test.each<readonly [SubmissionState, object]>([
    ['received', { kind: 'intake-not-running', begin: 'intake' }],
    ['in-review', { kind: 'review-not-running', begin: 'review', stage: 'review' }],
    ['in-approval', { kind: 'review-not-running', begin: 'review', stage: 'approval' }],
  ])('%s: is begun anew where the submission stands', (state, beginning) => {
    for (const start of [undefined, 'done', 'failed'] as const)
      expect(missingExecution(state, { living: false, start })).toEqual(beginning);
  });

  test('is not begun beside one that lives, or one that the outbox is about to start', () => {
    for (const state of WAITING) {
      expect(missingExecution(state, { living: true, start: 'done' })).toBeUndefined();
      for (const start of ['queued', 'working'] as const)
        expect(missingExecution(state, { living: false, start })).toBeUndefined();
    }
  });

  test('is missed in no other state', () => {
    const others = SUBMISSION_STATES.filter((state) => !WAITING.includes(state));
    expect(others).toHaveLength(12);
    for (const state of others) expect(missingExecution(state, { living: false, start: 'failed' })).toBeUndefined();
  });
});

describe('a decision', () => {
  test.each([
    ['waits to be told, and its execution lives: nothing', true, true, 'queued', undefined],
    ['was told, and its execution has ended: nothing', false, true, 'done', undefined],
    ['was given up, and its execution waits: told again', true, true, 'failed', 'tell'],
    ['was told into the void, and its execution waits: told again', true, true, 'done', 'tell'],
    ['has no row, and its execution waits: told again', true, true, undefined, 'tell'],
    ['waits to be told, and nobody lives to hear it: forgotten', false, true, 'queued', 'forget'],
    ['is being told, and nobody lives to hear it: forgotten', false, false, 'working', 'forget'],
    ['was told, and its execution waits for the next stage: nothing', true, false, 'done', undefined],
  ] as const)('%s', (_what, hearer, last, row, judged) => {
    expect(telling({ hearer, last, row })).toBe(judged);
  });

  test('of a stopped submission ends the approval that was being asked for', () => {
    const review = (outcome: string) => ({ stage: 'review', outcome }) as never;
    expect(decidedStages({ state: 'stopped', decisions: [review('approved')] })).toEqual(['review', 'approval']);
    expect(decidedStages({ state: 'stopped', decisions: [review('returned')] })).toEqual(['review']);
    const both = [review('approved'), decision('approval')];
    expect(decidedStages({ state: 'stopped', decisions: both })).toEqual(['review', 'approval']);
  });

  test('of a withdrawn submission ends the stage that was not decided', () => {
    expect(decidedStages({ state: 'withdrawn', decisions: [] })).toEqual(['review']);
    expect(decidedStages({ state: 'withdrawn', decisions: [decision('review')] })).toEqual(['review', 'approval']);
    expect(decidedStages({ state: 'in-approval', decisions: [decision('review')] })).toEqual(['review']);
    expect(decidedStages({ state: 'draft', decisions: [] })).toEqual([]);
  });
});

describe('a release', () => {
  const at = '2026-02-11T03:00:00.000Z';
  const release = (state: string, more: object = {}) => ({ id: 'r', at, state, ...more }) as never;
  const takesDown = 'home.2025-jia-1';

  test('that publishes is carried out as long as it was not given up', () => {
    expect(isOutstanding(release('running'), [], [])).toBe(true);
    expect(isOutstanding(release('failed'), [], [])).toBe(false);
    expect(isOutstanding(release('published'), [], [])).toBe(false);
  });

  test('that was given up when some of its reports were public already is tried again, whatever was released since', () => {
    const given = release('failed');
    const later = release('published', { at: '2026-02-11T04:00:00.000Z' });
    const released = { n: 1, version: 1, at, release: 'r' } as never;
    expect(isOutstanding(given, [given, later], [{ released: null }, { released }])).toBe(true);
    expect(isOutstanding(given, [given], [{ released: null }])).toBe(false);
  });

  test('that was begun anew too often by number is begun anew once an hour', async () => {
    const queued: unknown[] = [];
    const upkeep = {
      table: { get: async () => undefined, commit: async (writes: unknown[]) => (queued.push(...writes), 'committed') },
      executions: { release: { find: async (_: string, also: string[]) => (asked.push(...also), { living: false }) } },
      now: () => new Date('2026-02-11T04:30:00.000Z'),
    } as never;
    const asked: string[] = [];
    const given = release('failed', { id: 'home.r', area: 'home', attempts: 5, takesDown });
    expect(await beginRelease(upkeep, given)).toEqual({ as: 'home.r.at-2026-02-11T04' });
    expect(asked).toContain('home.r.at-2026-02-10T23');
    expect(queued).toMatchObject([{ Put: { Item: { machine: 'release', name: 'home.r.at-2026-02-11T04' } } }]);
    expect(await beginRelease(upkeep, release('running', { id: 'home.r', area: 'home', attempts: 0 }))).toBe(
      'no-name-left',
    );
  });

  test('that takes a report down is tried again until it, or one begun after it, has written the site', () => {
    const given = release('failed', { takesDown });
    const [before, after] = ['2026-02-11T02:00:00.000Z', '2026-02-11T04:00:00.000Z'];
    expect(isOutstanding(given, [given], [])).toBe(true);
    expect(isOutstanding(given, [release('published', { at: before }), given], [])).toBe(true);
    expect(isOutstanding(given, [given, release('running', { at: after })], [])).toBe(true);
    expect(isOutstanding(given, [given, release('published', { at: after })], [])).toBe(false);
    expect(isOutstanding(release('published', { takesDown }), [], [])).toBe(false);
  });
});

describe('the site', () => {
  const filing = {
    year: 2025,
    agency: 'jia',
    released: { n: 1, version: 2, release: 'home.r20260120-abcdef' },
    takedowns: [],
  } as never;
  const submission = { id: 'home.2025-jia-1', format: 'pdf' } as never;
  const whole = () => {
    const { reports, indexes } = judgeSite(new Set(), [{ filing, submission }]);
    return [...indexes, ...reports.flatMap(({ missing }) => missing)];
  };

  test('that holds all that was released has nothing missing and nothing strange', () => {
    const there = new Set([...whole(), '2025/jia/v1/report.json', 'rules/A01.html', 'assets/site-1.css']);
    expect(judgeSite(there, [{ filing, submission }])).toEqual({ reports: [], indexes: [], stray: [] });
  });

  test.each(whole())('without %s is told so', (key) => {
    const there = new Set(whole().filter((other) => other !== key));
    const { reports, indexes, stray } = judgeSite(there, [{ filing, submission }]);
    expect([...indexes, ...reports.flatMap(({ missing }) => missing)]).toEqual([key]);
    expect(stray).toEqual([]);
  });

  test('may hold the files of a report that people open; of Word and Excel none is missing alone', () => {
    const file = (kind: string, version = 2) => `2025/jia/v${version}/report.${kind}`;
    const judged = (...kinds: string[]) =>
      judgeSite(new Set([...whole(), ...kinds.map((kind) => file(kind))]), [{ filing, submission }]);
    expect(judged('pdf', 'docx', 'xlsx')).toEqual({ reports: [], indexes: [], stray: [] });
    expect(judged('docx', 'xlsx').reports).toEqual([]);
    expect(judged('pdf', 'docx').reports).toMatchObject([{ missing: [file('xlsx')] }]);
    const another = new Set([...whole(), file('pdf', 3)]);
    expect(judgeSite(another, [{ filing, submission }]).stray).toEqual([file('pdf', 3)]);
  });

  test('holds what a release and its packs write, and nothing of it is strange', async () => {
    const filings = standing.map((report) => ({
      filing: {
        ...{ year: report.year, agency: report.agency.id, takedowns: [] },
        released: { n: 1, version: report.version, release: 'home.r20260120-abcdef' },
      } as never,
      submission,
    }));
    const down = { year: 2025, agency: 'minzheng', released: null, takedowns: [{ version: 1 }] } as never;
    const years = [2025, 2024, 2022, 2020].map((year) => ({ year, ranges: [{ n: 1 }] }));
    const there = new Set((await smallSite()).map(({ key }) => key));
    const judged = judgeSite(there, filings, [down], { years, agencies: [{ n: 1 }] });
    expect(judged.stray).toEqual([]);
    expect(judged.indexes.filter((key) => !/^data\/v1\/current\.json$/.test(key))).toEqual([]);
  });

  test('with what belongs to no released report is told so', () => {
    const strange = ['2025/jia/v3/report.json', '2025/yi/index.html', 'evil.html', '2025/jia/v2/extra.html'];
    expect(judgeSite(new Set([...whole(), ...strange]), [{ filing, submission }]).stray).toEqual([...strange].sort());
    // Before the first release a page says that there is none.
    expect(judgeSite(new Set(['index.html', 'feed.xml']), []).stray).toEqual(['feed.xml']);
  });

  test('of a further area has its own, but for what there is once for all', () => {
    const there = new Set(whole().filter((key) => key !== '404.html'));
    const of = [{ filing, submission }];
    expect(judgeSite(there, of, [], undefined, folderOf('yunshan'))).toEqual({ reports: [], indexes: [], stray: [] });
    expect(judgeSite(there, of).indexes).toEqual(['404.html']);
    expect(judgeSite(new Set(['404.html', 'index.html']), [], [], undefined, folderOf('yunshan')).stray).toEqual([
      ...['404.html', 'index.html'],
    ]);
  });

  test('is told from those of other areas by where its objects lie, and what lies in the folder of none is strange', async () => {
    const own = Array.from({ length: 7 }, (_, n) => `areas/yunshan/2025/jia${n}/index.html`);
    const objects = ['areas/ghost/evil.html', 'areas/index.html', ...own, 'evil.html', 'index.html'];
    const listed: string[] = [];
    const s3 = { send: async ({ input }: { input: ListObjectsV2CommandInput }) => pageOf(objects, input, listed) };
    const table = new MemoryTable(new Faults()).asTable();
    const upkeep = { s3, siteBucket: 'site', table } as unknown as UpkeepDependencies;
    expect([...(await keysAt(upkeep, ROOT))].sort()).toEqual(['areas/index.html', 'evil.html', 'index.html']);
    // The folder of areas is gone past, however much lies there.
    expect(listed.filter((key) => key.startsWith('areas/yunshan')).length).toBeLessThan(own.length);
    expect([...(await keysAt(upkeep, folderOf('yunshan')))].sort()).toEqual(
      own.map((key) => key.slice('areas/yunshan/'.length)),
    );
    await claimPlace(table, 'home');
    await claimPlace(table, 'yunshan');
    expect(await strayFolders(upkeep)).toMatchObject([{ about: 'areas/ghost/evil.html' }]);
    // Nothing stands at the root yet.
    const none = { ...upkeep, table: new MemoryTable(new Faults()).asTable() };
    expect((await strayFolders(none)).map(({ about }) => about)).toEqual([
      ...['evil.html', 'areas/ghost/evil.html', ...own],
    ]);
  });

  test('keeps the notice of a version that went with its release, above the version that stands again', () => {
    const back = {
      ...{ year: 2025, agency: 'jia', released: { n: 1, version: 1, release: 'home.r20260120-abcdef' } },
      takedowns: [{ version: 2, cause: 'rolled-back' }],
    } as never;
    const notices = ['2025/jia/v2/report.json', 'en/2025/jia/v2/index.html'];
    const { stray, reports } = judgeSite(new Set([...notices, '2025/jia/v3/report.json']), [
      { filing: back, submission },
    ]);
    expect(stray).toEqual(['2025/jia/v3/report.json']);
    expect(reports[0]?.missing).toContain('2025/jia/v1/report.json');
  });

  test('keeps the notices of a version that went with its release, and of the one before it that was taken down after', () => {
    const takedowns = [{ version: 2, cause: 'rolled-back' }, { version: 1 }];
    const down = { year: 2025, agency: 'yi', released: null, takedowns } as never;
    const { indexes } = judgeSite(new Set(), [], [down]);
    expect(indexes).toContain('2025/yi/v2/report.json');
    const of = (version: number) => [
      ...['index.html', 'report.json', 'report.pdf'].map((file) => `2025/yi/v${version}/${file}`),
      `en/2025/yi/v${version}/index.html`,
    ];
    const there = new Set([...indexes, ...of(1), ...of(2)]);
    expect(judgeSite(there, [], [down])).toEqual({ reports: [], indexes: [], stray: [] });
  });

  test('keeps the notice of what was taken down at every address, and says where one is missing', () => {
    const down = { year: 2025, agency: 'yi', released: null, takedowns: [{ version: 2 }] } as never;
    const { indexes } = judgeSite(new Set(), [], [down]);
    for (const key of [
      '2025/yi/index.html',
      'en/2025/yi/index.html',
      '2025/yi/v2/report.json',
      'agencies/yi/index.html',
    ])
      expect(indexes).toContain(key);
    const there = new Set([...indexes, '2025/yi/v1/report.json', 'en/2025/yi/v1/index.html']);
    expect(judgeSite(there, [], [down])).toEqual({ reports: [], indexes: [], stray: [] });
    expect(judgeSite(there, []).stray).toContain('2025/yi/v2/report.json');
  });
});

/** Three keys at a time, in the order of their bytes, as S3 lists them. */
function pageOf(
  objects: readonly string[],
  { Prefix = '', Delimiter, StartAfter, ContinuationToken }: ListObjectsV2CommandInput,
  listed: string[],
): Partial<ListObjectsV2CommandOutput> {
  const after = ContinuationToken ?? StartAfter ?? '';
  const rest = objects.filter((key) => key.startsWith(Prefix) && key > after);
  if (Delimiter !== undefined) {
    const [files, deeper] = [true, false].map((isFile) =>
      rest.filter((key) => key.slice(Prefix.length).includes(Delimiter) !== isFile),
    );
    const folders = new Set(deeper?.map((key) => key.slice(0, key.indexOf(Delimiter, Prefix.length) + 1)));
    return { Contents: files?.map((Key) => ({ Key })), CommonPrefixes: [...folders].map((each) => ({ Prefix: each })) };
  }
  const page = rest.slice(0, 3);
  listed.push(...page);
  const isTruncated = rest.length > page.length;
  return {
    Contents: page.map((Key) => ({ Key })),
    ...(isTruncated ? { IsTruncated: true, NextContinuationToken: page.at(-1) } : {}),
  };
}
