import { describe, expect, it, jest } from '@jest/globals';
import { createRequire } from 'node:module';
import { manualClock } from '../../../local/clock.js';
import { runExecution } from '../../../local/stepfunctions/execution.js';
import type { CallService, InvokeFunction } from '../../../local/stepfunctions/run.js';
import { ReaderBusy } from '#shared/reading/isolation/read-isolated.js';
import {
  announceInputSchema,
  extractInputSchema,
  askInputSchema,
  packInputSchema,
  publishInputSchema,
} from '#shared/workflow/payloads.js';
import { machineOf, synthesized, text, verbOf } from './synthesized.js';

type Validate = (definition: object) => { isValid: boolean; errorsText: (separator?: string) => string };
const validate = createRequire(import.meta.url)('asl-validator') as Validate;

/** Definitions as text, with the name of the verb where the ARN of its function will stand. */
const definitions = new Map(
  synthesized.ofType('AWS::StepFunctions::StateMachine').map((machine) => {
    const verbs = synthesized.ofType('AWS::Lambda::Function');
    const named = text(machine.Properties['DefinitionString'])
      .replace(/<(\w+)\.Arn>/g, (arn, id) => verbs.filter((each) => each.id === id).map(verbOf)[0] ?? arn)
      .replaceAll('<AWS::Partition>', 'aws');
    return [machineOf(machine), named] as const;
  }),
);
const definition = (name: string) => definitions.get(name) ?? '';
const machines = ['intake', 'review', 'release'] as const;

describe.each(machines)('the %s machine', (name) => {
  it('is valid Amazon States Language in JSONata', () => {
    const parsed = JSON.parse(definition(name)) as Record<string, unknown>;
    expect(parsed['QueryLanguage']).toBe('JSONata');
    const outcome = validate(parsed);
    expect([outcome.isValid, outcome.errorsText()]).toEqual([true, '']);
  });

  it('asks again only as its own file says: the construct library would add six attempts to each call', () => {
    const attempts = [...definition(name).matchAll(/"MaxAttempts":(\d+)/g)].map(([, count]) => Number(count));
    expect(new Set(attempts)).toEqual(
      new Set({ release: [65, 34, 16, 12, 8, 4, 2], intake: [16, 4, 45, 10, 8, 2], review: [16, 8, 2] }[name]),
    );
  });
});

it('machines log every step, without the data that holds tokens, and are not traced', () => {
  for (const { Properties } of synthesized.ofType('AWS::StepFunctions::StateMachine')) {
    expect(Properties['LoggingConfiguration']).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
    expect(Properties).not.toHaveProperty('TracingConfiguration');
  }
});

it('the token of a waiting task is an expression and never literal text', () => {
  expect(definition('review').match(/\{% \$states\.context\.Task\.Token %\}/g)).toHaveLength(2);
  for (const name of machines) expect(definition(name)).not.toContain('$$.');
});

interface Call {
  verb: string;
  payload: Record<string, unknown>;
}
type Answer = { payload: unknown } | { error: { name: string; cause: string } };

