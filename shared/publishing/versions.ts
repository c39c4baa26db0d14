/**
 * Second step, per batch: marks each approved filing released, then writes its version: page, data, original. The deed
 * comes first, because it is what cannot be taken back; a step that is repeated finds it done and writes the same
 * objects again. Version objects are written once and never overwritten (If-None-Match).
 */
import { markReleased } from '../filing/deeds/release.js';
import type { Submission } from '../filing/model.js';
import { originalKey } from '../documents/keys.js';
import { readObject, writeFenced, writeOnce } from '../documents/objects.js';
import type { PublishedReport } from '../site/model.js';
import { currentObjects, originalObject, versionObjects } from '../site/objects.js';
import { publishedReport, summaryOf } from '../site/summary.js';
import { recheckState } from '../store/check-context.js';
import { loadStateOf } from '../store/filing-state.js';
import { perform } from '../store/perform.js';
import { saveSummary } from '../store/releases.js';
import type { PublishInput } from '../workflow/payloads.js';
import type { Manifest } from '../workflow/release.js';
import { fenceOf, onSite, readManifest, releaseOf, ReleaseLost, type Workplace } from './workplace.js';

type VersionsInput = Extract<PublishInput, { step: 'versions' }>;
type Entry = Manifest['entries'][number];

const ORIGINAL_MAX_BYTES = 64 * 1024 * 1024;

export async function publishVersions(
  workplace: Workplace,
  input: VersionsInput,
): Promise<{ published: number; left: string[] }> {
  const { entries } = await readManifest(workplace, input.release);
  const release = await releaseOf(workplace, input.release);
  const fence = await fenceOf(workplace, input.release);
  const left: string[] = [];
  for (const entry of entries.slice(input.from, input.to)) {
    const submission = await releaseEntry(workplace, entry, input.release);
    if (submission === undefined) left.push(entry.submission);
    else await publishVersion(workplace, submission, release.at, fence);
  }
  return { published: input.to - input.from - left.length, left };
}

/** Undefined for an entry that is not what was approved any more: it stays as it is, and the publisher is told. */
async function releaseEntry(workplace: Workplace, entry: Entry, release: string): Promise<Submission | undefined> {
  const now = workplace.now();
  const outcome = await perform(
    workplace.table,
    now,
    async () => {
      const state = await loadStateOf(workplace.table, entry.submission);
      return { state, again: await recheckState(workplace.table, state, now) };
    },
    ({ state, again }) =>
      markReleased(
        state,
        { id: release, version: (state.filing.released?.version ?? 0) + 1, content: entry.content },
        now,
        again,
      ),
  );
  if ('done' in outcome) return outcome.done;
  if (outcome.refused.code === 'busy') throw new Error(`busy: ${entry.submission}`);
  return undefined;
}

async function publishVersion(workplace: Workplace, submission: Submission, at: string, fence: number): Promise<void> {
  const state = await loadStateOf(workplace.table, submission.id);
  const { record, check, filing } = state;
  if (record === null || check === null || filing.released === null)
    throw new Error(`nothing to publish: ${submission.id}`);
  const report = publishedReport({
    agency: state.agency,
    area: state.season.area,
    submission,
    record,
    check,
    version: filing.released.version,
    publishedAt: at,
    correction: null,
    earlier: [],
    auditHead: filing.audit.head,
  });
  for (const object of versionObjects(report)) await writeOnce(workplace.s3, onSite(workplace, object));
  await copyOriginal(workplace, submission, report);
  for (const object of currentObjects(report)) {
    if ((await writeFenced(workplace.s3, onSite(workplace, object), fence)) === 'lost') {
      throw new ReleaseLost(`overtaken while writing ${object.key}`);
    }
  }
  await saveSummary(workplace.table, submission.year, submission.agency, summaryOf(report));
}

async function copyOriginal(workplace: Workplace, submission: Submission, report: PublishedReport): Promise<void> {
  const original = await readObject(workplace.s3, {
    bucket: workplace.documentsBucket,
    key: originalKey(submission.id),
    maxBytes: ORIGINAL_MAX_BYTES,
  });
  if (original === undefined) throw new Error(`the original is missing: ${submission.id}`);
  await writeOnce(workplace.s3, {
    bucket: workplace.siteBucket,
    body: original.bytes,
    ...originalObject(report),
  });
}
