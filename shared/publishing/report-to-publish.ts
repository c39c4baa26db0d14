/**
 * A report as the public gets it, with all its files, put together in the one place that a release and its preview share: what is
 * looked at before is then what is published, to the byte.
 */
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { isRolledBack, takenDownAt } from '#shared/filing/takedowns.js';
import { keyIn, versionPageKey } from '#shared/site/keys.js';
import type { PublishedReport } from '#shared/site/model.js';
import { withFiles, type ReportWithFiles } from '#shared/site/report-files.js';
import { publishedReport } from '#shared/site/summary.js';
import { correctedReport } from './corrected.js';
import type { PublishingDependencies } from './dependencies.js';
import { readOnSite, VERSION_MAX_BYTES, type OnSite } from './on-site.js';

type Reading = OnSite & Pick<PublishingDependencies, 'proof' | 'font'>;

export interface ToPublish {
  readonly state: FilingCase & { readonly submission: Submission };
  /** As it is once the report is marked released. */
  readonly filing: Filing;
  readonly at: string;
  readonly checkpoint: Checkpoint;
}

/** @throws where there is nothing to publish */
export async function reportToPublish(
  reading: Reading,
  { state, filing, at, checkpoint }: ToPublish,
): Promise<ReportWithFiles> {
  const { submission, record, check } = state;
  if (record === null || check === null || filing.released === null)
    throw new Error(`nothing to publish: ${submission.id}`);
  const history = await inLanguages(reading, state, versionsBefore(filing, submission, at));
  const plain = publishedReport({
    agency: state.agency,
    area: state.season.areaName,
    place: reading.site.place,
    submission,
    record,
    check,
    version: filing.released.version,
    publishedAt: at,
    ...history,
    corrects: await correctedReport(reading, state.agency, history),
    checkpoint,
  });
  return withFiles(plain, reading.font());
}

/**
 * The versions that stood before this one, and why it took the place of the last of them. One that was taken down is among
 * them, and says so; what is public again after that is no correction.
 */
export function versionsBefore(
  filing: Pick<Filing, 'corrections' | 'takedowns' | 'released'>,
  { n }: Pick<Submission, 'n'>,
  at: string,
): Pick<PublishedReport, 'correction' | 'earlier'> {
  const { corrections, takedowns } = filing;
  const former = [...corrections.filter(({ replacedBy }) => replacedBy !== null), ...takedowns];
  const versions = new Map(former.map(({ version, publishedAt }) => [version, publishedAt]));
  const earlier = [...versions]
    .filter(([version]) => version < (filing.released?.version ?? Infinity))
    .sort(([a], [b]) => a - b)
    .map(([version, publishedAt]) => ({ version, publishedAt, takenDownAt: takenDownAt(filing, version) }));
  // What went with its whole release, and comes again, corrects what it corrected before.
  const why = takedowns.some((takedown) => takedown.n === n && !isRolledBack(takedown))
    ? undefined
    : corrections.find(({ replacedBy }) => replacedBy === n);
  return { correction: why === undefined ? null : { at, reason: why.reason }, earlier };
}

/** Which of the versions before can be read in English: those from before there were English pages cannot. */
async function inLanguages(
  reading: OnSite,
  { agency }: FilingCase,
  history: Pick<PublishedReport, 'correction' | 'earlier'>,
): Promise<Pick<PublishedReport, 'correction' | 'earlier'>> {
  const earlier = await Promise.all(
    history.earlier.map(async (one) => {
      const key = keyIn('en', versionPageKey({ year: agency.year, agency, version: one.version }));
      const found = await readOnSite(reading, key, VERSION_MAX_BYTES);
      return { ...one, inEnglish: found !== undefined };
    }),
  );
  return { ...history, earlier };
}
