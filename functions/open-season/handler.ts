/**
 * Opens a report year and mails the publisher the link to the desk. An operator invokes it once a year; invoking it
 * again for the same year changes nothing and answers what stands.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import { z } from 'zod';
import { instantAfter } from '#shared/ids/calendar.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import { daySchema } from '#shared/ids/calendar.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { seasonSchema, type Season } from '#shared/season/model.js';
import { openTable } from '#shared/store/client.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadSeason } from '#shared/store/seasons.js';
import { wholeNumber } from '#shared/runtime/environment.js';

const { environment } = openFunction('open-season');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);

const requestSchema = z.object({
  year: reportYearSchema,
  area: z.string().min(1).max(60),
  deadline: daySchema,
  publisher: personSchema,
  reviewer: personSchema,
  approver: personSchema,
});

/** A bad request is thrown with zod's account of what is wrong: the operator reads it in the answer. */
export async function handler(event: unknown): Promise<{ season: Season }> {
  const request = requestSchema.parse(event);
  const now = new Date();
  const season = seasonSchema.parse({ ...request, state: 'open', openedAt: now.toISOString() });
  const outcome = await performOnSeason(
    table,
    now,
    () => loadSeason(table, season.year),
    (stored) => openSeason(stored, season, instantAfter(now, linkDays * 4), now),
  );
  if ('refused' in outcome) throw new Error(`season not opened: ${outcome.refused.code}`);
  return { season: outcome.done };
}
