/**
 * Opens a report year and mails the publisher the link to the desk. An operator invokes it once a year; invoking it
 * again for the same year changes nothing and answers what stands.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import * as z from 'zod';
import { instantAfter } from '#shared/ids/calendar.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import { daySchema } from '#shared/ids/calendar.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { seasonSchema, type Season } from '#shared/season/model.js';
import { openTable } from '#shared/store/client.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadBeforeOpening } from '#shared/store/history.js';
import { areaWrite, listAreas, loadSeason } from '#shared/store/seasons.js';
import { placeOf, placeProblem } from '#shared/season/area.js';
import { areaNameProblem } from '#shared/deeds/season/name-area.js';
import { areaIdSchema, HOME_AREA } from '#shared/ids/area-id.js';
import { wholeNumber } from '#shared/runtime/environment.js';

const { environment } = openFunction('open-season');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);

const requestSchema = z.object({
  year: reportYearSchema,
  /** The area's name; with one area in an installation nothing else is needed. */
  area: z.string().min(1).max(60),
  /** The area's id, and the area above it, where an installation serves several; without the latter it stays where it is. */
  areaId: areaIdSchema.default(HOME_AREA),
  parent: areaIdSchema.nullable().optional(),
  deadline: daySchema,
  publisher: personSchema,
  reviewer: personSchema,
  approver: personSchema,
  /** Only a demonstration, whose people are made up, does without. */
  proof: seasonSchema.shape.proof,
});

/** A bad request is thrown with zod's account of what is wrong: the operator reads it in the answer. */
export async function handler(event: unknown): Promise<{ season: Season }> {
  const { area: areaName, areaId: area, parent, ...request } = requestSchema.parse(event);
  // A season that stands says nothing new of its area, unless the operator names its place.
  if (parent !== undefined || (await loadSeason(table, { area, year: request.year })) === undefined)
    await place({ id: area, name: areaName, parent });
  const now = new Date();
  const season = seasonSchema.parse({ ...request, area, areaName, state: 'open', openedAt: now.toISOString() });
  const outcome = await performOnSeason(
    table,
    now,
    () => loadBeforeOpening(table, season),
    (before) => openSeason(before, season, instantAfter(now, linkDays * 4), now),
  );
  if ('refused' in outcome) {
    const { refused } = outcome;
    const which =
      refused.code === 'same-person' ? ` (${refused.pair})` : refused.code === 'history' ? ` (${refused.problem})` : '';
    throw new Error(`season not opened: ${refused.code}${which}`);
  }
  return { season: outcome.done };
}

/** @throws where the area cannot be called so, or stand below the one that it names */
async function place(named: Parameters<typeof placeOf>[1]): Promise<void> {
  const areas = await listAreas(table);
  const area = placeOf(areas, named);
  const problem = areaNameProblem(areas, area.id) ?? placeProblem(areas, area);
  if (problem !== undefined) throw new Error(`area not placed: ${problem}`);
  await table.commit([areaWrite(area)]);
}
