/** One filing, its log and checkpoints, its report and the site that publishes it, all signed: what verifying is tried on. */
import { emptyChain, extendChain } from '#shared/audit/chain.js';
import type { Submission } from '#shared/filing/model.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { ROOT } from '#shared/site/place.js';
import { currentObjects, releasePointer, versionObjects } from '#shared/site/objects.js';
import { indexObjects } from '../site/whole-site.js';
import { keysText, pointerStatement } from '#shared/site/pointer.js';
import { publishedReport, summaryOf } from '#shared/site/summary.js';
import { exportFile, receiptFile } from '#shared/takeaway/proof-files.js';
import { checkpointAt, checkpointKey, KEYS, underSeal } from '../builders/signatures.js';
import { agency, checkOf, contact, findingOf, record, submissionIn } from '../deeds/filing/scene.js';
import { SITE, roster } from '../site/sample.js';

export const check = checkOf(findingOf('explain', 'B01:a'));
export const original = Buffer.from('the original');
export const submission: Submission = underSeal({
  record,
  check,
  submission: {
    ...submissionIn('released'),
    digest: digestOfBytes(original),
    explanations: [{ finding: 'B01:a', text: '按答复书份数统计。' }],
  },
});
export const drafts = ['receive', 'file', 'approve', 'release'].map((deed) => ({
  at: '2026-01-20T02:00:00.000Z',
  deed,
  actor: { role: 'agency' as const, person: contact },
  submission: submission.id,
  details: deed === 'file' ? { content: submission.contentDigest, sealed: true } : {},
}));
export const { events, head } = extendChain(emptyChain('FILING#home#2025#jiaoyu'), drafts);
export const at = (count: number) => checkpointAt({ ...head, count, head: events[count - 1]!.hash });
export const log = { head, events, checkpoints: [at(2), at(4)] };

export const report = publishedReport({
  agency,
  area: '云溪县',
  place: ROOT,
  submission,
  record,
  check,
  version: 1,
  publishedAt: '2026-01-30T17:00:00Z',
  correction: null,
  earlier: [],
  checkpoint: at(4),
});
export const objects = [
  ...versionObjects(report),
  ...currentObjects(report),
  ...indexObjects([summaryOf(report)], [roster([report.agency])], SITE, KEYS, []),
];
export const season = extendChain(emptyChain('SEASON#home#2025'), [{ ...drafts[0]!, submission: null }]).head;
export const names = {
  release: releaseIdSchema.parse('home.r20260130-abc123'),
  releasedAt: '2026-01-30T17:00:00Z',
  manifest: digestOfBytes(String(objects.find(({ key }) => key === 'data/v1/manifest.json')?.body)),
  reports: 1,
  season: checkpointAt(season),
};
export const pointer = { ...names, signed: checkpointKey.sign(pointerStatement(names)) };

/** By its path, everything that a stranger is given to verify. */
export const SIGNED: Readonly<Record<string, string | Uint8Array>> = {
  ...Object.fromEntries([...objects, releasePointer(pointer)].map(({ key, body }) => [`site/${key}`, body])),
  'keys.json': keysText(KEYS),
  'receipt.json': JSON.stringify(receiptFile(submission, log)),
  'export.json': JSON.stringify(exportFile({ submission, record, check }, log)),
  'original.pdf': original,
};
