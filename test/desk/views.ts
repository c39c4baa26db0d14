/** Views of one made-up season for the tests of the pages: a draft with everything that can be wrong, and its later states. */
import { judgeRoster } from '#shared/season/roster/judge.js';
import { understand } from '#shared/season/roster/understand.js';
import type { RosterCheck } from '#shared/desk/roster-views.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { FilingPage, ReadSubmission, Viewer } from '#shared/desk/views.js';
import type { DecisionPage, StopPage } from '#shared/desk/decision-views.js';
import { WHOLE_BOARD } from '#shared/desk/board-query.js';
import type { BoardPage, BoardRow, PublisherFilingPage } from '#shared/desk/publisher-views.js';
import { answered } from '#shared/filing/answers.js';
import { filingSchema, submissionSchema, type Submission } from '#shared/filing/model.js';
import { recordedSchema, recorderSchema, type Recorded, type Recorder } from '#shared/filing/recording.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { CellId } from '#shared/report/cells.js';
import type { CheckResult, Finding } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { agencySchema, seasonSchema, type Agency } from '#shared/season/model.js';
import { recordOf, type RecordOptions } from '../builders/record.js';
import { distinctValues, withValues } from '../builders/values.js';

export const TODAY = '2026-01-19';
const person = (name: string, mailbox: string) => ({ name, address: `${mailbox}@example.invalid` });

export const season = seasonSchema.parse({
  year: 2025,
  area: 'home',
  areaName: '云溪县',
  state: 'open',
  deadline: '2026-01-31',
  publisher: person('周明', 'zhou'),
  reviewer: person('王芳', 'wang'),
  approver: person('李建国', 'li'),
  openedAt: '2026-01-04T01:00:00Z',
});

export function agencyOf(id: string, name: string, more: Partial<Agency> = {}): Agency {
  return {
    ...agencySchema.parse({
      id,
      area: 'home',
      year: 2025,
      name,
      kind: 'department',
      contact: person('张敏', `zhang.${id}`),
      reviewer: season.reviewer,
      approver: season.approver,
      deadline: season.deadline,
      invitedAt: '2026-01-05T01:00:00Z',
    }),
    ...more,
  };
}
export const agency = agencyOf('jiaoyu', '云溪县教育局');

/** Records the agency's report from paper. */
export const recorder: Recorder = recorderSchema.parse({
  person: person('钱代录', 'qian'),
  reason: '单位没有联网',
  handedInBy: '办公室张敏',
  receivedOn: '2026-01-17',
  by: season.publisher,
  at: '2026-01-17T02:00:00Z',
  until: null,
});
export const recorded: Recorded = recordedSchema.parse(recorder);

/** Of the session that looks at the page. */
export const TOKEN = 'the-token-of-this-session';

export function viewerOf(role: Viewer['role']): Viewer {
  const grants = {
    agency: ['file.home.2025.jiaoyu.0a1b2c3d4e', agency.contact],
    reviewer: ['decide.home.2025-jiaoyu-2.review.0a1b2c3d4e', season.reviewer],
    approver: ['decide.home.2025-jiaoyu-2.approval.0a1b2c3d4e', season.approver],
    publisher: ['publish.home.2025.0a1b2c3d4e', season.publisher],
    recorder: ['file.home.2025.jiaoyu.1a1b2c3d4e', recorder.person],
    desk: ['desk.home.0a1b2c3d4e', season.reviewer],
    substitute: ['standin.home.2025.0a1b2c3d4e', season.approver],
    founder: ['setup.home.begin', season.publisher],
  } as const;
  const recordsFor = role === 'recorder' ? agency.name : undefined;
  return { grant: grantIdSchema.parse(grants[role][0]), person: grants[role][1], role, recordsFor, token: TOKEN };
}

export function submissionOf(n: number, state: SubmissionState, more: Partial<Submission> = {}): Submission {
  return {
    ...submissionSchema.parse({
      id: `home.2025-jiaoyu-${n}`,
      area: 'home',
      year: 2025,
      agency: 'jiaoyu',
      n,
      state,
      storedUnder: `home.2025-jiaoyu-${n}`,
      arrival: { key: `uploads/${n}`, versionId: 'v1' },
      fileName: `教育局 2025 年报（第${n}稿）.pdf`,
      size: 1_234_567,
      receivedAt: `2026-01-1${n}T06:05:09Z`,
      digest: 'ab'.repeat(32),
      format: 'pdf',
      refusal: null,
      explanations: [],
      waivers: [],
      statement: null,
      decisions: [],
      touched: [],
      withdrawnAt: null,
      contentDigest: null,
      seal: null,
    }),
    ...more,
  };
}

export const statement = {
  officer: '赵强',
  title: '副局长',
  by: agency.contact,
  at: '2026-01-18T02:30:00Z',
};

export const values = distinctValues(7);

