/** What several messages say. */
import * as z from 'zod';
import { daySchema } from '#shared/ids/calendar.js';

/** What is still open in a draft. */
export const leftToDo = { blocks: z.number(), explains: z.number(), unread: z.number(), confirms: z.number() };

export const season = { year: z.number().int(), area: z.string() };

export const about = { agencyName: z.string(), year: z.number().int(), area: z.string() };

/** Why, and who of the publisher's office. */
export const takenBack = { reason: z.string(), by: z.string() };

/** A report on paper: who records it, who brought it, and the day on which it came. */
export const onPaper = { recorder: z.string(), handedInBy: z.string(), receivedOn: daySchema };
