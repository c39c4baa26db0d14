/**
 * CloudFront's CreateInvalidation, as a state machine calls it. The distributions here cache nothing, so that there is nothing to
 * empty: a request is held to what CloudFront would refuse, and noted in a list that outlives a restart.
 *
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { openAppendLog, readLog } from '../append-log.js';
import type { FunctionAnswer } from '../stepfunctions/run.js';

export const CREATE_INVALIDATION = 'cloudfront:createInvalidation';

const invalidationSchema = z.object({
  id: z.string(),
  distribution: z.string(),
  createdAt: z.string(),
  reference: z.string(),
  paths: z.array(z.string()),
});
/** One that was asked for; the same one asked for again is not another. */
export type Invalidation = z.infer<typeof invalidationSchema>;

export interface Invalidations {
  /** Oldest first. */
  list(): readonly Invalidation[];
  create(given: unknown): Promise<FunctionAnswer>;
  close(): Promise<void>;
}

/** AWS, "CloudFront quotas": files in progress at a time, and among them such with a wildcard. */
const [MOST_PATHS, MOST_WILDCARDS] = [3000, 15];
/** A wildcard stands last; what is no plain ASCII would have to be percent-encoded. */
const PATH = /^\/[\x21-\x29\x2b-\x7e]*\*?$/;

const requestSchema = z.strictObject({
  DistributionId: z.string(),
  InvalidationBatch: z.strictObject({
    CallerReference: z.string().min(1),
    Paths: z.strictObject({ Quantity: z.number().int(), Items: z.array(z.string()).min(1) }),
  }),
});

export async function openInvalidations(
  dir: string,
  distributions: readonly string[],
  now: () => Date,
): Promise<Invalidations> {
  const file = join(dir, 'invalidations.jsonl');
  const known = readLog(file).map((line) => invalidationSchema.parse(line));
  const log = await openAppendLog(file);

  async function create(given: unknown): Promise<FunctionAnswer> {
    const request = requestSchema.safeParse(given);
    if (!request.success) return refused('InvalidArgumentException', z.prettifyError(request.error));
    const { DistributionId: distribution, InvalidationBatch: batch } = request.data;
    const { CallerReference: reference, Paths } = batch;
    const problem = problemOf(Paths);
    if (!distributions.includes(distribution))
      return refused('NoSuchDistributionException', `There is no distribution ${distribution}.`);
    if (problem !== undefined) return problem;
    const before = known.find((each) => each.distribution === distribution && each.reference === reference);
    if (before !== undefined && before.paths.join(' ') !== Paths.Items.join(' '))
      return refused('InvalidationBatchAlreadyExistsException', `${reference} was of other paths.`);
    const made = before ?? { ...fresh(distribution, reference), createdAt: now().toISOString(), paths: Paths.Items };
    if (before === undefined) {
      known.push(made);
      await log.append(made);
    }
    // Nothing is cached: it is done as soon as it is asked for.
    const Invalidation = { Id: made.id, CreateTime: made.createdAt, Status: 'Completed', InvalidationBatch: batch };
    return { payload: { Invalidation, Location: `/2020-05-31/distribution/${distribution}/invalidation/${made.id}` } };
  }
  return { list: () => known, create, close: () => log.close() };
}

function problemOf({ Quantity, Items }: { readonly Quantity: number; readonly Items: readonly string[] }) {
  if (Quantity !== Items.length)
    return refused('InconsistentQuantitiesException', `${Quantity} is not the number of ${Items.length} paths.`);
  const wrong = Items.find((path) => !PATH.test(path));
  if (wrong !== undefined) return refused('InvalidArgumentException', `${wrong} is no path that can be invalidated.`);
  const wildcards = Items.filter((path) => path.endsWith('*')).length;
  return Items.length > MOST_PATHS || wildcards > MOST_WILDCARDS
    ? refused('TooManyInvalidationsInProgressException', `${Items.length} paths, ${wildcards} of them with a wildcard.`)
    : undefined;
}

function fresh(distribution: string, reference: string): Pick<Invalidation, 'id' | 'distribution' | 'reference'> {
  const id = `I${createHash('sha256').update(`${distribution} ${reference}`).digest('hex').slice(0, 13).toUpperCase()}`;
  return { id, distribution, reference };
}

/** Under the name by which Step Functions shows an error of a service. */
function refused(name: string, cause: string): FunctionAnswer {
  return { error: { name: `CloudFront.${name}`, cause } };
}
