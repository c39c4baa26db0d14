/**
 * A release that published a new report and a corrected one, as the deeds leave both in the table: filings, submissions, their logs; made
 * public by the product's own step. Then the deed that takes that release back, whose release is to come.
 */
import { fenceOf } from '#shared/publishing/dependencies.js';
import { publishVersion } from '#shared/publishing/publish-version.js';
import { begin } from '#shared/publishing/begin.js';
import type { FilingEvent } from '#shared/deeds/change.js';
import { stopGrantFor } from '#shared/deeds/filing/stop.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import type { Correction } from '#shared/filing/taking-back.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { manifestKey, manifestText, type Release } from '#shared/season/release.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { emptyFiling, filingWrites, loadFiling, loadSubmission } from '#shared/store/filings.js';
import { issueWrite } from '#shared/store/grants.js';
import { touchedWrite } from '#shared/store/site-rows.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { checkOf, publisher, submissionIn } from '../deeds/filing/scene.js';
import { agencyId, NOW, World } from './world.js';

/** Of a new report, and of one that is corrected. */
export const [NEW, CORRECTED] = [5, 6];
const ref = (n: number) => ({ area: 'home', year: 2025, agency: agencyIdSchema.parse(agencyId(n)) });
export const idOf = (n: number, submission = 1): SubmissionId => submissionId(ref(n), submission);
const text = (n: number, version: number) => `云溪县第${n}局第${version}次的话`;

/** What no copy may answer with, once the release is taken back. */
export const WITHDRAWN = [text(NEW, 1), text(CORRECTED, 2)];

export interface RolledBack {
  readonly world: World;
  readonly first: ReleaseId;
  readonly second: ReleaseId;
}

export async function worldToRollBack(): Promise<RolledBack> {
  const world = new World([0, 1, NEW!, CORRECTED!]);
  world.packs = false;
  await world.release([0, 1]);
  const first = world.newRelease();
  await put(world, CORRECTED!, 1, 'released', { released: released(1, first.id) }, first.id);
  await make(world, first.id, [idOf(CORRECTED!)]);
  const second = world.newRelease();
  const asked: Correction = {
    ...{ n: 1, version: 1, publishedAt: NOW, reason: '多写了一个零', by: publisher, at: NOW, replacedBy: 2 },
  };
  await put(world, CORRECTED!, 1, 'corrected', {}, undefined);
  await put(world, CORRECTED!, 2, 'released', { released: released(2, second.id), corrections: [asked] }, second.id);
  await put(world, NEW!, 1, 'released', { released: released(1, second.id) }, second.id);
  world.packs = true;
  await make(world, second.id, [idOf(NEW!), idOf(CORRECTED!, 2)]);
  return { world, first: first.id, second: second.id };
}

export const takeBack = (world: World, second: ReleaseId): Release =>
  world.newRelease({ count: 2, rollsBack: { release: second, reason: '选错了单位', disowned: [] } });

/** Whoever approved it says that this was not them, when it is public and cannot be held back. */
export async function disown({ memory, table }: World, id: SubmissionId): Promise<void> {
  const submission = (await loadSubmission(table, id))!;
  const grant = { ...stopGrantFor(submission, submission.decisions.at(-1)!), status: 'used' as const };
  memory.put(issueWrite({ grant, over: undefined }).Put?.Item as never);
}

const released = (n: number, release: ReleaseId) => ({ n, version: n, at: NOW, release });

/** The deed's own writes, as far as they matter here: a filing with a submission of that number, and its log. */
async function put(
  world: World,
  n: number,
  submission: number,
  state: Submission['state'],
  more: Partial<Filing>,
  release: ReleaseId | undefined,
): Promise<void> {
  const before = (await loadFiling(world.table, ref(n))) ?? emptyFiling(ref(n));
  const { version: _version, audit: _audit, ...rest } = before;
  const after = { ...rest, current: submission, lastNumber: submission, state, ...more };
  const own: Submission = { ...submissionIn(state, {}, submission), ...ref(n), id: idOf(n, submission) } as Submission;
  const actor = { role: 'publisher' as const, person: publisher };
  const event: FilingEvent = {
    ...{ at: NOW, deed: 'release', actor, submission: own.id },
    details: { release: release ?? '', version: submission },
  };
  const record = recordOf(consistentValues(submission));
  const sections = record.sections.map((section) => ({ ...section, paragraphs: [text(n, submission)] }));
  const writes = filingWrites({
    ...{ before, after, submissions: [{ from: null, after: own }], events: release === undefined ? [] : [event] },
    ...{ record: { n: submission, record: { ...record, sections } }, check: { n: submission, check: checkOf() } },
    effects: [],
  });
  for (const { Put } of writes) world.memory.put(structuredClone(Put?.Item) as never);
  world.memory.put(touchedWrite(ref(n), release ?? 'none').Put?.Item as never);
}

/** As the machine does, each version by the step that writes it. */
async function make(world: World, id: ReleaseId, submissions: readonly SubmissionId[]): Promise<void> {
  const entries = submissions.map((submission) => ({ submission, content: 'a'.repeat(64) as never }));
  const body = manifestText({ release: id, area: 'home' as never, year: 2025 as never, entries });
  world.site.objects.set(manifestKey(id), { bytes: Buffer.from(body), fence: undefined, etag: 'm' });
  await begin(world.deps, id);
  const fence = await fenceOf(world.deps, id);
  for (const submission of submissions) {
    const state = await loadStateOf(world.table, submission);
    if (state.submission === null) throw new Error(`no such submission: ${submission}`);
    await publishVersion(world.deps, { ...state, submission: state.submission }, { mark: id, at: NOW }, fence);
  }
  await world.run(id, []);
}
