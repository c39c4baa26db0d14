import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, test } from '@jest/globals';
import { manualClock } from '../../local/clock.js';
import { CREATE_INVALIDATION, openInvalidations } from '../../local/distributions/invalidations.js';
import { createCallService } from '../../local/state-machines.js';
import { runExecution } from '../../local/stepfunctions/execution.js';

const dirs: string[] = [];
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true });
});
const NOW = new Date('2026-01-05T08:00:00.000Z');
const open = (dir: string) => openInvalidations(dir, ['SITE'], () => NOW);
const fresh = () => {
  const dir = mkdtempSync(join(tmpdir(), 'nianbao-edge-'));
  dirs.push(dir);
  return dir;
};
const asking = (reference: string, Items: readonly string[], over: object = {}) => ({
  DistributionId: 'SITE',
  InvalidationBatch: { CallerReference: reference, Paths: { Quantity: Items.length, Items } },
  ...over,
});

test('a repeat is no second one, also after a restart; the same reference of other paths is refused', async () => {
  const dir = fresh();
  const first = await open(dir);
  const made = await first.create(asking('r1-7', ['/2025/a/*', '/en/2025/a/*']));
  await first.close();
  const again = await open(dir);
  expect(await again.create(asking('r1-7', ['/2025/a/*', '/en/2025/a/*']))).toEqual(made);
  expect(await again.create(asking('r1-7', ['/*']))).toMatchObject({
    error: { name: 'CloudFront.InvalidationBatchAlreadyExistsException' },
  });
  await again.create(asking('r1-8', ['/*']));
  expect(again.list().map(({ reference, paths }) => [reference, paths])).toEqual([
    ['r1-7', ['/2025/a/*', '/en/2025/a/*']],
    ['r1-8', ['/*']],
  ]);
  await again.close();
});

test.each([
  ['NoSuchDistributionException', asking('r', ['/*'], { DistributionId: 'OTHER' })],
  ['InvalidArgumentException', asking('r', ['2025/a'])],
  ['InvalidArgumentException', asking('r', ['/2025/*/v1'])],
  ['InvalidArgumentException', asking('r', ['/2025/局/*'])],
  ['InvalidArgumentException', asking('', ['/*'])],
  ['InvalidArgumentException', asking('r', ['/*'], { Invented: true })],
  [
    'TooManyInvalidationsInProgressException',
    asking(
      'r',
      Array.from({ length: 16 }, (_, n) => `/${n}/*`),
    ),
  ],
  [
    'InconsistentQuantitiesException',
    {
      DistributionId: 'SITE',
      InvalidationBatch: { CallerReference: 'r', Paths: { Quantity: 2, Items: ['/*'] } },
    },
  ],
])('what CloudFront would refuse is refused as %s, and not noted', async (name, given) => {
  const edge = await open(fresh());
  expect(await edge.create(given)).toMatchObject({ error: { name: `CloudFront.${name}` } });
  expect(edge.list()).toEqual([]);
  await edge.close();
});

it('answers a task of a state machine as the service does, without the envelope of an invoked function', async () => {
  const edge = await open(fresh());
  const Arguments = asking('{% $states.input.reference %}', []);
  Arguments.InvalidationBatch.Paths = {
    Quantity: '{% $count($states.input.paths) %}' as never,
    Items: '{% $states.input.paths %}' as never,
  };
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Forget',
    States: {
      Forget: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:cloudfront:createInvalidation',
        Arguments,
        End: true,
      },
    },
  };
  const run = (callService: ReturnType<typeof createCallService>) =>
    runExecution({
      ...{ definition, input: { reference: 'r', paths: ['/2025/a/*'] }, clock: manualClock(NOW.toISOString()) },
      ...{ invoke: () => Promise.reject(new Error('no function is asked')), callService },
    }).done;
  expect(await run(createCallService({ [CREATE_INVALIDATION]: edge.create }))).toMatchObject({
    status: 'SUCCEEDED',
    output: { Invalidation: { Status: 'Completed', InvalidationBatch: { Paths: { Items: ['/2025/a/*'] } } } },
  });
  expect(await run(createCallService({}))).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  await edge.close();
});