export function recordWith(options: RecordOptions = {}): ReportRecord {
  return recordOf(values, options);
}

export function confirming(record: ReportRecord, ...ids: CellId[]): ReportRecord {
  const cells = { ...record.cells } as Record<CellId, ReportRecord['cells'][CellId]>;
  for (const id of ids) {
    cells[id] = { ...cells[id], certainty: 'confirm', place: { in: 'page', page: 3, box: [0, 0, 10, 10] } };
  }
  return { ...record, cells };
}

export function findingOf(more: Partial<Finding> = {}): Finding {
  return {
    key: 'A02:outcomes.partiallyGranted@total',
    rule: 'A02',
    severity: 'block',
    cells: ['outcomes.partiallyGranted@total', 'outcomes.partiallyGranted@naturalPerson'],
    message: { zh: '表三“（二）部分公开”一行，六类申请人合计 17，总计填 71。', en: '' },
    remedy: { zh: '请核对原始台账，在原文件中改正后重新上传。', en: '' },
    expected: '17',
    actual: '71',
    evidence: [],
    ...more,
  };
}

export const explainFinding = findingOf({
  key: 'B01:requests.carriedIn@total',
  rule: 'B01',
  severity: 'explain',
  cells: ['requests.carriedIn@total'],
  message: { zh: '上年结转 3 件，上一年度报告的结转下年为 4 件。', en: '' },
  remedy: { zh: '如数字无误，请说明相差的原因。', en: '' },
  expected: '4',
  actual: '3',
});

export function checkOf(...findings: Finding[]): CheckResult {
  return { ruleSet: { version: '1', digest: 'cd'.repeat(32) }, findings, notApplicable: [], causes: [] };
}

/** A draft with one blocking finding, one to explain, two unread cells, one to confirm, a blank and a mark. */
export const troubledRecord = confirming(
  recordWith({
    cells: {
      'denied.stateSecrets@naturalPerson': { unread: 'conflict', candidates: ['7', '1'] },
      'review.other': { unread: 'no-place' },
      'activeDisclosure.rules.issued': '',
      'activeDisclosure.rules.repealed': '/',
    },
  }),
  'outcomes.granted@naturalPerson',
);

/** A submission as it is kept; the pages below answer its findings as the loaders do. */
export interface Kept {
  readonly submission: Submission;
  readonly record: ReportRecord;
  readonly check: CheckResult;
}

export function shown({ submission, record, check }: Kept): ReadSubmission {
  return { submission, record, check: answered(check, submission) };
}

export const troubled: Kept = {
  submission: submissionOf(2, 'draft'),
  record: troubledRecord,
  check: checkOf(findingOf(), explainFinding),
};

export const clean: Kept = { submission: submissionOf(2, 'draft'), record: recordWith(), check: checkOf() };

export function inState(read: Kept, state: SubmissionState, more: Partial<Submission> = {}): Kept {
  return { ...read, submission: { ...read.submission, state, ...more } };
}

type NotRead = Pick<Kept, 'submission'> & { readonly record: null; readonly check: null };

export function filingPage(read: Kept | NotRead | null, more: Partial<FilingPage> = {}): FilingPage {
  return {
    viewer: viewerOf('agency'),
    season,
    today: TODAY,
    agency,
    filing: null,
    current: read === null || read.check === null ? read : shown(read),
    uploads: read === null ? [] : [read.submission, submissionOf(1, 'superseded')],
    openReturn: null,
    returned: null,
    lastUpload: null,
    awaiting: false,
    scanning: null,
    shown: '5',
    maxBytes: 20 * 1024 * 1024,
    receipt: null,
    publishedUrl: null,
    lastYear: null,
    form: null,
    attempt: null,
    ...more,
  };
}

const before: Kept = {
  submission: submissionOf(1, 'returned', {
    statement,
    decisions: [
      {
        stage: 'review',
        outcome: 'returned',
        comment: '表三第4行总计有误。\n请核对台账。',
        by: season.reviewer,
        at: '2026-01-15T02:00:00Z',
      },
    ],
  }),
  record: recordOf(withValues(values, { 'outcomes.granted@naturalPerson': '9999' })),
  check: checkOf(),
};

export const reviewPassed = {
  stage: 'review',
  outcome: 'approved',
  comment: '数据与台账一致。',
  by: season.reviewer,
  at: '2026-01-18T08:00:00Z',
} as const;

type WithKept<Page> = Partial<Omit<Page, 'current' | 'previous'>> & { current?: Kept | null; previous?: Kept | null };

