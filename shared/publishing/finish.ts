/**
 * The last steps: indexes and totals rendered from the table, then the pointer that names this release, then mail.
 * Where a release breaks down, its site lease is given up and a fresh execution of the same release is queued.
 */
import { filingGrantId } from '../access/links.js';
import { readObject, writeFenced } from '../documents/objects.js';
import { absoluteAddress, currentPageKey, MANIFEST_KEY } from '../site/keys.js';
import { indexObjects, releasePointer } from '../site/objects.js';
import { publishedSummarySchema, type PublishedSummary, type YearRoster } from '../site/model.js';
import { loadFiling } from '../store/filings.js';
import { queueWrite } from '../store/outbox.js';
import { giveUpLease, listSummaries, releaseWrite } from '../store/releases.js';
import { listAgencies, loadAgency, loadSeason } from '../store/seasons.js';
import type { Write } from '../store/table.js';
import type { ReleaseId } from '../workflow/payloads.js';
import { BATCH_SIZE, type Manifest, type Release } from '../workflow/release.js';
import { partsOf } from '../filing/model.js';
import { fenceOf, onSite, readManifest, releaseOf, ReleaseLost, type Workplace } from './workplace.js';

/** How often a release that broke down is started anew by itself before a person has to look (docs/runbook.md). */
const MAX_RELEASE_ATTEMPTS = 5;

const DATA_MANIFEST_MAX_BYTES = 32 * 1024 * 1024;

export async function publishIndexes(workplace: Workplace, id: ReleaseId): Promise<{ objects: number }> {
  const fence = await fenceOf(workplace, id);
  const summaries = (await listSummaries(workplace.table)).map((summary) => publishedSummarySchema.parse(summary));
  const objects = indexObjects(summaries, await rostersOf(workplace, summaries), workplace.siteBaseUrl);
  for (const object of objects) await writeIndex(workplace, object, fence);
  return { objects: objects.length };
}

/** The pointer last: whoever reads it finds everything that it names. */
export async function switchRelease(workplace: Workplace, id: ReleaseId): Promise<{ release: ReleaseId }> {
  const release = await releaseOf(workplace, id);
  if (release.state === 'published') return { release: id };
  const fence = await fenceOf(workplace, id);
  const manifest = await readManifest(workplace, id);
  const dataManifest = await readObject(workplace.s3, {
    bucket: workplace.siteBucket,
    key: MANIFEST_KEY,
    maxBytes: DATA_MANIFEST_MAX_BYTES,
  });
  if (dataManifest === undefined) throw new Error('the data manifest is missing');
  const pointer = { release: id, releasedAt: release.at, manifest: dataManifest.bytes, reports: release.count };
  await writeIndex(workplace, releasePointer(pointer), fence);
  const news = await newsOf(workplace, release, manifest);
  for (let from = 0; from < news.writes.length; from += BATCH_SIZE) {
    // Row by row of its own id: a repeat of this step queues nothing twice.
    for (const write of news.writes.slice(from, from + BATCH_SIZE)) await workplace.table.commit([write]);
  }
  await workplace.table.commit([releaseWrite(release, { ...release, state: 'published' })]);
  await giveUpLease(workplace.table, id);
  return { release: id };
}

export async function abandonRelease(workplace: Workplace, id: ReleaseId, error: string): Promise<{ again: boolean }> {
  const release = await releaseOf(workplace, id);
  await giveUpLease(workplace.table, id);
  if (release.state === 'published') return { again: false };
  const attempts = release.attempts + 1;
  const again = attempts < MAX_RELEASE_ATTEMPTS;
  const now = workplace.now();
  await workplace.table.commit([
    releaseWrite(release, { ...release, attempts, state: again ? 'running' : 'failed' }),
    again
      ? queueWrite(
          {
            kind: 'start',
            id: `release.${id}.${attempts}`,
            machine: 'release',
            name: `${id}-${attempts}`,
            input: { release: id },
          },
          new Date(now.getTime() + attempts * 5 * 60_000),
        )
      : await endedMail(workplace, release, { published: 0, left: [error.slice(0, 120)], failed: true }),
  ]);
  return { again };
}

async function newsOf(workplace: Workplace, release: Release, manifest: Manifest): Promise<{ writes: Write[] }> {
  const writes: Write[] = [];
  const left: string[] = [];
  for (const { submission } of manifest.entries) {
    const { year, agency: agencyId } = partsOf(submission);
    const [agency, filing] = await Promise.all([
      loadAgency(workplace.table, year, agencyId),
      loadFiling(workplace.table, year, agencyId),
    ]);
    if (agency === undefined) continue;
    if (filing.released?.release !== release.id) {
      left.push(agency.name);
      continue;
    }
    const season = await loadSeason(workplace.table, year);
    writes.push(
      queueWrite(
        {
          kind: 'mail',
          id: `published.${release.id}.${agencyId}`,
          to: agency.contact,
          grant: filingGrantId(year, agencyId, agency.contact),
          message: {
            name: 'published',
            agencyName: agency.name,
            year,
            area: season?.season.area ?? '',
            url: absoluteAddress(workplace.siteBaseUrl, currentPageKey({ year, agency: { id: agencyId } })),
          },
        },
        workplace.now(),
      ),
    );
  }
  const published = manifest.entries.length - left.length;
  return { writes: [...writes, await endedMail(workplace, release, { published, left, failed: false })] };
}

async function endedMail(
  workplace: Workplace,
  release: Release,
  result: { published: number; left: string[]; failed: boolean },
): Promise<Write> {
  const season = await loadSeason(workplace.table, release.year);
  return queueWrite(
    {
      kind: 'mail',
      id: `release-ended.${release.id}`,
      to: release.by,
      grant: null,
      message: { name: 'release-ended', year: release.year, area: season?.season.area ?? '', ...result },
    },
    workplace.now(),
  );
}

async function writeIndex(workplace: Workplace, object: Parameters<typeof onSite>[1], fence: number): Promise<void> {
  if ((await writeFenced(workplace.s3, onSite(workplace, object), fence)) === 'lost') {
    throw new ReleaseLost(`overtaken while writing ${object.key}`);
  }
}

/** Coverage is measured against the roster of each year that has something public. */
async function rostersOf(workplace: Workplace, summaries: readonly PublishedSummary[]): Promise<YearRoster[]> {
  const years = [...new Set(summaries.map((summary) => summary.year))].sort();
  const rosters: YearRoster[] = [];
  for (const year of years) {
    const stored = await loadSeason(workplace.table, year);
    const agencies = await listAgencies(workplace.table, year);
    rosters.push({
      year,
      area: stored?.season.area ?? '',
      agencies: agencies.map(({ id, name, kind }) => ({ id, name, kind })),
    });
  }
  return rosters;
}
