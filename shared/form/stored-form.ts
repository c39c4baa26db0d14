/** A form as it lies between two visits: each part with its version, so that nobody's words are lost under another's. */
import * as z from 'zod';
import { personSchema } from '#shared/ids/person.js';
import {
  EMPTY,
  partContentSchema,
  partIdSchema,
  PARTS,
  type FormContent,
  type PartContent,
  type PartId,
} from './parts.js';

export const storedPartSchema = z.object({
  part: partIdSchema,
  /** Counts from 1; a part that nobody has saved has none, which counts as 0. */
  version: z.number().int().min(1),
  content: partContentSchema,
  by: personSchema,
  at: z.iso.datetime(),
  /** Everybody who ever saved it: whoever typed a report does not decide on it. */
  writers: z.array(personSchema),
});
export type StoredPart = z.infer<typeof storedPartSchema>;
export type StoredForm = ReadonlyMap<PartId, StoredPart>;

export function versionOf(form: StoredForm, part: PartId): number {
  return form.get(part)?.version ?? 0;
}

export function contentOf(form: StoredForm, part: PartId): PartContent {
  return form.get(part)?.content ?? EMPTY;
}

export function contentOfForm(form: StoredForm): FormContent {
  return Object.fromEntries(PARTS.map((part) => [part, contentOf(form, part)]));
}

/** Everybody who typed in the form, once each, by address. */
export function writersOf(form: StoredForm): StoredPart['writers'] {
  const writers = [...form.values()].flatMap((part) => part.writers);
  return [...new Map(writers.map((person) => [person.address, person])).values()];
}
