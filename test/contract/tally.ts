/** Counts what jest reports of the tests of one service. */
import * as z from 'zod';
import type { Omission } from './services.js';

/** The part of `jest --json` that is looked at. */
export const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export interface ServiceTally {
  readonly passed: number;
  /** By name; a file that could not be begun counts as one. */
  readonly failed: readonly string[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  /** Left out without a reason that is known: as bad as failed. */
  readonly unexplained: readonly string[];
}

export function tallyOf(report: z.infer<typeof reportSchema>, omitted: readonly Omission[]): ServiceTally {
  const all = report.testResults.flatMap((file) => file.assertionResults);
  const named = (status: string) => all.filter((each) => each.status === status).map(({ fullName }) => fullName);
  const unbegun = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const left = all
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName: name }) => ({ name, why: omitted.find(({ begins }) => name.startsWith(begins))?.why }));
  return {
    passed: named('passed').length,
    failed: [
      ...named('failed'),
      ...unbegun.map(({ name, message }) => `${name}: ${message.trim().split('\n')[0] ?? ''}`),
    ],
    leftOut: left.flatMap(({ name, why }) => (why === undefined ? [] : [{ name, why }])),
    unexplained: left.filter(({ why }) => why === undefined).map(({ name }) => name),
  };
}
