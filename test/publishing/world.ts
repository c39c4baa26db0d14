/**
 * A season of some agencies and its public site, in memory: reports are released, corrected and taken down by the product's own steps,
 * one after the other as the machine takes them. The reports themselves are as the step of versions leaves them, since what
 * comes before that is the deeds'.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import type { AreaId } from '#shared/ids/area-id.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { begin } from '#shared/publishing/begin.js';
import { fenceOf, writeHeld, type PublishingDependencies } from '#shared/publishing/dependencies.js';
import { onSite } from '#shared/publishing/on-site.js';
import { drawPart } from '#shared/publishing/draw-part.js';
import { publishIndexes } from '#shared/publishing/indexes.js';
import { packData, type PackDependencies } from '#shared/publishing/pack/pack-data.js';
import { placed } from '#shared/publishing/placed.js';
import { planRelease } from '#shared/publishing/plan.js';
import { switchRelease } from '#shared/publishing/pointer.js';
import { publishVersions } from '#shared/publishing/versions.js';
import { writeOnce } from '#shared/s3/conditional-writes.js';
import { manifestKey, manifestText, releaseSchema, type Release } from '#shared/season/release.js';
import { agencySchema, type Agency, type Season } from '#shared/season/model.js';
import type { Filing } from '#shared/filing/model.js';
import type { Takedown } from '#shared/filing/takedowns.js';
import { PUBLISHED_SUMMARY, type PublishedSummary, type SiteObject } from '#shared/site/model.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { fileOf, summaryOf } from '#shared/site/summary.js';
import type { Place } from '#shared/site/place.js';
import { emptyFiling } from '#shared/store/filings.js';
import { filingKey } from '#shared/store/keys.js';
import { loadRelease, newReleaseWrite, saveSummary } from '#shared/store/releases.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { agencyWrite, loadSeason, seasonWrites } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { touchedByWrites } from '#shared/store/site-rows.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { agency as oneAgency, publisher, season as oneSeason } from '../deeds/filing/scene.js';
import { BASE, SITE, digest, sampleRecord, sampleReport } from '../site/sample.js';
import { Faults, MemoryBucket, MemoryTable } from './memory.js';

export const NOW = '2026-02-11T04:00:00.000Z';

/** Ids in the order of numbers, spread over the alphabet as names are. */
export const agencyId = (n: number): string =>
  `${'abcdefghijklmnopqrstuvwxyz'[n % 26] ?? 'a'}${String(n).padStart(4, '0')}`;

export class World {
  readonly faults: Faults;
  readonly memory: MemoryTable;
  readonly table: Table;
  readonly site: MemoryBucket;
  readonly season: Season;
  readonly area: string;
  /** At the root, until a release of a further area has settled where its site stands. */
  deps: PublishingDependencies;
  packing: PackDependencies;
  /** Whether the machine goes on to the files of whole years, which take their time where there are many reports. */
  packs = true;
  private releases = 0;
  private now = NOW;

  constructor(
    readonly agencies: readonly number[],
    season: Partial<Season> = {},
    /** An area in the same table and bucket. */
    beside?: World,
  ) {
    this.faults = beside?.faults ?? new Faults();
    this.memory = beside?.memory ?? new MemoryTable(this.faults);
    this.table = this.memory.asTable();
    this.site = beside?.site ?? new MemoryBucket(this.faults);
    this.season = { ...oneSeason, ...season };
    this.area = this.season.area;
    const proof = { sealKeys: async () => KEYS.seal, checkpointKeys: async () => KEYS.checkpoint };
    const checkpointing = {
      ...{ table: this.table, keys: async () => KEYS.checkpoint },
      sign: async (text: string) => checkpointKey.sign(text),
    };
    this.deps = {
      ...{ table: this.table, s3: { send: this.site.send }, siteBucket: 'site', documentsBucket: 'site' },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      ...{
        siteBaseUrl: BASE,
        site: SITE,
        now: () => new Date(this.now),
        proof,
        checkpointing,
        subscribers: [],
        font: reportFont,
      },
    } as unknown as PublishingDependencies;
    this.packing = {
      ...{ table: this.table, s3: this.deps.s3, siteBucket: 'site', siteBaseUrl: BASE, site: SITE, run: 'run' },
      ...{ now: this.deps.now, sign: checkpointing.sign, checkpointKeys: proof.checkpointKeys },
    };
    for (const write of seasonWrites(undefined, this.season, [])) this.memory.put(write.Put?.Item as never);
    for (const n of agencies) this.putAgency(n);
  }