export function decisionPage(
  stage: 'review' | 'approval',
  { current, previous = before, ...more }: WithKept<DecisionPage> = {},
): DecisionPage {
  const asked = {
    ...inState(clean, stage === 'review' ? 'in-review' : 'in-approval', {
      statement,
      contentDigest: submissionSchema.shape.contentDigest.parse('ef'.repeat(32)),
      explanations: [{ finding: explainFinding.key, text: '1 件在年底撤回。' }],
      decisions: stage === 'approval' ? [reviewPassed] : [],
    }),
    check: checkOf(explainFinding),
  };
  return {
    viewer: viewerOf(stage === 'review' ? 'reviewer' : 'approver'),
    season,
    today: TODAY,
    agency,
    stage,
    current: shown(current ?? asked),
    previous: previous === null ? null : shown(previous),
    returned: null,
    lastYear: null,
    again: { ruleSet: '1', newRules: false, added: [], gone: [] },
    changed: [],
    shown: 'ef'.repeat(32),
    chosen: {},
    draft: null,
    freshComment: 'fresh1',
    until: '2026-01-28',
    status: { is: 'open' },
    attempt: null,
    ...more,
  };
}

export function boardRow(
  id: string,
  name: string,
  state: SubmissionState | null,
  more: Partial<Agency> = {},
): BoardRow {
  return {
    agency: agencyOf(id, name, more),
    filing:
      state === null
        ? null
        : filingSchema.parse({
            area: 'home',
            year: 2025,
            agency: id,
            version: 3,
            lastNumber: 2,
            current: 2,
            state,
            released: null,
            counts: state === 'draft' ? { block: 1, explain: 2, unread: 3, confirm: 1 } : noCounts,
            lastDeedAt: '2026-01-18T02:30:00Z',
            audit: { subject: 'a filing', count: 3, head: 'ab'.repeat(32) },
          }),
    bounced: false,
    seenAt: null,
  };
}
const noCounts = { block: 0, explain: 0, unread: 0, confirm: 0 };

export function boardPage(more: Partial<BoardPage> = {}): BoardPage {
  return {
    viewer: viewerOf('publisher'),
    season,
    today: TODAY,
    rows: [
      boardRow('jiaoyu', '云溪县教育局', 'draft'),
      boardRow('minzheng', '云溪县民政局', null, { invitedAt: null }),
      boardRow('caizheng', '云溪县财政局', 'in-review'),
      boardRow('chengguan', '云溪县城市管理局', 'approved'),
      boardRow('heping', '和平镇人民政府', 'returned', { kind: 'township', deadline: '2026-01-15' }),
      boardRow('shuiwu', '云溪县税务局', 'released', { kind: 'vertical' }),
    ],
    query: WHOLE_BOARD,
    done: null,
    publicSiteUrl: 'https://report.example.invalid/',
    releasing: null,
    scheduled: [],
    rosterDraft: null,
    attempt: null,
    ...more,
  };
}

export function publisherFilingPage({
  current = troubled,
  previous = null,
  ...more
}: WithKept<PublisherFilingPage> = {}): PublisherFilingPage {
  return {
    viewer: viewerOf('publisher'),
    season,
    today: TODAY,
    agency,
    filing: null,
    current: current === null ? null : shown(current),
    previous: previous === null ? null : shown(previous),
    uploads: [troubled.submission],
    publishedUrl: null,
    lastYear: null,
    imported: null,
    unreached: [],
    resumed: false,
    attempt: null,
    ...more,
  };
}

export function stopPage(status: StopPage['status'], more: Partial<StopPage> = {}): StopPage {
  const states = {
    open: 'approved',
    held: 'stopped',
    'too-late': 'released',
    told: 'released',
    annulled: 'in-review',
    'annulled-untold': 'in-review',
  } as const;
  return {
    viewer: viewerOf('reviewer'),
    season,
    today: TODAY,
    agency,
    submission: submissionOf(2, states[status], { statement, decisions: [reviewPassed] }),
    decision: reviewPassed,
    status,
    attempt: null,
    ...more,
  };
}

/** The page on which a roster is looked at: an agency that stands with another contact, and a new one without an address. */
export function rosterCheck(more: Partial<RosterCheck> = {}): RosterCheck {
  const rows = [
    ['云溪县教育局', '新小教', 'new.jiaoyu@example.invalid'],
    ['云溪县气象局', '云小象', ''],
  ];
  const content = understand(
    { fileName: '名册.xlsx', tables: [{ sheet: '联系人', rows: rosterRows(rows) }] },
    { season, known: [agency], pinyinOf: (text) => [...text].map(() => 'x') },
  );
  if ('refused' in content) throw new Error(content.refused);
  const judged = judgeRoster(content.lines, season, [agency, agencyOf('minzheng', '云溪县民政局')], TODAY);
  const problems = judged.lines.flatMap((line) => line.problems);
  const common = { viewer: viewerOf('publisher'), season, today: TODAY };
  return { ...common, is: 'check', version: 3, content, judged, page: 1, problems, fault: null, ...more };
}

function rosterRows(rows: readonly (readonly string[])[]) {
  return [['单位名称', '经办人', '邮箱'], ...rows].map((cells, at) => ({ line: at + 1, cells }));
}
