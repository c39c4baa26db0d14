/**
 * Evaluates the `{% ... %}` strings of a state in JSONata, with `$states`, the variables in scope and the functions that
 * Step Functions adds (docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html). An evaluation is repeatable:
 * time and randomness come from a `Moment`, so that replaying a journal gives the same values without storing them.
 * Which fields may hold expressions, and what is done with the result, is the caller's affair.
 */
import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import { StatesError } from './failure.js';

export interface Moment {
  /** What `$now()` and `$millis()` answer. */
  at: string;
  /** Source of `$random()`, `$uuid()` and `$shuffle()`: the same seed gives the same draws. */
  seed: string;
}

export interface Sight {
  states: { input: unknown; context: unknown; result?: unknown; errorOutput?: unknown };
  variables: Readonly<Record<string, unknown>>;
  moment: Moment;
}

const compiled = new Map<string, jsonata.Expression>();

export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4;
}

/** Throws JSONata's own error when the text is no expression; definitions are checked with it before anything runs. */
export function compile(text: string): jsonata.Expression {
  const source = text.slice(2, -2).trim();
  let expression = compiled.get(source);
  if (expression === undefined) {
    expression = jsonata(source, { stack: 2000 });
    compiled.set(source, expression);
  }
  return expression;
}

/** Replaces every expression in a value, however deep; keys and all other values stay as they are. */
export async function render(template: unknown, sight: Sight): Promise<unknown> {
  const bindings = { states: sight.states, ...sight.variables, ...stepFunctionsFunctions(sight.moment) };
  const visit = async (value: unknown): Promise<unknown> => {
    if (isExpression(value)) return evaluate(value, bindings);
    // One after the other, never at once: draws from the seed must come in the same order on a replay.
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const item of value) items.push(await visit(item));
      return items;
    }
    if (typeof value === 'object' && value !== null) {
      const entries: [string, unknown][] = [];
      for (const [key, inner] of Object.entries(value)) entries.push([key, await visit(inner)]);
      return Object.fromEntries(entries);
    }
    return value;
  };
  return visit(template);
}

async function evaluate(text: string, bindings: Record<string, unknown>): Promise<unknown> {
  let json: string | undefined;
  try {
    const value: unknown = await compile(text).evaluate(undefined, bindings);
    json = JSON.stringify(value, refuseFunctions);
  } catch (error) {
    throw new StatesError(
      'States.QueryEvaluationError',
      `The expression ${text} could not be evaluated: ${messageOf(error)}`,
    );
  }
  if (json === undefined) {
    throw new StatesError('States.QueryEvaluationError', `The expression ${text} returned nothing (undefined).`);
  }
  // The round trip drops JSONata's sequence marks and any sharing with the variables.
  return JSON.parse(json) as unknown;
}

function refuseFunctions(_key: string, value: unknown): unknown {
  const marked =
    typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value);
  if (typeof value === 'function' || marked) throw new Error('it returned a function');
  return value;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

const formatMillis = jsonata('$fromMillis($at, $picture, $zone)');
const HASHES = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

function stepFunctionsFunctions(moment: Moment): Record<string, (...args: never[]) => unknown> {
  const millis = new Date(moment.at).getTime();
  const draw = draws(moment.seed);
  return {
    now: (picture?: string, zone?: string) =>
      formatMillis.evaluate(undefined, { at: millis, picture, zone }) as Promise<string>,
    millis: () => millis,
    random: (seed?: number) => fraction(seed === undefined ? draw() : draws(String(seed))()),
    uuid: () => uuid(draw()),
    shuffle: (items: unknown[]) => shuffled(items, () => fraction(draw())),
    partition: (items: unknown[], size: number) => {
      if (!Array.isArray(items) || !Number.isInteger(size) || size < 1)
        throw new Error('$partition takes an array and a size of at least 1');
      return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
    },
    range: (first: number, last: number, step: number) => {
      if (![first, last, step].every(Number.isFinite) || step === 0)
        throw new Error('$range takes first, last and a step other than 0');
      const length = Math.max(0, Math.floor((last - first) / step) + 1);
      if (length > 1000) throw new Error('$range gives at most 1000 numbers');
      return Array.from({ length }, (_, i) => first + i * step);
    },
    hash: (data: unknown, algorithm: string) => {
      const name = HASHES.get(algorithm);
      if (name === undefined) throw new Error(`$hash knows ${[...HASHES.keys()].join(', ')}`);
      return createHash(name)
        .update(typeof data === 'string' ? data : JSON.stringify(data))
        .digest('hex');
    },
    parse: (text: string) => JSON.parse(text) as unknown,
    eval: () => {
      throw new Error('$eval is not available in Step Functions; use $parse for JSON');
    },
  };
}

/** Endless repeatable bytes from a seed; 32 at a time. */
export function draws(seed: string): () => Buffer {
  let count = 0;
  return () => createHash('sha256').update(`${seed}\n${count++}`).digest();
}

export function fraction(bytes: Buffer): number {
  return bytes.readUIntBE(0, 6) / 2 ** 48;
}

function uuid(bytes: Buffer): string {
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x40;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function shuffled(items: unknown[], random: () => number): unknown[] {
  const rest = [...items];
  const result: unknown[] = [];
  while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return result;
}
