/**
 * A document of last year arrived under a key that the publisher was given for one agency: it is read, by its own form
 * where it follows the trial form, and laid beside this year's filing for the rules to compare with.
 */
import { areaIdSchema, HOME_AREA } from '#shared/ids/area-id.js';
import * as z from 'zod';
import { digestOfBytes } from '#shared/ids/digest.js';
import { importPrevious } from '#shared/deeds/filing/import-previous.js';
import type { Imported, PreviousImport } from '#shared/filing/model.js';
import type { Refusal } from '#shared/filing/refusal.js';
import type { Reading } from '#shared/report/record.js';
import { checkRecord } from '#shared/rules/index.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import type { Agency } from '#shared/season/model.js';
import { loadFilingToCheck } from './judge.js';
import { perform } from '#shared/store/perform.js';
import { loadImport } from '#shared/store/previous.js';
import { listAgencies } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { claimsUnder, claimWrite, isClaimed } from '#shared/store/uploads.js';
import { arrivedBytes, type Uploads } from './arrived-bytes.js';
import { namedInstead } from './belongs.js';
import { ARRIVALS_PER_FORM } from './receive.js';
import { PREVIOUS_PREFIX } from '#shared/s3/keys.js';

export interface ImportDependencies extends Uploads {
  readonly table: Table;
  /** Opens documents of unknown origin in a process of its own; reads the trial form of 2019 too. */
  readonly read: (bytes: Uint8Array) => Promise<Reading>;
  readonly now: () => Date;
}

const subjectSchema = z.object({ area: areaIdSchema, year: reportYearSchema, agency: agencyIdSchema });

/** Only a signed form writes such a key, and it names the agency that the publisher asked it for. */
function subjectOf(key: string): z.infer<typeof subjectSchema> | undefined {
  const [prefix, ...parts] = key.split('/');
  if (prefix !== PREVIOUS_PREFIX) return undefined;
  // Forms that were handed out before there were areas name none.
  const [area, year, agency] = /^\d/.test(parts[0] ?? '') ? [HOME_AREA, ...parts] : parts;
  return subjectSchema.safeParse({ area, year: Number(year), agency }).data;
}

/** What came of the arrival; undefined for an object that no form of ours asked for, or that comes by one form after many others. */
export async function importArrival(
  dependencies: ImportDependencies,
  arrival: PreviousImport['arrival'],
): Promise<PreviousImport | undefined> {
  const subject = subjectOf(arrival.key);
  if (subject === undefined) return undefined;
  const { table } = dependencies;
  const others = await claimsUnder(table, arrival.key, ARRIVALS_PER_FORM);
  if (others.length >= ARRIVALS_PER_FORM) {
    await table.commit([claimWrite(arrival, null)]);
    return undefined;
  }
  const now = dependencies.now();
  const arrived = await arrivedBytes(dependencies, arrival);
  const bytes = 'bytes' in arrived ? arrived.bytes : undefined;
  const refusal = 'refusal' in arrived ? arrived.refusal : null;
  const reading = bytes === undefined ? undefined : await dependencies.read(bytes);
  const roster = await listAgencies(table, subject);
  const outcome = await perform(
    table,
    now,
    async () => ({
      state: await loadFilingToCheck(table, subject, now),
      already: (await isClaimed(table, arrival)) ? ((await loadImport(table, subject))?.import ?? null) : null,
    }),
    ({ state: { known, ...state }, already }) => {
      const about = { arrival, digest: bytes === undefined ? null : digestOfBytes(bytes) };
      const imported: Imported = {
        ...judged(reading, refusal, { agency: state.agency, roster }, (because) => ({
          ...about,
          by: state.season.publisher,
          at: now.toISOString(),
          refusal: because,
        })),
      };
      return importPrevious(state, already, imported, (record, lastYear) =>
        // What this office itself released goes before what was imported.
        checkRecord(
          record,
          known.previous?.source === 'published' ? known : { ...known, previous: fromImport(lastYear) },
        ),
      );
    },
  );
  if ('refused' in outcome) throw new Error(`last year's report not imported: ${outcome.refused.code}`);
  return outcome.done;
}

function fromImport(record: Extract<Reading, { record: unknown }>['record']) {
  return { record, source: 'imported' } as const;
}

function judged(
  reading: Reading | undefined,
  refusal: Refusal | null,
  { agency, roster }: { readonly agency: Agency; readonly roster: readonly Agency[] },
  importOf: (refusal: Refusal | null) => PreviousImport,
): Imported {
  if (reading === undefined) return { import: importOf(refusal), record: null };
  if (reading.status === 'refused') return { import: importOf(reading.reason), record: null };
  // The agency may have had another name then; another year, or another agency of the roster, is never what was meant.
  const stated = reading.record.year;
  if (stated !== null && stated !== agency.year - 1) {
    return { import: importOf({ code: 'other-year', detail: String(stated) }), record: null };
  }
  const other = namedInstead(reading.record, agency, roster);
  if (other !== undefined) return { import: importOf({ code: 'other-agency', detail: other.name }), record: null };
  return { import: importOf(null), record: reading.record };
}
