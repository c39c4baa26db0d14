/** Reports of earlier years in the world of the tests: taken over by the deed, released and taken down by the product's own steps. */
import { importHistory, takeHistoryDown } from '#shared/deeds/season/history.js';
import type { SeasonChange } from '#shared/deeds/season/change.js';
import type { Judgement } from '#shared/deeds/change.js';
import type { PublisherGrant } from '#shared/access/model.js';
import { asHistory, historyContent, historyId, type HistoryReport } from '#shared/filing/history.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { begin } from '#shared/publishing/begin.js';
import { drawPart } from '#shared/publishing/draw-part.js';
import { publishIndexes } from '#shared/publishing/indexes.js';
import { packData } from '#shared/publishing/pack/pack-data.js';
import { planRelease } from '#shared/publishing/plan.js';
import { switchRelease } from '#shared/publishing/pointer.js';
import { publishVersions } from '#shared/publishing/versions.js';
import { SHORT_FORM_ABSENT_ROWS, SHORT_FORM_CELLS, CELL_IDS, type CellId } from '#shared/report/cells.js';
import { unreadCells, type CellReading, type ReportRecord } from '#shared/report/record.js';
import { TRIAL_ABSENT_CELLS } from '#shared/report/trial-form.js';
import { manifestKey, manifestText, releaseSchema } from '#shared/season/release.js';
import { historyWrites, loadHistory } from '#shared/store/history.js';
import { newReleaseWrite } from '#shared/store/releases.js';
import { requireSeason, seasonWrites } from '#shared/store/seasons.js';
import { touchedByWrites } from '#shared/store/site-rows.js';
import { publisher } from '../deeds/filing/scene.js';
import { cell, digest, noNumber, sampleRecord } from '../site/sample.js';
import { NOW, type World } from './world.js';

export const SOURCE = { where: '云溪县人民政府网站', published: '2020-01-20', page: 'http://portal.example.invalid/1' };
export const GRANT = { id: 'publish.home.2025', person: publisher, purpose: 'publish', area: 'home', year: 2025 };

const absent = (ids: readonly CellId[]) => Object.fromEntries(ids.map((id) => [id, noNumber('not-printed')]));
const SINGLE_ROW = {
  absent: CELL_IDS.filter((id) => SHORT_FORM_ABSENT_ROWS.some((row) => id.startsWith(`${row}@`))),
  row: () => Object.fromEntries(SHORT_FORM_CELLS.map((id, index) => [id, cell(String(900 + index))])),
};

export function trialRecord(cells: Partial<Record<CellId, CellReading>>, year: number): ReportRecord {
  return sampleRecord(
    { ...absent([...SINGLE_ROW.absent, ...TRIAL_ABSENT_CELLS]), ...cells },
    { form: '2019-trial', year, shortFormRow: SINGLE_ROW.row() },
  );
}

export function shortRecord(cells: Partial<Record<CellId, CellReading>>, year: number): ReportRecord {
  return sampleRecord(
    { ...absent(SINGLE_ROW.absent), ...cells },
    { form: '2021-short', year, shortFormRow: SINGLE_ROW.row() },
  );
}

async function commit(world: World, judged: Judgement<HistoryReport, SeasonChange>): Promise<HistoryReport> {
  if (!('change' in judged)) throw new Error(JSON.stringify(judged));
  const { change, value } = judged;
  const writes = [
    ...seasonWrites(change.before, change.season, change.events),
    ...(change.history ?? []).flatMap(historyWrites),
    ...(change.release === undefined ? [] : [newReleaseWrite(change.release), ...touchedByWrites(change.release)]),
  ];
  if ((await world.table.commit(writes)) !== 'committed') throw new Error('stale');
  return value;
}

/** Taken over for the agency with this number, by the deed. */
export async function hold(world: World, n: number, year: number, read: ReportRecord): Promise<HistoryReport> {
  const record = asHistory(read);
  const { id, name, kind } = world.agency(n);
  const of = { area: world.season.area, year: reportYearSchema.parse(year), agency: { id, name, kind } };
  const known = await loadHistory(world.table, { ...of, agency: id });
  const stored = await requireSeason(world.table, world.season);
  const judged = importHistory(
    { stored, known, hasSeason: false },
    null,
    {
      ...{ of, record, arrival: { key: `previous/home/2025/_${year}/x/${n}`, versionId: 'v' } },
      taken: {
        ...{ document: { name: null, digest: digest('e'), format: record.format }, source: SOURCE, form: record.form },
        ...{ unread: unreadCells(record).length, content: historyContent(record) },
      },
    },
    GRANT as unknown as PublisherGrant,
    new Date(NOW),
  );
  return commit(world, judged);
}

let releases = 0;

/** All that the machine does, step by step; the step of versions twice, as it may be. */
async function run(world: World, id: ReleaseId, count: number): Promise<void> {
  const { deps, packing } = world;
  await begin(deps, id);
  if (count > 0) {
    await publishVersions(deps, { step: 'versions', release: id, from: 0, to: count });
    await publishVersions(deps, { step: 'versions', release: id, from: 0, to: count });
  }
  for (const part of (await planRelease(deps, id)).parts) await drawPart(deps, id, part);
  const { manifest, takesDown } = await publishIndexes(deps, id);
  if (takesDown && world.packs) await packData(packing, id, manifest);
  await switchRelease(deps, id, manifest);
  if (world.packs) await packData(packing, id);
}

/** The deed of releasing, whose machine is to come. */
export async function beginPast(world: World, reports: readonly HistoryReport[]): Promise<ReleaseId> {
  releases += 1;
  const release = releaseSchema.parse({
    ...{ id: `home.r20260211-past${String(releases).padStart(4, '0')}`, area: 'home', year: 2025, by: publisher },
    ...{ at: NOW, count: reports.length, state: 'running', attempts: 0, history: true },
  });
  await world.table.commit([newReleaseWrite(release)]);
  const entries = reports.map((report) => ({
    submission: historyId(report, report.held?.n ?? 1),
    content: report.held?.content ?? digest('0'),
  }));
  const text = manifestText({ release: release.id, area: release.area, year: release.year, entries });
  world.site.objects.set(manifestKey(release.id), { bytes: Buffer.from(text), fence: undefined, etag: 'm' });
  return release.id;
}

export async function releasePast(world: World, reports: readonly HistoryReport[]): Promise<ReleaseId> {
  const id = await beginPast(world, reports);
  await run(world, id, reports.length);
  return id;
}

export async function takePastDown(world: World, n: number, year: number): Promise<void> {
  releases += 1;
  const id = `home.r20260211-past${String(releases).padStart(4, '0')}` as ReleaseId;
  const before = await loadHistory(world.table, { area: 'home', year, agency: world.agency(n).id });
  const stored = await requireSeason(world.table, world.season);
  const grant = GRANT as unknown as PublisherGrant;
  await commit(
    world,
    takeHistoryDown(stored, before, { reason: '识别有误', release: id, proof: 'off' }, grant, new Date(NOW)),
  );
  await run(world, id, 0);
}
