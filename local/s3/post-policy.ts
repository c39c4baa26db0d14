/**
 * The policy that an upload form carries: reading it, and holding the form's fields against it. Every field must be
 * covered by a condition and every condition must hold; the size range is handed back, because the size is known only
 * after the file has come in. The policy's signature is checked in routes/post-object.ts.
 * Source: API/sigv4-HTTPPOSTConstructPolicy.html.
 */
import * as z from 'zod';
import { S3Error } from './errors.js';

type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string; readonly text: string }
  | { readonly kind: 'content-length-range'; readonly min: number; readonly max: number };

export interface PostPolicy {
  readonly expiration: Date;
  readonly conditions: readonly Condition[];
}

export interface SizeRange {
  readonly min: number;
  readonly max: number;
}

const count = z.union([
  z.number().int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const policySchema = z.strictObject({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.string().regex(/^(eq|starts-with)$/i), z.string().regex(/^\$./), z.string()]),
      z.tuple([z.string().regex(/^content-length-range$/i), count, count]),
      z.record(z.string(), z.string()),
    ]),
  ),
});

function readCondition(source: z.infer<typeof policySchema>['conditions'][number]): Condition[] {
  if (!Array.isArray(source)) {
    return Object.entries(source).map(([name, value]) => ({
      kind: 'eq',
      field: name.toLowerCase(),
      value,
      text: JSON.stringify(['eq', `$${name}`, value]),
    }));
  }
  const [operator, second, third] = source;
  if (typeof second === 'number' || typeof third === 'number') {
    return [{ kind: 'content-length-range', min: Number(second), max: Number(third) }];
  }
  const kind = operator.toLowerCase() === 'eq' ? 'eq' : 'starts-with';
  return [{ kind, field: second.slice(1).toLowerCase(), value: third, text: JSON.stringify([kind, second, third]) }];
}

/** @throws S3Error InvalidPolicyDocument */
export function readPolicy(encoded: string): PostPolicy {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch (cause) {
    throw new S3Error('InvalidPolicyDocument', { message: 'Invalid Policy: Invalid JSON.', cause });
  }
  const parsed = policySchema.safeParse(content);
  if (!parsed.success) {
    throw new S3Error('InvalidPolicyDocument', {
      message:
        'Invalid Policy: it needs an expiration and a list of conditions, each an object of texts, [eq|starts-with, $field, text] or [content-length-range, min, max].',
    });
  }
  return { expiration: new Date(parsed.data.expiration), conditions: parsed.data.conditions.flatMap(readCondition) };
}

function denied(reason: string): S3Error {
  return new S3Error('AccessDenied', { message: `Invalid according to Policy: ${reason}` });
}

/** Fields that need no condition, by the page named above. */
function exempt(field: string): boolean {
  return ['x-amz-signature', 'file', 'policy'].includes(field) || field.startsWith('x-ignore-');
}

function holds(condition: Exclude<Condition, { kind: 'content-length-range' }>, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  if (condition.kind === 'eq') return actual === condition.value;
  // A list of types must begin so in each of its parts.
  const parts = condition.field === 'content-type' ? actual.split(',').map((part) => part.trim()) : [actual];
  return parts.every((part) => part.startsWith(condition.value));
}

/**
 * `fields` have lower-case names and hold the bucket that is posted to, whether or not the form repeats it.
 * @throws S3Error AccessDenied, in AWS's words "Invalid according to Policy: ..."
 */
export function checkPolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: Date): SizeRange | undefined {
  if (now >= policy.expiration) throw denied('Policy expired.');
  const covered = new Set<string>();
  let range: SizeRange | undefined;
  for (const condition of policy.conditions) {
    if (condition.kind === 'content-length-range') {
      range = range
        ? { min: Math.max(range.min, condition.min), max: Math.min(range.max, condition.max) }
        : { min: condition.min, max: condition.max };
      continue;
    }
    covered.add(condition.field);
    if (!holds(condition, fields.get(condition.field))) throw denied(`Policy Condition failed: ${condition.text}`);
  }
  const extra = [...fields.keys()].filter((field) => !covered.has(field) && !exempt(field));
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`);
  return range;
}