/** Runs a machine on made-up functions; `turn` moves its clock and lets it settle. */
function start(
  name: string,
  input: object,
  answer: (call: Call, calls: readonly Call[]) => Answer,
  callService?: CallService,
) {
  const clock = manualClock('2026-01-05T08:00:00Z');
  const calls: Call[] = [];
  const invoke: InvokeFunction = (verb, payload) => {
    const call = { verb, payload: payload as Record<string, unknown> };
    calls.push(call);
    return Promise.resolve(answer(call, calls));
  };
  const served = callService === undefined ? {} : { callService };
  const execution = runExecution({ definition: definition(name), input, clock, invoke, ...served });
  const end = jest.fn<(outcome: unknown) => void>();
  void execution.done.then(end);
  const turn = async (milliseconds = 0) => {
    for (let i = 0; i < 20; i++) await clock.advance(i === 0 ? milliseconds : 0);
  };
  const tell = async (outcome: string) => {
    execution.task(String(calls.at(-1)?.payload['taskToken']))?.succeed({ outcome });
    await turn();
  };
  return { calls, turn, tell, end, path: () => execution.path() };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const submission = '2025-example-1';
const broken: Answer = { error: { name: 'Error', cause: 'x'.repeat(2000) } };

describe('an intake', () => {
  const upload = { key: 'home/2025/example/key', versionId: 'v1', storedUnder: 'home/2025/example/1' };
  const arrived: Answer = { payload: { submission, outcome: 'arrived', ...upload } };
  const extracted: Answer = { payload: { submission } };
  const checked = (outcome: string): Answer => ({ payload: { submission, outcome } });
  const usual = { 'locate-upload': arrived, 'extract-report': extracted, 'check-report': checked('read') };
  const answers =
    (others: Readonly<Record<string, Answer>> = {}) =>
    ({ verb }: Call): Answer =>
      ({ ...usual, ...others })[verb] ?? { payload: {} };
  const run = async (others: Readonly<Record<string, Answer>> = {}) => {
    const scene = start('intake', { submission }, answers(others));
    for (let i = 0; i < 30; i++) await scene.turn(10_000);
    const announced = scene.calls.at(-1);
    expect(announced?.verb).toBe('announce-draft');
    expect(announceInputSchema.safeParse(announced?.payload).success).toBe(true);
    expect(scene.end).toHaveBeenCalledWith(expect.objectContaining({ status: 'SUCCEEDED' }));
    return { payload: announced?.payload, path: scene.path(), calls: scene.calls };
  };

  it('of a readable report is checked and announced as read', async () => {
    const { payload, path, calls } = await run();
    expect(payload).toEqual({ submission, outcome: 'read' });
    expect(path).toEqual(['Locate', 'Arrived?', 'Extract', 'Check', 'Announce']);
    const [, reading] = calls;
    expect(extractInputSchema.parse(reading?.payload)).toEqual({ submission: 'home.2025-example-1', ...upload });
  });

  it('of something else is announced as refused', async () => {
    const { payload, path } = await run({ 'check-report': checked('refused') });
    expect(payload).toEqual({ submission, outcome: 'refused' });
    expect(path).toEqual(['Locate', 'Arrived?', 'Extract', 'Check', 'Announce']);
  });

  it.each([
    ['read', ['Locate', 'Arrived?', 'Check', 'Announce']],
    ['refused', ['Locate', 'Arrived?', 'Announce']],
  ])('begun again when the file was %s already opens it no more', async (outcome, way) => {
    const { payload, path } = await run({ 'locate-upload': checked(outcome) });
    expect([payload, path]).toEqual([{ submission, outcome }, way]);
  });

  it('of a file that the scanner has not tagged yet waits for half an hour, and is read as soon as it is', async () => {
    const untagged: Answer = { error: { name: 'NotScanned', cause: 'not tagged' } };
    let tries = 0;
    const late = ({ verb }: Call): Answer =>
      verb === 'extract-report' && ++tries < 8 ? untagged : answers()({ verb, payload: {} });
    const scene = start('intake', { submission }, late);
    for (let minute = 0; minute < 20; minute++) await scene.turn(60_000);
    expect(scene.calls.at(-1)?.payload).toEqual({ submission, outcome: 'read' });
    expect(tries).toBe(8);
    const never = start('intake', { submission }, answers({ 'extract-report': untagged }));
    for (let minute = 0; minute < 29; minute++) await never.turn(60_000);
    expect(never.calls.at(-1)?.verb).toBe('extract-report');
    for (let minute = 0; minute < 6; minute++) await never.turn(60_000);
    expect(never.calls.at(-1)?.payload).toMatchObject({ outcome: 'failed', error: 'NotScanned: not tagged' });
  });

  it.each([
    ['location', 'locate-upload'],
    ['extraction', 'extract-report'],
    ['check', 'check-report'],
  ])(
    'whose %s met what newer code wrote fails as that, and no agency is told that its file is at fault',
    async (_what, verb) => {
      const newer: Answer = { error: { name: 'NewerFormat', cause: 'submission of version 3' } };
      const scene = start('intake', { submission }, answers({ [verb]: newer }));
      for (let i = 0; i < 30; i++) await scene.turn(10_000);
      expect(scene.end).toHaveBeenCalledWith(expect.objectContaining({ status: 'FAILED', error: 'NewerFormat' }));
      expect(scene.calls.map(({ verb }) => verb)).not.toContain('announce-draft');
    },
  );

  it.each([
    ['location', 'locate-upload'],
    ['extraction', 'extract-report'],
    ['check', 'check-report'],
  ])('whose %s broke down for good is announced as failed, with a short reason', async (_what, verb) => {
    const { payload } = await run({ [verb]: broken });
    expect(payload).toMatchObject({ submission, outcome: 'failed', error: expect.stringMatching(/^Error: x+$/) });
    expect(String(payload?.['error'])).toHaveLength(500);
  });

  const busy = { error: { name: 'ReaderBusy', cause: '40 of 10000 ms CPU in 60000 ms, 2 times' } };

  it('whose reader gets no time is asked again for minutes, and then announced as busy, not as broken', async () => {
    const scene = start('intake', { submission }, answers({ 'extract-report': busy }));
    for (let i = 0; i < 30; i++) await scene.turn(10_000);
    expect(scene.calls.map(({ verb }) => verb)).toEqual([
      'locate-upload',
      ...Array<string>(5).fill('extract-report'),
      'announce-draft',
    ]);
    const { payload } = scene.calls.at(-1)!;
    expect(payload).toEqual({ submission, outcome: 'busy', error: `ReaderBusy: ${busy.error.cause}` });
    expect(announceInputSchema.safeParse(payload).success).toBe(true);
  });

  it('whose reader gets its time later goes on as if nothing had been', async () => {
    const scene = start('intake', { submission }, (call, calls) =>
      answers(calls.length < 6 ? { 'extract-report': busy } : {})(call),
    );
    for (let i = 0; i < 30; i++) await scene.turn(10_000);
    expect(scene.calls.at(-1)).toEqual({ verb: 'announce-draft', payload: { submission, outcome: 'read' } });
  });

  it('knows a busy reader by the name that its error has', () => {
    expect(new ReaderBusy('').name).toBe(busy.error.name);
  });

  it('with an answer nobody knows is announced as failed and never as read', async () => {
    expect((await run({ 'locate-upload': checked('perhaps') })).payload).toMatchObject({ outcome: 'failed' });
  });

  it.each(['Lambda.TooManyRequestsException', 'Sandbox.Timedout', 'Lambda.Unknown'])(
    'goes on after %s, since asking again harms nothing',
    async (name) => {
      const scene = start('intake', { submission }, (call, calls) =>
        answers(calls.length < 5 ? { 'extract-report': { error: { name, cause: '' } } } : {})(call),
      );
      for (let i = 0; i < 30; i++) await scene.turn(10_000);
      expect(scene.calls.at(-1)?.payload).toEqual({ submission, outcome: 'read' });
    },
  );

  it.each(['locate-upload', 'check-report', 'announce-draft'] as const)(
    'whose %s finds no place for ten minutes, while scans are read, turns no file away for it',
    async (verb) => {
      const full = { error: { name: 'Lambda.TooManyRequestsException', cause: '' } };
      const scene = start('intake', { submission }, (call, calls) =>
        call.verb === verb && calls.filter((made) => made.verb === verb).length <= 12 ? full : answers({})(call),
      );
      for (let i = 0; i < 200; i++) await scene.turn(30_000);
      expect(scene.calls.filter((made) => made.verb === verb)).toHaveLength(13);
      expect(scene.calls.at(-1)).toEqual({ verb: 'announce-draft', payload: { submission, outcome: 'read' } });
    },
  );
});

describe('a review', () => {
  it('that is begun anew at the approval asks for nothing that was decided before', async () => {
    const scene = start('review', { submission, stage: 'approval', v: '1' }, () => ({ payload: null }));
    await scene.turn();
    await scene.tell('approved');
    expect(scene.calls.map(({ payload }) => payload['stage'])).toEqual(['approval']);
    expect(scene.path()).not.toContain('AskReview');
    expect(scene.end).toHaveBeenCalledWith(expect.objectContaining({ status: 'SUCCEEDED' }));
  });

  const review = async (answer: (call: Call, calls: readonly Call[]) => Answer = () => ({ payload: null })) => {
    const scene = start('review', { submission }, answer);
    await scene.turn();
    return scene;
  };
  const asked = ({ calls }: { calls: readonly Call[] }) =>
    calls.map(({ payload }) => {
      const { stage, asked: before } = askInputSchema.parse(payload);
      return `${stage} ${before}`;
    });

  it('asks the reviewer, then the approver, and ends approved', async () => {
    const scene = await review();
    expect(asked(scene)).toEqual(['review 0']);
    await scene.tell('approved');
    expect(asked(scene)).toEqual(['review 0', 'approval 0']);
    expect(scene.end).not.toHaveBeenCalled();
    await scene.tell('approved');
    expect(scene.path().at(-1)).toBe('Approved');
    expect(scene.end).toHaveBeenCalledWith(expect.objectContaining({ status: 'SUCCEEDED' }));
  });

  it.each([
    ['returned', 'Returned'],
    ['withdrawn', 'Withdrawn'],
  ])('ends when the report is %s, at either stage', async (outcome, state) => {
    const first = await review();
    await first.tell(outcome);
    expect(first.path().at(-1)).toBe(state);
    const second = await review();
    await second.tell('approved');
    await second.tell(outcome);
    expect(second.path().at(-1)).toBe(state);
    expect(asked(second)).toEqual(['review 0', 'approval 0']);
  });

  it('fails on an outcome nobody knows, and takes it for neither yes nor no', async () => {
    const scene = await review();
    await scene.tell('maybe');
    expect(scene.end).toHaveBeenCalledWith(expect.objectContaining({ status: 'FAILED', error: 'UnknownOutcome' }));
  });

  it('asks again, counting and with a new token, when nobody answered in fourteen days', async () => {
    const scene = await review();
    await scene.turn(14 * DAY - 1000);
    expect(asked(scene)).toEqual(['review 0']);
    await scene.turn(1000);
    await scene.turn(14 * DAY);
    expect(asked(scene)).toEqual(['review 0', 'review 1', 'review 2']);
    expect(new Set(scene.calls.map(({ payload }) => payload['taskToken'])).size).toBe(3);
    await scene.tell('approved');
    expect(asked(scene).at(-1)).toBe('approval 0');
  });

  it('is never dropped: where asking breaks down it pauses for an hour and asks again, for as long as it takes', async () => {
    let works = false;
    const scene = await review(() => (works ? { payload: null } : broken));
    for (let i = 0; i < 30; i++) await scene.turn(10_000);
    expect(scene.path().at(-1)).toBe('BeforeReviewIsAskedAgain');
    for (let i = 0; i < 50; i++) await scene.turn(HOUR);
    expect(scene.end).not.toHaveBeenCalled();
    works = true;
    for (let i = 0; i < 3; i++) await scene.turn(HOUR);
    await scene.tell('approved');
    expect(asked(scene).at(-1)).toBe('approval 0');
  });
});

describe('a release', () => {
  const release = 'home.r20260105-abc123';
  const batches = [
    { from: 0, to: 50 },
    { from: 50, to: 71 },
  ];
  const manifest = 'a'.repeat(64);
  const parts = ['2025/1', 'agencies/1'];
  const answers: Readonly<Record<string, object>> = {
    begin: { release, batches },
    plan: { parts },
    indexes: { objects: 9, manifest, takesDown: false },
  };
  /** Those of publish-report and those of pack-data, which both may be told `release` and `v`. */
  const inputOf = (payload: object) =>
    'step' in payload && payload.step === 'pack' ? packInputSchema.parse(payload) : publishInputSchema.parse(payload);
  const run = async (
    answer: (step: string, calls: readonly Call[]) => Answer | undefined,
    minutes = 5,
    callService?: CallService,
  ) => {
    const scene = start(
      'release',
      { release },
      ({ payload }, calls) =>
        answer(String(payload['step']), calls) ?? { payload: answers[String(payload['step'])] ?? {} },
      callService,
    );
    for (let i = 0; i < minutes; i++) await scene.turn(60_000);
    const inputs = scene.calls.map(({ payload }) => inputOf(payload));
    return { ...scene, inputs, steps: inputs.map(({ step }) => step) };
  };
  const ended = (end: unknown, status: string) => expect(end).toHaveBeenCalledWith(expect.objectContaining({ status }));

  it('writes the versions of every batch, what changed of the site, then the indexes, switches, and packs last', async () => {
    const { inputs, steps, end } = await run(() => undefined);
    expect(steps).toEqual(['begin', 'versions', 'versions', 'plan', 'part', 'part', 'indexes', 'switch', 'pack']);
    expect(inputs.slice(1, 3)).toEqual(batches.map((batch) => ({ step: 'versions', release, ...batch })));
    // Pages of a year lead to those of agencies, which are drawn first whatever the order of the plan.
    const drawn = ['agencies/1', '2025/1'].map((part) => ({ step: 'part', release, part }));
    expect(inputs.slice(4, 6)).toEqual(drawn);
    expect(inputs.at(-2)).toEqual({ step: 'switch', release, manifest });
    expect(inputs.at(-1)).toEqual({ step: 'pack', release });
    ended(end, 'SUCCEEDED');
  });

  it('that takes a report down makes the packs before it switches, of what it has written', async () => {
    const { inputs, steps, end } = await run((step) =>
      step === 'indexes' ? { payload: { objects: 9, manifest, takesDown: true } } : undefined,
    );
    expect(steps.slice(-4)).toEqual(['indexes', 'pack', 'switch', 'pack']);
    expect(inputs.at(-3)).toEqual({ step: 'pack', release, manifest });
    expect(inputs.at(-2)).toEqual({ step: 'switch', release, manifest });
    ended(end, 'SUCCEEDED');
  });

  describe('that wrote over what was public', () => {
    const stale = (what: string) => ({ reference: `${release}-7-${what}`, paths: [`/${what}/*`] });
    const overwriting = (step: string) =>
      ({
        plan: { payload: { parts, stale: stale('reports') } },
        indexes: { payload: { objects: 9, manifest, takesDown: true, stale: stale('all') } },
      })[step];
    const asked: unknown[] = [];
    const cloudfront = (answer: Answer) => {
      asked.length = 0;
      return (action: string, given: unknown) => {
        asked.push([action, given]);
        return Promise.resolve(answer);
      };
    };
    const batch = (what: string) => [
      'cloudfront:createInvalidation',
      {
        DistributionId: expect.stringContaining('Site'),
        InvalidationBatch: {
          CallerReference: `${release}-7-${what}`,
          Paths: { Quantity: 1, Items: [`/${what}/*`] },
        },
      },
    ];

    it('has caches forget the reports as soon as their pages say so, and the rest when the packs are made', async () => {
      const { path, steps, end } = await run(overwriting, 5, cloudfront({ payload: {} }));
      expect(asked).toEqual([batch('reports'), batch('all')]);
      const states = path();
      expect(states.indexOf('ForgetReports')).toBeLessThan(states.indexOf('Indexes'));
      expect(states.lastIndexOf('Pack')).toBeLessThan(states.indexOf('ForgetAll'));
      expect(steps.slice(-4)).toEqual(['indexes', 'pack', 'switch', 'pack']);
      ended(end, 'SUCCEEDED');
    });

    it('is neither undone nor stopped where CloudFront refuses: it asks again, says so, and goes on', async () => {
      const { inputs, steps, end } = await run(overwriting, 20, cloudfront(broken));
      expect(asked).toHaveLength(5 + 13);
      expect(steps.filter((step) => step === 'not-invalidated')).toHaveLength(2);
      expect(steps).not.toContain('abandon');
      expect(inputs).toContainEqual({ step: 'switch', release, manifest });
      ended(end, 'SUCCEEDED');
    });

    it('goes on, too, where not even that can be said', async () => {
      const { end } = await run(
        (step) => (step === 'not-invalidated' ? broken : overwriting(step)),
        30,
        cloudfront(broken),
      );
      ended(end, 'SUCCEEDED');
    });
  });

  it('that cannot make the packs once it is public has succeeded all the same', async () => {
    const { end } = await run((step) => (step === 'pack' ? broken : undefined));
    ended(end, 'SUCCEEDED');
  });

  it.each([
    ['one batch', [{ from: 0, to: 1 }], 1],
    ['no batch', [], 0],
  ])('of %s maps over exactly that', async (_what, given, count) => {
    const { steps, end } = await run((step) =>
      step === 'begin' ? { payload: { release, batches: given } } : undefined,
    );
    expect(steps.filter((step) => step === 'versions')).toHaveLength(count);
    ended(end, 'SUCCEEDED');
  });

  it('waits for hours while another release holds the site', async () => {
    const busy: Answer = { error: { name: 'ReleaseBusy', cause: '' } };
    const patient = await run((step, calls) => (step === 'begin' && calls.length < 40 ? busy : undefined), 240);
    expect(patient.steps.filter((step) => step === 'begin')).toHaveLength(40);
    ended(patient.end, 'SUCCEEDED');
  });

  it.each(['begin', 'versions', 'plan', 'part', 'indexes', 'switch'])(
    'that breaks down in %s is abandoned with the reason',
    async (at) => {
      const { inputs, end } = await run((step) => (step === at ? broken : undefined));
      expect(inputs.at(-1)).toMatchObject({ step: 'abandon', release, error: expect.stringMatching(/^\S+: x+/) });
      expect(inputs.at(-1)).not.toMatchObject({ error: expect.stringMatching(/.{501}/) });
      expect(end).toHaveBeenCalledWith(expect.objectContaining({ status: 'FAILED', error: 'ReleaseAbandoned' }));
    },
  );

  describe('with a time of its own', () => {
    const input = { release, waits: 'yes' };
    const until = (hours: number) => new Date(Date.parse('2026-01-05T08:00:00Z') + hours * HOUR).toISOString();
    const waits = (...times: readonly Answer[]) => {
      let asked = 0;
      return start('release', input, ({ payload }) =>
        payload['step'] === 'due'
          ? (times[asked++] ?? { payload: { go: 'release' } })
          : { payload: { ...answers, begin: { release, batches: [] } }[String(payload['step'])] ?? {} },
      );
    };
    const steps = ({ calls }: ReturnType<typeof start>) => calls.map(({ payload }) => payload['step']);

    it('waits for it, asks again, and waits on where it was moved', async () => {
      const scene = waits({ payload: { go: 'wait', until: until(5) } }, { payload: { go: 'wait', until: until(30) } });
      await scene.turn(5 * HOUR - 1);
      expect(steps(scene)).toEqual(['due']);
      await scene.turn(1);
      expect(steps(scene)).toEqual(['due', 'due']);
      await scene.turn(25 * HOUR - 1);
      expect(steps(scene)).toEqual(['due', 'due']);
      await scene.turn(1);
      await scene.turn(60_000);
      expect(steps(scene).slice(0, 5)).toEqual(['due', 'due', 'due', 'begin', 'plan']);
      expect(steps(scene).slice(-3)).toEqual(['indexes', 'switch', 'pack']);
      expect(publishInputSchema.parse(scene.calls[0]?.payload)).toEqual({
        step: 'due',
        release,
        execution: 'execution',
      });
      ended(scene.end, 'SUCCEEDED');
    });

    it('publishes nothing where it was cancelled or another execution carries it out', async () => {
      const scene = waits({ payload: { go: 'nowhere' } });
      await scene.turn(60_000);
      expect(steps(scene)).toEqual(['due']);
      ended(scene.end, 'SUCCEEDED');
    });

    it('asks again after a while where asking breaks down, and never publishes unasked', async () => {
      const scene = start('release', input, () => broken);
      for (let i = 0; i < 10; i++) await scene.turn(10 * 60_000);
      expect(scene.calls.length).toBeGreaterThan(5);
      expect(new Set(steps(scene))).toEqual(new Set(['due']));
      expect(scene.end).not.toHaveBeenCalled();
    });
  });
});