  /** The same once more, apart from this. */
  copy(): World {
    const other = new World(this.agencies, this.season);
    other.memory.take(this.memory);
    for (const [key, stored] of this.site.objects) other.site.objects.set(key, stored);
    [other.releases, other.now, other.packs] = [this.releases, this.now, this.packs];
    return other;
  }

  agency(n: number): Agency {
    return agencySchema.parse({ ...oneAgency, area: this.season.area, id: agencyId(n), name: `云溪县第${n}局` });
  }

  putAgency(n: number, more: Partial<Agency> = {}): void {
    this.memory.put(agencyWrite({ ...this.agency(n), ...more }).Put?.Item as never);
  }

  /** As a deed on the roster leaves it: the line, and the season's log that tells of it. */
  async changeRoster(n: number, more: Partial<Agency> = {}, deed = 'change-agency'): Promise<void> {
    this.putAgency(n, more);
    const actor = { role: 'publisher' as const, person: publisher };
    const draft = { at: NOW, deed, actor, submission: null, details: { agency: agencyId(n) } };
    const before = await loadSeason(this.table, this.season);
    for (const write of seasonWrites(before, this.season, [draft])) this.memory.put(write.Put?.Item as never);
  }

  /** On another day. */
  at(instant: string): void {
    this.now = instant;
  }

  private ref(n: number) {
    return { area: this.area, year: this.season.year, agency: this.agency(n).id };
  }

  newRelease(more: Partial<Release> = {}): Release {
    this.releases += 1;
    const release = releaseSchema.parse({
      ...{
        id: `${this.area}.r20260211-${String(this.releases).padStart(6, 'a')}`,
        area: this.area,
        year: 2025,
        by: publisher,
      },
      ...{ at: this.now, count: 0, state: 'running', attempts: 0, ...more },
    });
    this.memory.put(newReleaseWrite(release).Put?.Item as never);
    for (const write of touchedByWrites(release)) this.memory.put(write.Put?.Item as never);
    const entries = [
      { submission: submissionId({ area: this.area, year: 2025, agency: 'nobody' }, 1), content: digest('a') },
    ];
    const text = manifestText({ release: release.id, area: release.area, year: release.year, entries });
    this.site.objects.set(manifestKey(release.id), { bytes: Buffer.from(text), fence: undefined, etag: 'm' });
    return release;
  }

  /** The deed of taking down, whose release is to come. */
  takeDown(n: number, version = 1): Release {
    const release = this.newRelease({ takesDown: submissionId(this.ref(n), version) });
    const takedown: Takedown = {
      ...{ n: 1, version, publishedAt: NOW, cause: 'not-for-public', reason: '有电话' },
      ...{ by: publisher, at: NOW, release: release.id, putBack: null },
    };
    const filing: Filing = {
      ...emptyFiling({ ...this.ref(n), agency: agencyIdSchema.parse(agencyId(n)) }),
      ...{ state: 'taken-down', current: 1, lastNumber: 1, version: 5, takedowns: [takedown] },
    };
    this.memory.put({ ...filingKey(filing), v: 4, filing } as never);
    return release;
  }

  /** As the step of versions leaves each report. */
  async versions(id: ReleaseId, numbers: readonly number[], version: number): Promise<void> {
    const release = await loadRelease(this.table, id);
    if (release?.rollsBack !== undefined) {
      await publishVersions(this.deps, { step: 'versions', release: id, from: 0, to: 50 });
      return;
    }
    const fence = await fenceOf(this.deps, id);
    for (const n of numbers) {
      const { fixed, current, summary } = prepared(this.agency(n), version, this.season.areaName, this.deps.site.place);
      for (const object of fixed) await writeOnce(this.deps.s3, onSite(this.deps, object));
      for (const object of current) await writeHeld(this.deps, object, fence);
      await saveSummary(this.table, this.ref(n), summary, PUBLISHED_SUMMARY.version, id);
    }
  }

