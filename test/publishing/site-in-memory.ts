/** A table and a site bucket in memory, as far as the last steps of a release use them: one at a time, no conditions. */
import { NoSuchKey } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import type { Filing } from '#shared/filing/model.js';
import type { PublishingDependencies } from '#shared/publishing/dependencies.js';
import { releaseSchema, type Release } from '#shared/season/release.js';
import type { PublishedReport, PublishedSummary } from '#shared/site/model.js';
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { filingKey } from '#shared/store/keys.js';
import { giveUpLease, newReleaseWrite, saveSummary, takeLease } from '#shared/store/releases.js';
import { agencyWrite } from '#shared/store/seasons.js';
import { touchedWrite } from '#shared/store/site-rows.js';
import type { Item, Table, Write } from '#shared/store/table.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { agency, season } from '../deeds/filing/scene.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { BASE, SITE } from '../site/sample.js';

const NOW = new Date('2026-02-11T04:00:00.000Z');

export function siteInMemory() {
  const items = new Map<string, Item>();
  const objects = new Map<string, string>();
  const at = (pk: unknown, sk: unknown) => `${String(pk)}|${String(sk)}`;
  const table = {
    get: async ({ pk, sk }: Item) => items.get(at(pk, sk)),
    list: async (pk: string, from: string) =>
      [...items.values()].filter((item) => item.pk === pk && item.sk.startsWith(from)),
    listBetween: async (pk: string, [from, to]: readonly [string, string]) =>
      [...items.values()]
        .filter((item) => item.pk === pk && item.sk >= from && item.sk <= to)
        .sort((a, b) => (a.sk < b.sk ? -1 : 1)),
    getAll: async (keys: readonly Item[]) => keys.map(({ pk, sk }) => items.get(at(pk, sk))),
    commit: async (writes: readonly Write[]) => {
      for (const { Put, Delete } of writes) {
        const item = (Put?.Item ?? Delete?.Key) as Item;
        if (Put === undefined) items.delete(at(item.pk, item.sk));
        else items.set(at(item.pk, item.sk), item);
      }
      return 'committed';
    },
  } as unknown as Table;
  const send = async ({ constructor, input }: { constructor: { name: string }; input: Record<string, string> }) => {
    const { Key = '', Body = '', Prefix } = input;
    if (Prefix !== undefined)
      return { Contents: [...objects.keys()].flatMap((key) => (key.startsWith(Prefix) ? { Key: key } : [])) };
    if (constructor.name === 'PutObjectCommand') objects.set(Key, Body);
    else if (!objects.has(Key)) throw new NoSuchKey({ message: 'gone', $metadata: {} });
    return { ETag: 'e', Body: Readable.from([Buffer.from(objects.get(Key) ?? '')]) };
  };
  const proof = { sealKeys: async () => KEYS.seal, checkpointKeys: async () => KEYS.checkpoint };
  const checkpointing = {
    ...{ table, keys: async () => KEYS.checkpoint },
    sign: async (text: string) => checkpointKey.sign(text),
  };
  const dependencies = {
    ...{
      table,
      s3: { send },
      siteBucket: 'site',
      siteBaseUrl: BASE,
      site: SITE,
      font: reportFont,
      now: () => NOW,
      proof,
      checkpointing,
      subscribers: [],
    },
  } as unknown as PublishingDependencies;
  return {
    ...{ table, items, objects, dependencies },
    async begin(id: string, more: Partial<Release> = {}): Promise<Release> {
      const release = releaseSchema.parse({
        ...{ id, area: 'home', year: 2025, by: season.publisher, at: NOW.toISOString() },
        ...{ count: 0, state: 'running', attempts: 0, ...more },
      });
      await table.commit([agencyWrite(agency), newReleaseWrite(release)]);
      return release;
    },
    hold: (release: Release) => takeLease(table, release.id, NOW),
    letGo: (release: Release) => giveUpLease(table, release.id),
    async file(filing: Filing): Promise<void> {
      const key = filingKey(filing);
      items.set(at(key.pk, key.sk), { ...key, v: 4, filing });
      // As the deed of taking down marks it.
      for (const { release } of filing.takedowns) await table.commit([touchedWrite(filing, release)]);
    },
    /** As the steps before left it. */
    async publish(report: PublishedReport, summary?: PublishedSummary): Promise<void> {
      for (const { key, body } of [...versionObjects(report), ...currentObjects(report)])
        objects.set(key, String(body));
      if (summary === undefined) return;
      const of = { area: season.area, year: report.year, agency: report.agency.id };
      await saveSummary(table, of, summary, PUBLISHED_SUMMARY.version, 'published');
    },
  };
}
