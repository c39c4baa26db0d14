/** When a document is looked at a second time, with recognisers, and which of the two readings then stands. */
import { describe, expect, test } from '@jest/globals';
import { READY } from '#shared/reading/isolation/child-answer.js';
import type { ChildRun } from '#shared/reading/isolation/run-child.js';
import { readWithScans, SCAN_CHILD } from '#shared/reading/isolation/scan-isolated.js';
import type { RefusalCode } from '#shared/report/record.js';

const refusedWith = (code: RefusalCode): object => ({ status: 'refused', reason: { code, detail: code } });

/** Processes that answer one after the other, and what each was. */
async function reading(...codes: RefusalCode[]) {
  const started: { entry: string; cpuMilliseconds: number }[] = [];
  const run = (entry: string, _: unknown, limits?: { readonly cpuMilliseconds: number }): Promise<ChildRun> => {
    started.push({ entry: entry.split('/').at(-1) ?? '', cpuMilliseconds: limits?.cpuMilliseconds ?? 0 });
    const answer = Buffer.from(`${READY}${JSON.stringify(refusedWith(codes.shift() ?? 'damaged'))}\n`);
    return Promise.resolve({ end: 'left', exitCode: 0, answer, complaint: '', peakBytes: 0, cpuMilliseconds: 1 });
  };
  const read = await readWithScans(new Uint8Array(1), { folder: '/reader', run });
  return { code: read.status === 'refused' ? read.reason.code : read.status, started };
}

describe('a document', () => {
  test('that is no picture is read once, within the ordinary limits', async () => {
    const { code, started } = await reading('damaged');
    expect(code).toBe('damaged');
    expect(started).toEqual([{ entry: 'read-child.mjs', cpuMilliseconds: 10_000 }]);
  });

  test('of pictures is read again by the process that recognises, with its own limits', async () => {
    const { code, started } = await reading('scanned', 'several-reports');
    expect(code).toBe('several-reports');
    expect(started[1]).toEqual({ entry: 'scan-child.mjs', cpuMilliseconds: SCAN_CHILD.cpuMilliseconds });
  });

  test.each<RefusalCode>(['no-tables', 'not-a-report', 'timeout', 'memory'])(
    'of pictures in which nothing is seen (%s) is refused as a scan',
    async (second) => {
      expect((await reading('scanned', second)).code).toBe('scanned');
    },
  );
});
