/**
 * Real documents, where they are at hand, and every finding that the rules may make about each: correct or debatable,
 * with the reason. Anything that is not listed fails, and so does anything listed that is not found. The documents belong
 * to their publishers and are no part of the project: CORPUS names their folder, `../shared/corpus` beside it if not set.
 */
import { describe, expect, jest, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDocument } from '#shared/reading/read-document.js';
import type { Severity } from '#shared/report/finding.js';
import { checkRecord, type CheckContext } from '#shared/rules/index.js';

jest.setTimeout(120_000);

interface Judged {
  readonly context: CheckContext;
  readonly findings: readonly {
    readonly key: string;
    readonly severity: Severity;
    readonly verdict: 'correct' | 'debatable';
    readonly reason: string;
  }[];
}

const root = resolve(import.meta.dirname, '../..');
const corpus = process.env['CORPUS'] ?? join(root, '../shared/corpus');
const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'golden.json'), 'utf8')) as Record<string, Judged>;
const documents = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'truth.json')))
  : [];

async function read(name: string) {
  const source = readdirSync(join(corpus, name)).find((file) => file.startsWith('source.')) ?? '';
  return readDocument(readFileSync(join(corpus, name, source)));
}

describe('the list of what may be found', () => {
  test.each(Object.entries(golden))(
    '%s has at most one debatable question, and a reason for each',
    (_, { findings }) => {
      const asked = findings.filter(({ severity, verdict }) => severity === 'explain' && verdict === 'debatable');
      expect(asked.length).toBeLessThanOrEqual(1);
      for (const { reason } of findings) expect(reason).not.toBe('');
    },
  );
});

(documents.length === 0 ? describe.skip : describe)('of real documents', () => {
  test('is made for every one of them that can be read', async () => {
    for (const name of documents) {
      const reading = await read(name);
      expect([name, Object.hasOwn(golden, name)]).toEqual([name, reading.status !== 'refused']);
    }
  });

  test.each(documents.filter((name) => Object.hasOwn(golden, name)))('holds for %s', async (name) => {
    const reading = await read(name);
    if (reading.status === 'refused') throw new Error(`refused: ${reading.reason.code}`);
    const { context, findings } = golden[name]!;
    const found = checkRecord(reading.record, context).findings.map(({ key, severity }) => `${severity} ${key}`);
    expect(found.sort()).toEqual(findings.map(({ key, severity }) => `${severity} ${key}`).sort());
  });
});
