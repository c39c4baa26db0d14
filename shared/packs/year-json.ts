/** `data/v1/{year}.json` as it has been from the first release on, put together from the parts of the year. */
import { jsonText, NumberToken, type JsonValue } from '#shared/site/json-text.js';
import { YEAR_SCHEMA } from '#shared/site/year-schema.js';
import { parseExact } from '#shared/reading/json/exact.js';
import type { PublicYear } from './public-report.js';

/** What parseExact gave, with every number as it is spelled. */
export function tokens(value: unknown): JsonValue {
  if (value === null || typeof value !== 'object') return value as string | boolean | null;
  if (Array.isArray(value)) return value.map(tokens);
  const fields = Object.entries(value);
  const [first] = fields;
  if (fields.length === 1 && first?.[0] === 'figure') return new NumberToken(String(first[1]));
  return Object.fromEntries(fields.map(([name, field]) => [name, tokens(field)]));
}

export function yearJsonOf({ year, area, coverage, totals, reports }: PublicYear): string {
  return jsonText({
    schema: YEAR_SCHEMA,
    year,
    area,
    coverage: tokens(coverage),
    totals: tokens(totals),
    reports: reports.map(({ line }) => tokens(parseExact(line)?.value)),
  });
}