  /** The machine, with what a broken step is followed by: the step once more, or the whole from the beginning. */
  async run(id: ReleaseId, numbers: readonly number[], version = 1, after: 'step' | 'anew' = 'step'): Promise<void> {
    const again = async <T>(step: () => Promise<T>): Promise<T> => {
      try {
        return await step();
      } catch (error) {
        if (after === 'anew' || (error as Error).name !== 'Broken') throw error;
        return step();
      }
    };
    const whole = async () => {
      await again(() => begin(this.deps, id));
      this.deps = await placed(this.deps, this.area);
      this.packing = await placed(this.packing, this.area);
      await again(() => this.versions(id, numbers, version));
      const { parts } = await again(() => planRelease(this.deps, id));
      for (const part of parts) await again(() => drawPart(this.deps, id, part));
      const { manifest, takesDown } = await again(() => publishIndexes(this.deps, id));
      if (takesDown && this.packs) await again(() => packData(this.packing, id, manifest));
      await again(() => switchRelease(this.deps, id, manifest));
      if (this.packs) await again(() => packData(this.packing, id));
    };
    try {
      await whole();
    } catch (error) {
      if ((error as Error).name !== 'Broken') throw error;
      await whole();
    }
  }

  async release(numbers: readonly number[], version = 1): Promise<ReleaseId> {
    const { id } = this.newRelease();
    await this.run(id, numbers, version);
    return id;
  }
}

interface Prepared {
  readonly fixed: readonly SiteObject[];
  readonly current: readonly SiteObject[];
  readonly summary: PublishedSummary;
}

const TEMPLATE = { id: 'muban-qi', name: '云溪县模板局' };
const drawn = new Map<string, Prepared>();

/** Drawn once for an agency that stands for all: a season of thousands is no matter of seconds then. */
function template(version: number, area: string, place: Place, owner: AreaId): Prepared {
  const sections = sampleRecord().sections.map((section) => ({
    ...section,
    paragraphs: [`${TEMPLATE.name}第${version}版的正文`],
  }));
  const report = sampleReport({
    ...{ agency: { ...oneAgency, id: agencyIdSchema.parse(TEMPLATE.id), name: TEMPLATE.name }, area, place, version },
    ...{ publishedAt: NOW, submission: submissionId({ area: owner, year: 2025, agency: TEMPLATE.id }, version) },
    record: sampleRecord({}, { sections }),
  });
  const { id, name, kind } = report.agency;
  const own = { ...report, agency: { id, name, kind } };
  const made = { fixed: versionObjects(own), current: currentObjects(own), summary: summaryOf(own) };
  drawn.set(`${area} ${version} ${place}`, made);
  return made;
}

export function prepared(
  { id, name, kind, area: owner }: Pick<Agency, 'id' | 'name' | 'kind' | 'area'>,
  version: number,
  area: string,
  place: Place,
): Prepared {
  const { fixed, current, summary } = drawn.get(`${area} ${version} ${place}`) ?? template(version, area, place, owner);
  const named = (text: string) => text.replaceAll(TEMPLATE.id, id).replaceAll(TEMPLATE.name, name);
  const renamed = (objects: readonly SiteObject[]) =>
    objects.map((object) => ({ ...object, key: named(object.key), body: named(String(object.body)) }));
  const [own, standing] = [renamed(fixed), renamed(current)];
  const bodyOf = (end: RegExp, from: readonly SiteObject[]) => from.find(({ key }) => end.test(key))?.body ?? '';
  const pages = (start: RegExp) => ({
    version: digestOfBytes(bodyOf(start, own)),
    current: digestOfBytes(bodyOf(start, standing)),
  });
  return {
    fixed: own,
    current: standing,
    summary: {
      ...summary,
      ...{ agency: { id, name, kind }, submission: submissionId({ area: owner, year: 2025, agency: id }, version) },
      ...{ json: fileOf(bodyOf(/report\.json$/, own)), csv: fileOf(bodyOf(/report\.csv$/, own)) },
      ...{ pages: pages(/^2025.*html$/), englishPages: pages(/^en\/.*html$/) },
    },
  };
}
