/** The text of the reports of a year: out of the pack that stands, as far as it is of the very same reports, else out of them. */
import { isSigned } from '#shared/audit/signature.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { bulkSchema, bulkStatement, type Bulk } from '#shared/packs/bulk.js';
import { BULK_KEY, packKey } from '#shared/packs/keys.js';
import type { PublicReport } from '#shared/packs/public-report.js';
import { textOf, textsFrom, type ReportText } from '#shared/packs/sections.js';
import { reportJsonKey } from '#shared/site/keys.js';
import { readHeld, readSite, type PublicParts } from './public-parts.js';

/** Reports opened at a time. */
const AT_ONCE = 24;

/** The list of packs as it was signed; undefined where there is none that holds. */
export async function standingBulk(parts: PublicParts): Promise<Bulk | undefined> {
  const bytes = await readSite(parts, BULK_KEY);
  if (bytes === undefined) return undefined;
  const bulk = bulkSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  if (!bulk.success) return undefined;
  return isSigned(bulkStatement(bulk.data), bulk.data.signed, await parts.checkpointKeys()) ? bulk.data : undefined;
}

/** The bytes of a pack that stands, if they are those that were signed. */
async function standingPack(parts: PublicParts, bulk: Bulk | undefined, key: string): Promise<string | undefined> {
  const listed = bulk?.files.find(({ path }) => path === key);
  const bytes = listed && (await readSite(parts, key));
  return bytes !== undefined && digestOfBytes(bytes) === listed?.sha256
    ? Buffer.from(bytes).toString('utf8')
    : undefined;
}

export async function standingTexts(
  parts: PublicParts,
  bulk: Bulk | undefined,
  year: number,
): Promise<ReadonlyMap<string, ReportText>> {
  const file = await standingPack(parts, bulk, packKey(year, 'sections.jsonl'));
  return file === undefined ? new Map() : textsFrom(file);
}

/** In the order of the reports. */
export async function textsOf(
  parts: PublicParts,
  reports: readonly PublicReport[],
  known: ReadonlyMap<string, ReportText>,
): Promise<ReportText[]> {
  const texts: ReportText[] = [];
  for (let from = 0; from < reports.length; from += AT_ONCE) {
    const some = reports.slice(from, from + AT_ONCE).map(async (report) => {
      const { agency, json } = report;
      const standing = known.get(json.sha256);
      if (standing !== undefined && standing.agency === agency.id && standing.year === report.year) return standing;
      return textOf(report, await readHeld(parts, reportJsonKey(report), json.sha256));
    });
    texts.push(...(await Promise.all(some)));
  }
  return texts;
}
