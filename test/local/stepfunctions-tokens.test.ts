import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { manualClock } from '../../local/clock.js';
import { openExecutions } from '../../local/stepfunctions/executions.js';
import type { InvokeFunction } from '../../local/stepfunctions/run.js';
import { keyOf, tokenMint } from '../../local/stepfunctions/tokens.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nianbao-tokens-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const mint = tokenMint(Buffer.alloc(64, 1));
const place = fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.nat({ max: 9 }));

describe('a task token', () => {
  it('is the same for the same place and key, and another for any other', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(mint.tokenFor(...a)).toBe(mint.tokenFor(...a));
        if (JSON.stringify(a) !== JSON.stringify(b)) expect(mint.tokenFor(...a)).not.toBe(mint.tokenFor(...b));
      }),
      { numRuns: 50 },
    );
    expect(tokenMint(Buffer.alloc(64, 2)).tokenFor('a', '0', 0)).not.toBe(mint.tokenFor('a', '0', 0));
  });
  it('looks like a real one: base64 with padding, long, within the 2048 characters of the API', () => {
    const token = mint.tokenFor('arn', '0', 0);
    expect(token).toMatch(/^[A-Za-z0-9+/]{600,2040}=$/);
    expect(token).toMatch(/[+/]/);
  });
  it('is told from one that somebody made up or changed', () => {
    const token = mint.tokenFor('arn', '0', 0);
    expect(mint.isOurs(token)).toBe(true);
    expect(mint.belongsTo(token, 'arn')).toBe(true);
    expect(mint.belongsTo(token, 'other')).toBe(false);
    for (const at of [0, 20, 300, token.length - 3]) {
      expect(mint.isOurs(token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1))).toBe(false);
    }
    expect(mint.isOurs(token.slice(0, -1))).toBe(false);
    expect(mint.isOurs(tokenMint(Buffer.alloc(64, 2)).tokenFor('arn', '0', 0))).toBe(false);
  });
});

describe('sealing', () => {
  it('gives back any text with tokens in it, and shows none meanwhile', () => {
    const part = fc.oneof(
      fc.string(),
      place.map((where) => mint.tokenFor(...where)),
      fc.constant('AAAAKgAAAAIA'),
      fc.constant('{{sealed-task-token:AAAA}}'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = JSON.stringify({ parts: parts.join('') });
        const sealed = mint.seal(text);
        expect(mint.unseal(sealed)).toBe(text);
        for (const one of parts) if (mint.isOurs(one)) expect(sealed).not.toContain(one);
      }),
      { numRuns: 60 },
    );
  });
  it('hides a token for good when masking', () => {
    const token = mint.tokenFor('arn', '0', 0);
    expect(mint.mask(`a ${token}${token} b`)).toBe('a (task token)(task token) b');
  });
});

describe('the key', () => {
  it('is made once, kept, and readable by its owner alone', () => {
    const key = keyOf(dataDir);
    expect(keyOf(dataDir)).toEqual(key);
    expect(statSync(join(dataDir, 'task-token.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['task-token.key']);
  });
  it('is refused, not replaced, when it is not whole', () => {
    writeFileSync(join(dataDir, 'task-token.key'), 'short');
    expect(() => keyOf(dataDir)).toThrow(/task-token\.key/);
  });
});

describe('no file of the data folder holds a task token', () => {
  const filesUnder = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    );
  const ASK = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
  const Arguments = { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } };
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Careless',
    States: {
      Careless: {
        Type: 'Task',
        Resource: ASK,
        Arguments,
        Retry: [{ ErrorEquals: ['Leak'], IntervalSeconds: 1 }],
        Assign: { kept: '{% $states.result %}' },
        Next: 'Pass',
      },
      Pass: { Type: 'Pass', Output: { kept: '{% $kept %}' }, Next: 'Again' },
      Again: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'echo', Payload: '{% $states.input %}' },
        Next: 'Last',
      },
      Last: { Type: 'Task', Resource: ASK, Arguments, End: true },
    },
  });

  it('though functions and people hand it back in causes, results, outputs and inputs', async () => {
    const tokens: string[] = [];
    const invoke: InvokeFunction = async (_name, payload) => {
      const { token } = payload as { token?: string };
      if (token !== undefined) tokens.push(token);
      return tokens.length === 1 ? { error: { name: 'Leak', cause: `could not keep ${tokens[0]}` } } : { payload };
    };
    const clock = manualClock('2026-01-05T08:00:00Z');
    const options = {
      dataDir,
      clock,
      invoke,
      roleArnOf: () => 'role',
      definitionOf: () => undefined,
      onTrouble: (_arn: string, error: unknown) => expect(error).toBeUndefined(),
    };
    const machine = { name: 'm', arn: 'arn:m', roleArn: 'role', definition };
    const life = openExecutions(options);
    life.start(machine, 'arn:m:1', '1', '{}');
    await clock.advance(5000);
    expect(tokens).toHaveLength(2);
    life.task(tokens[1]!)?.succeed({ echoed: tokens[1] });
    await clock.advance(0);
    life.start(machine, 'arn:m:2', '2', JSON.stringify({ from: tokens[1] }));
    await clock.advance(0);
    life.stop('arn:m:2', 'Stopped', `because of ${tokens[1]}`);
    life.close();

    const resumed = openExecutions(options);
    await clock.advance(0);
    resumed.task(tokens[2]!)?.fail('Given', `up ${tokens[2]}`);
    await clock.advance(0);
    expect(resumed.detailsOf('arn:m:1')).toMatchObject({ error: 'Given', cause: `up ${tokens[2]}` });

    const key = join(dataDir, 'task-token.key');
    const files = filesUnder(dataDir).filter((path) => path !== key);
    expect(files).toHaveLength(3);
    const texts = [
      ...files.map((path) => readFileSync(path, 'utf8')),
      JSON.stringify(resumed.historyOf('arn:m:1')),
      JSON.stringify(resumed.historyOf('arn:m:2')),
    ];
    expect(texts.join('\n')).toContain('could not keep');
    for (const text of texts)
      for (const token of tokens)
        for (let at = 0; at + 40 <= token.length; at += 40)
          expect(at >= 40 && text.includes(token.slice(at, at + 40))).toBe(false);
  });
});
