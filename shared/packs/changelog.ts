/**
 * What each release changed, told by comparing what was public at the pack before with what is public now: the public parts
 * alone say it, and a report that is gone is named without anything of what it said.
 */
import * as z from 'zod';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { jsonText } from '#shared/site/json-text.js';

export const CHANGELOG_SCHEMA = 'nianbao.changelog.v1';
/** Kept small: about as many as an area has in a few seasons. */
const MOST_RELEASES = 100;
/** A first release of a large area names the first of its reports, and counts the others. */
const MOST_NAMED = 100;

const reportSchema = z.object({ year: z.int(), agency: z.string(), version: z.int().min(1) });
export type Standing = z.infer<typeof reportSchema>;

const counts = { new: z.int(), corrected: z.int(), takenDown: z.int() };
/** What one release changed. */
export const changesSchema = z.object({
  release: releaseIdSchema,
  at: z.iso.datetime(),
  counts: z.object(counts),
  new: z.array(reportSchema),
  corrected: z.array(reportSchema),
  takenDown: z.array(reportSchema),
});
export type Changes = z.infer<typeof changesSchema>;

/** Versions by year and agency: what was public when packs were made. */
export const standingSchema = z.record(z.string(), z.record(z.string(), z.int().min(1)));

export function standingOf(reports: readonly Standing[]): z.infer<typeof standingSchema> {
  const years: Record<string, Record<string, number>> = {};
  for (const { year, agency, version } of reports) (years[String(year)] ??= {})[agency] = version;
  return years;
}

export function reportsStanding(years: z.infer<typeof standingSchema>): Standing[] {
  return Object.entries(years).flatMap(([year, agencies]) =>
    Object.entries(agencies).map(([agency, version]) => ({ year: Number(year), agency, version })),
  );
}

const nameOf = ({ year, agency }: Standing): string => `${year}/${agency}`;

export function changesBetween(
  before: readonly Standing[],
  now: readonly Standing[],
  { release, at }: { readonly release: ReleaseId; readonly at: string },
): Changes {
  const [was, is] = [new Map(before.map((one) => [nameOf(one), one])), new Set(now.map(nameOf))];
  const added = now.filter((one) => !was.has(nameOf(one)));
  const corrected = now.filter((one) => {
    const former = was.get(nameOf(one));
    return former !== undefined && former.version !== one.version;
  });
  const takenDown = before.filter((one) => !is.has(nameOf(one)));
  const named = (list: readonly Standing[]) =>
    list.slice(0, MOST_NAMED).map(({ year, agency, version }) => ({ year, agency, version }));
  return {
    release,
    at,
    counts: { new: added.length, corrected: corrected.length, takenDown: takenDown.length },
    new: named(added),
    corrected: named(corrected),
    takenDown: named(takenDown),
  };
}

/** A pack that is made anew for the same release adds to what that release changed, and nothing is told twice. */
export function changelogWith(standing: readonly Changes[], made: Changes): Changes[] {
  const { new: added, corrected, takenDown } = made.counts;
  if (added + corrected + takenDown === 0) return [...standing];
  return [made, ...standing].slice(0, MOST_RELEASES);
}

/** Newest first. Packs follow releases, and one pack may stand for several releases: then the last is named. */
export function changelogText(releases: readonly Changes[]): string {
  return jsonText({ schema: CHANGELOG_SCHEMA, releases: releases.map((one) => ({ ...one })) });
}
