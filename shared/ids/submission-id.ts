/** The name of one uploaded file of a filing, and with it of its executions, objects and mails. */
import { z } from 'zod';

/** `{year}-{agency}-{n}`: also the name of the submission's executions. */
export const submissionIdSchema = z
  .string()
  .regex(/^\d{4}-[a-z][a-z0-9-]*-[1-9]\d{0,3}$/)
  .brand('SubmissionId');
export type SubmissionId = z.infer<typeof submissionIdSchema>;

export function submissionId(year: number, agency: string, n: number): SubmissionId {
  return submissionIdSchema.parse(`${year}-${agency}-${n}`);
}

/** Year, agency and number out of a submission id. */
export function partsOf(id: SubmissionId): { year: number; agency: string; n: number } {
  const match = /^(\d{4})-(.+)-(\d+)$/.exec(id);
  if (match === null) throw new RangeError(`not a submission id: ${id}`);
  return { year: Number(match[1]), agency: match[2] ?? '', n: Number(match[3]) };
}
