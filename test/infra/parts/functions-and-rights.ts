import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import { withCompanions } from '#shared/workflow/variables.js';
import { OUTBOX_PREFIX, OUTBOX_START } from '#shared/workflow/outbox-prefix.js';
import { OUTBOX_WORKERS } from '#shared/workflow/outbox-workers.js';
import { originalKey, pageKey, PORTAL_PREFIX, PREVIOUS_PREFIX, TYPED_PREFIX } from '#shared/s3/keys.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { filingPartition, grantKey, seasonPartition, taskKey } from '#shared/store/keys.js';
import { LIMIT_PREFIX } from '#shared/store/limits.js';
import { SESSION_PREFIX } from '#shared/store/sessions.js';
import { RETENTION } from '#shared/season/retention.js';
import { manifestKey } from '#shared/season/release.js';
import { readableKinds, TABLE_RIGHTS } from '#shared/workflow/table-rights.js';
import { ITEM_KINDS, kindOfKey, type ItemKind } from '#shared/workflow/item-kinds.js';
import { WRITE_ACTIONS } from '#shared/workflow/table-rights/rights.js';
import { MissingVariable, VerbFunction } from '../../../infra/verb-function.js';
import { Verbs } from '../../../infra/verbs.js';
import { list, statementsByRole, synthesize, synthesized, text, verbOf, type Statement } from './synthesized.js';

const functions = new Map(synthesized.ofType('AWS::Lambda::Function').map((each) => [verbOf(each), each.Properties]));
const statements = statementsByRole();
const names = Object.keys(FUNCTIONS) as FunctionName[];
const TOKENS_ONLY = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['TASK#*'] } };
const inline = lambda.Code.fromInline('export const handler = async () => undefined;');

const allowing = (action: string) =>
  [...statements]
    .filter(([, all]) => all.some((each) => each.Effect === 'Allow' && list(each.Action).includes(action)))
    .map(([owner]) => owner)
    .sort();
const every = (): [string, Statement][] =>
  [...statements].flatMap(([owner, all]) => all.map((each): [string, Statement] => [owner, each]));

/** The partition keys that a function may meet by an action, as the template says. */
function patternsOf(owner: string, action: string): string[] {
  return (statements.get(owner) ?? [])
    .filter(({ Effect, Action }) => Effect === 'Allow' && list(Action).includes(`dynamodb:${action}`))
    .filter(({ Resource }) => !text(list(Resource)[0]).includes('/index/'))
    .flatMap(({ Condition }) => list(Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] as string[]))
    .sort();
}

const patterns = (kinds: readonly ItemKind[]) =>
  kinds.map((kind) => (ITEM_KINDS[kind].endsWith('#') ? `${ITEM_KINDS[kind]}*` : ITEM_KINDS[kind])).sort();
/** As IAM compares: `*` is any text. */
const like = (pattern: string, key: string) =>
  pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
/** Where the layout before areas put items. */
const FORMER = [
  ...['FILING#2*', 'GRANT#*', 'OUTBOX#*', 'RELEASE#r*', 'SEASON#2*', 'SITE', 'TASK#2*', 'TEXTS#2*', 'UPLOAD#*'],
];

describe('the functions', () => {
  it('are those of FUNCTIONS and no other, since nothing runs that is not ours', () => {
    expect([...functions.keys()].sort()).toEqual([...names].sort());
  });

  it.each(names)('%s gets exactly the variables it reads', (name) => {
    // Mail leaves by SES here; what belongs to SMTP is not set.
    const configured = name === 'send-mail' || name === 'send-asked-mail' ? ['SES_CONFIGURATION_SET'] : [];
    const given = Object.keys(functions.get(name)?.['Environment'].Variables);
    expect(given.sort()).toEqual([...withCompanions(FUNCTIONS[name].variables), ...configured].sort());
  });

  it('run on Node.js 24, answer as index.handler and write a log that ends after a year', () => {
    for (const each of functions.values()) {
      expect(each).toMatchObject({ Runtime: 'nodejs24.x', Handler: 'index.handler', Architectures: ['x86_64'] });
      const log = text(each['LoggingConfig'].LogGroup).slice(1, -1);
      expect(synthesized.resources.find(({ id }) => id === log)?.Properties).toEqual({
        RetentionInDays: RETENTION.logs.days,
      });
    }
  });

  it('have a role each that no other function has', () => {
    expect(new Set([...functions.values()].map((each) => text(each['Role']))).size).toBe(names.length);
  });

  it('answer people before the HTTP API gives up after 30 seconds', () => {
    for (const name of names) {
      if (FUNCTIONS[name].trigger.on === 'http') expect(functions.get(name)?.['Timeout']).toBeLessThan(30);
    }
  });

  it('cannot be made without a value for a variable, and the error names both', () => {
    const make = () => new VerbFunction(new Stack(), { name: 'settle', values: {}, code: () => inline });
    expect(make).toThrow(new MissingVariable('settle', 'TABLE_NAME'));
    expect(make).toThrow('settle reads TABLE_NAME');
  });

  it('must all be made, or synthesis names the forgotten ones', () => {
    const verbs = new Verbs(() => inline, { TABLE_NAME: 'table', DUE_PARTITIONS: '1', LINK_DAYS: '60' });
    verbs.make(new Stack(), 'open-season');
    expect(() => verbs.assertComplete()).toThrow(/No capability makes show-desk, .*publish-report, .*\.$/);
  });
});

describe('the rights', () => {
  it('belong to functions and machines only', () => {
    expect([...statements.keys()].filter((owner) => owner.startsWith('unknown'))).toEqual([]);
  });

  it('never name an action by a wildcard', () => {
    expect(every().filter(([, { Action }]) => list(Action).some((action) => action.includes('*')))).toEqual([]);
  });

  it('name their resources, but for the log delivery of machines, whose actions take none', () => {
    const unnamed = every().filter(([, { Resource }]) => list(Resource).some((each) => text(each) === '*'));
    expect(unnamed.map(([owner]) => owner).sort()).toEqual(['machine intake', 'machine release', 'machine review']);
    for (const [, { Action }] of unnamed) {
      expect(list(Action).filter((action) => !/^logs:.*(Log|Resource)/.test(action))).toEqual([]);
    }
  });

  it('let nobody but tell-decision speak to waiting tasks, and only three delete items', () => {
    expect(allowing('states:SendTaskSuccess')).toEqual(['tell-decision']);
    expect(allowing('states:SendTaskFailure')).toEqual(['tell-decision']);
    expect(allowing('dynamodb:DeleteItem').sort()).toEqual(['publish-report', 'tell-decision', 'upgrade-table']);
    expect(allowing('dynamodb:Scan')).toEqual(['upgrade-table']);
  });

  it('keep task tokens from all readers but the function that stores them and the one that tells them', () => {
    const free = allowing('dynamodb:GetItem').filter(
      (owner) =>
        !statements
          .get(owner)
          ?.some(
            ({ Effect, Action, Condition }) =>
              Effect === 'Deny' &&
              ['dynamodb:GetItem', 'dynamodb:Query'].every((action) => list(Action).includes(action)) &&
              JSON.stringify(Condition) === JSON.stringify(TOKENS_ONLY),
          ),
    );
    expect(free).toEqual(['ask-decision', 'tell-decision']);
    expect(taskKey(submissionIdSchema.parse('home.2025-example-1'), 'review').pk).toMatch(/^TASK#/);
  });

  it.each([
    ['SealKey', ['file-report']],
    [
      'CheckpointKey',
      [
        'advance-seasons',
        'decide',
        'decide-several',
        'file-report',
        'pack-data',
        'publish-report',
        'resume-review',
        'stop-filing',
        'take-back',
        'waive-finding',
        'withdraw-report',
      ],
    ],
  ])('allow signing with %s only to %j, by one algorithm and nothing else', (key, owners) => {
    const signing = every().filter(
      ([, { Action, Resource }]) =>
        list(Action).includes('kms:Sign') && list(Resource).some((resource) => text(resource).includes(key)),
    );
    expect(signing.map(([owner]) => owner).sort()).toEqual(owners);
    for (const [, { Condition }] of signing) {
      expect(Condition).toEqual({ StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } });
    }
    const others = every().flatMap(([, { Action }]) => list(Action).filter((action) => action.startsWith('kms:')));
    expect([...new Set(others)].sort()).toEqual(['kms:GetPublicKey', 'kms:Sign']);
  });

  it('to the table are those of TABLE_RIGHTS, function by function and action by action', () => {
    for (const name of names) {
      const { writes = {} } = TABLE_RIGHTS[name];
      for (const action of ['GetItem', 'BatchGetItem', 'Query']) {
        expect([name, action, patternsOf(name, action)]).toEqual([name, action, patterns(readableKinds(name))]);
      }
      for (const action of WRITE_ACTIONS) {
        const expected = name === 'upgrade-table' && action === 'DeleteItem' ? FORMER : patterns(writes[action] ?? []);
        expect([name, action, patternsOf(name, action)]).toEqual([name, action, expected]);
      }
    }
  });

  it('to the table hold for no request without a key, and the pattern of no kind reaches into another', () => {
    const conditions = every()
      .filter(([, { Effect, Condition }]) => Effect === 'Allow' && Condition?.['ForAllValues:StringLike'] !== undefined)
      .map(([, { Condition }]) => Condition);
    expect(conditions.length).toBeGreaterThan(names.length);
    for (const condition of conditions) expect(condition).toMatchObject({ Null: { 'dynamodb:LeadingKeys': 'false' } });
    for (const [kind, start] of Object.entries(ITEM_KINDS)) expect([start, kindOfKey(start)]).toEqual([start, kind]);
  });

  it('let nobody update or delete an event, a checkpoint or anything else that lies beside them', () => {
    const of = { area: 'home', year: 2025, agency: 'jiaoyu' };
    for (const [owner, { Effect, Action, Condition }] of every()) {
      if (Effect !== 'Allow' || !list(Action).some((action) => /^dynamodb:(Update|Delete)Item$/.test(action))) continue;
      const leading = list(Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] as string[]);
      expect([owner, leading.length > 0]).toEqual([owner, true]);
      for (const partition of [filingPartition(of), seasonPartition(of)]) {
        const reached = leading.filter((pattern) => like(pattern, partition));
        expect([owner, partition, reached]).toEqual([owner, partition, []]);
      }
    }
  });

  it('give the reader of strangers’ files none on the table, on keys or on anything but the bytes it reads and leaves', () => {
    const allowed = (statements.get('extract-report') ?? [])
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => list(Action));
    expect([...new Set(allowed)].filter((action) => !action.startsWith('logs:')).sort()).toEqual([
      's3:GetObject',
      's3:GetObjectVersion',
      's3:GetObjectVersionTagging',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });

  it('let nobody but publish-report and pack-data write the site bucket', () => {
    const writers = every()
      .filter(([, { Action }]) => list(Action).includes('s3:PutObject'))
      .filter(([, { Resource }]) => list(Resource).some((each) => text(each).includes('Site')))
      .map(([owner]) => owner);
    expect(writers.sort()).toEqual(['pack-data', 'publish-report']);
  });

  it.each([
    ['s3:PutObject', 'Uploads', '/*', ['request-upload']],
    ['s3:PutObject', 'Documents', '/originals/*', ['extract-report']],
    ['s3:PutObject', 'Documents', '/pages/*', ['extract-report']],
    ['s3:PutObject', 'Documents', '/readings/*', ['extract-report']],
    ['s3:GetObject', 'Documents', '/readings/*', ['check-report']],
    ['s3:PutObject', 'Documents', '/releases/*', ['release']],
    ['s3:PutObject', 'Uploads', '/previous/*', ['import-previous', 'request-previous']],
    ['s3:PutObject', 'Uploads', '/typed/*', ['finish-form']],
    ['s3:GetObject', 'Uploads', '/*', ['extract-report', 'the malware scanner']],
    ['s3:GetObject', 'Uploads', '/previous/*', ['import-previous']],
    ['s3:GetObject', 'Uploads', '/_portal/*', ['check-portal']],
    ['s3:PutObject', 'Uploads', '/_portal/*', []],
    [
      's3:GetObject',
      'Documents',
      '/originals/*',
      [
        'decide',
        'decide-several',
        'preview-release',
        'publish-report',
        'reconcile',
        'release',
        'show-desk',
        'show-document',
      ],
    ],
    [
      's3:GetObject',
      'Documents',
      '/pages/*',
      [
        'decide',
        'decide-several',
        'preview-release',
        'publish-report',
        'reconcile',
        'release',
        'show-desk',
        'show-page-picture',
      ],
    ],
    ['s3:GetObject', 'Documents', '/releases/*', ['publish-report']],
    ['s3:GetObject', 'Documents', '/*', []],
    ['s3:PutObject', 'Documents', '/*', []],
  ])('allow %s on the bucket %s under %s only to %j', (action, bucket, keys, owners) => {
    const arn = new RegExp(`${bucket}[^/]*${keys.replaceAll('*', '\\*')}$`);
    const found = every()
      .filter(([, each]) => each.Effect === 'Allow' && list(each.Action).includes(action))
      .filter(([, each]) => list(each.Resource).some((resource) => arn.test(text(resource))))
      .map(([owner]) => owner);
    expect(found.sort()).toEqual(owners);
  });

  it('let find-upload see which versions were uploaded, and open none of them', () => {
    const listing = every().filter(([, { Action }]) => list(Action).includes('s3:ListBucketVersions'));
    expect(listing.map(([owner]) => owner).sort()).toEqual(['find-upload', 'reconcile']);
    expect(list(listing[0]?.[1].Resource).map(text)).toEqual([expect.stringMatching(/Uploads[^/]*$/)]);
    const actions = (statements.get('find-upload') ?? []).flatMap(({ Action }) => list(Action));
    expect(actions.filter((action) => action.startsWith('s3:'))).toEqual([
      's3:ListBucketVersions',
      's3:GetObjectVersionTagging',
    ]);
  });

  it('know the folders of the documents bucket as the product names its keys', () => {
    expect(manifestKey('r20260105-abc123')).toMatch(/^releases\//);
    expect(originalKey({ storedUnder: 'home.2025-example-1' })).toMatch(/^originals\//);
    expect(pageKey({ storedUnder: 'home.2025-example-1' }, 3)).toMatch(/^pages\//);
    expect([PREVIOUS_PREFIX, TYPED_PREFIX, PORTAL_PREFIX]).toEqual(['previous', 'typed', '_portal']);
  });

  it('let only those that mail send, only start-execution start, only settle and reconcile look by due time', () => {
    expect([...allowing('ses:SendEmail')].sort()).toEqual(['send-asked-mail', 'send-mail']);
    expect(allowing('states:StartExecution')).toEqual(['start-execution']);
    const due = every().filter(([, { Resource }]) => list(Resource).some((each) => text(each).includes('/index/')));
    expect(due.map(([owner]) => owner).sort()).toEqual(['reconcile', 'settle']);
  });

  it('let send-mail send as nobody but the address that the operator gave', () => {
    const [sending] = (statements.get('send-mail') ?? []).filter(({ Action }) =>
      list(Action).includes('ses:SendEmail'),
    );
    const resources = list(sending?.Resource).map((each) => text(each));
    expect(resources).toHaveLength(2);
    expect(resources.filter((each) => /:identity\/<MailFrom>$/.test(each))).toHaveLength(1);
    // And with the one set whose events tell of bounces.
    expect(resources.filter((each) => /:configuration-set\/<\w+>$/.test(each))).toHaveLength(1);
    expect(sending?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': { Ref: 'MailFrom' } } });
  });

  it('let send-mail write to the people of a trial in SES’s sandbox, each of whom is asked to confirm the address', () => {
    const people = ['wen@example.invalid', 'chu@example.invalid'];
    const trial = synthesize({ mail: { transport: 'ses', identity: 'made', sandboxRecipients: people } });
    const identities = trial.ofType('AWS::SES::EmailIdentity').map(({ Properties }) => Properties['EmailIdentity']);
    expect(identities).toEqual(expect.arrayContaining(people));
    for (const address of people) expect(text(trial.resources)).toContain(`:identity/${address}`);
  });

  it('let who opens a link, signs out or asks for a link write the rows of that and no others', () => {
    const written = (owner: string) =>
      (statements.get(owner) ?? [])
        .filter(
          ({ Effect, Action }) =>
            Effect === 'Allow' && list(Action).some((each) => /^dynamodb:(Put|Update|Delete)/.test(each)),
        )
        .map(({ Action, Condition }) => [
          ...list(Action),
          (Condition as Record<string, object>)['ForAllValues:StringLike'],
        ]);
    const under = (action: string, ...keys: string[]) => [`dynamodb:${action}`, { 'dynamodb:LeadingKeys': keys }];
    expect(written('open-link')).toEqual([under('PutItem', 'SESSION#*', 'SEEN#*')]);
    expect(written('sign-out')).toEqual([
      under('PutItem', 'SESSION#*', 'OUTBOX#MAIL#*'),
      under('UpdateItem', 'SESSION#*', 'GRANT#*', 'LIMIT#*'),
    ]);
    expect(written('request-link')).toEqual([under('PutItem', 'OUTBOX#MAIL#*'), under('UpdateItem', 'LIMIT#*')]);
    expect([SESSION_PREFIX, LIMIT_PREFIX, OUTBOX_PREFIX.mail]).toEqual(['SESSION#', 'LIMIT#', 'OUTBOX#MAIL#']);
    expect(grantKey(grantIdSchema.parse('publish.home.2025.x')).pk).toMatch(/^GRANT#home#/);
  });

  it('let reconcile look at everything, and neither start, tell, sign, write the site nor delete', () => {
    const actions = new Set((statements.get('reconcile') ?? []).flatMap(({ Action }) => list(Action)));
    expect([...actions].filter((action) => !/^(?:logs|dynamodb):/.test(action)).sort()).toEqual([
      'kms:GetPublicKey',
      's3:GetObject',
      's3:GetObjectVersion',
      's3:GetObjectVersionTagging',
      's3:ListBucket',
      's3:ListBucketVersions',
      'states:DescribeExecution',
      'states:ListExecutions',
    ]);
    expect([...actions].filter((action) => action.startsWith('dynamodb:')).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
    expect(allowing('states:DescribeExecution')).toEqual(['reconcile']);
  });

  it('let pages that only show write nothing to the table', () => {
    for (const reader of ['show-desk', 'show-document', 'show-page-picture']) {
      const actions = (statements.get(reader) ?? []).flatMap(({ Action }) => list(Action));
      expect(actions.filter((action) => /^dynamodb:(?!GetItem|BatchGetItem|Query)/.test(action))).toEqual([]);
    }
  });

  it('allow writes to the table inside a transaction only', () => {
    const writing = every().filter(([, { Action }]) =>
      list(Action).some((action) => /^dynamodb:(Put|Update|Delete|BatchWrite|PartiQL)/.test(action)),
    );
    expect(writing.length).toBeGreaterThan(15);
    for (const [, { Condition }] of writing) {
      expect(Condition).toMatchObject({
        'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
      });
    }
  });

  it('fit the store, which writes in transactions and nowhere else', () => {
    const folder = join('shared', 'store');
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(sources.join('\n')).toMatch(/TransactWriteCommand/);
    expect(sources.filter((source) => /\b(Put|Update|Delete|BatchWrite)Command\b/.test(source))).toEqual([]);
  });

  it('let a machine invoke the functions of its definition and no others', () => {
    for (const machine of ['intake', 'review', 'release']) {
      const invoked = (statements.get(`machine ${machine}`) ?? [])
        .filter(({ Action }) => list(Action).includes('lambda:InvokeFunction'))
        .flatMap(({ Resource }) => list(Resource).map(text));
      const named = synthesized
        .ofType('AWS::Lambda::Function')
        .filter(({ id }) => invoked.includes(`<${id}.Arn>`))
        .map(verbOf);
      const expected = names.filter((name) => {
        const { trigger } = FUNCTIONS[name];
        return trigger.on === 'machine' && trigger.machine === machine;
      });
      expect(named.sort()).toEqual([...expected].sort());
      expect(invoked).toHaveLength(expected.length);
    }
  });
});

describe('the dispatcher of the outbox', () => {
  const workers = Object.values(OUTBOX_WORKERS);
  const arnOf = (name: string) => {
    const found = synthesized.ofType('AWS::Lambda::Function').find((each) => verbOf(each) === name);
    return `<${found?.id}.Arn>`;
  };

  it('is the only reader of the stream, and gets the keys of all rows, new and changed', () => {
    const [feed, ...others] = synthesized.ofType('AWS::Lambda::EventSourceMapping');
    expect(others).toEqual([]);
    const target = synthesized.resources.find(({ id }) => text(feed?.Properties['FunctionName']) === `<${id}>`);
    expect(target && verbOf(target)).toBe('dispatch-outbox');
    const [{ Pattern }, ...otherFilters] = feed!.Properties['FilterCriteria'].Filters;
    expect(otherFilters).toEqual([]);
    expect(JSON.parse(Pattern)).toEqual({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { Keys: { pk: { S: [{ prefix: OUTBOX_START }] } } },
    });
    expect(Object.values(OUTBOX_PREFIX).every((prefix) => prefix.startsWith(OUTBOX_START))).toBe(true);
    expect(feed?.Properties).not.toHaveProperty('DestinationConfig');
  });

  it('calls those that work on rows, all of them, and may do nothing else but read the stream', () => {
    expect(names.filter((name) => FUNCTIONS[name].trigger.on === 'outbox').sort()).toEqual([...workers].sort());
    const own = statements.get('dispatch-outbox') ?? [];
    const calls = own.filter(({ Action }) => list(Action).includes('lambda:InvokeFunction'));
    expect(calls.flatMap(({ Resource }) => list(Resource).map(text)).sort()).toEqual(workers.map(arnOf).sort());
    const rest = own.filter((each) => !calls.includes(each)).flatMap(({ Action }) => list(Action));
    expect(rest.filter((action) => !action.startsWith('logs:')).sort()).toEqual(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
    );
  });

  it('knows each of them by the kind of its rows', () => {
    const [dispatcher] = synthesized
      .ofType('AWS::Lambda::Function')
      .filter((each) => verbOf(each) === 'dispatch-outbox');
    const named = JSON.parse(text(dispatcher?.Properties['Environment'].Variables.OUTBOX_WORKERS)) as object;
    expect(named).toEqual(
      Object.fromEntries(
        Object.entries(OUTBOX_WORKERS).map(([kind, name]) => [kind, arnOf(name).replace('.Arn>', '>')]),
      ),
    );
  });

  it('leaves calls with Lambda for an hour, longer than settle takes to bring their rows again', () => {
    const kept = synthesized.ofType('AWS::Lambda::EventInvokeConfig').map(({ Properties }) => Properties);
    for (const name of workers) {
      const [own, ...others] = kept.filter(
        ({ FunctionName }) => text(FunctionName) === arnOf(name).replace('.Arn>', '>'),
      );
      expect(others).toEqual([]);
      expect(own).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 });
      expect(own).not.toHaveProperty('DestinationConfig');
    }
  });
});

describe('whoever is called without being waited for', () => {
  const entries = Object.entries(FUNCTIONS) as [keyof typeof FUNCTIONS, FunctionEntry][];
  const kept = new Map(
    synthesized
      .ofType('AWS::Lambda::EventInvokeConfig')
      .map(({ Properties }) => [text(Properties['FunctionName']), Properties]),
  );
  const configOf = (name: string) => {
    const made = synthesized.ofType('AWS::Lambda::Function').find((each) => verbOf(each) === name);
    return kept.get(`<${made?.id}>`);
  };

  it.each(entries.filter(([, { trigger }]) => ['upload', 'outbox', 'schedule'].includes(trigger.on)))(
    '%s is tried three times, and by the clock for no longer than until its next round',
    (name, { trigger }) => {
      const age = configOf(name)?.['MaximumEventAgeInSeconds'] as number;
      expect(configOf(name)).toMatchObject({ MaximumRetryAttempts: 2 });
      if (trigger.on === 'schedule') expect(age).toBe(trigger.minutes * 60);
      // Lambda takes nothing else.
      expect(age).toBeGreaterThanOrEqual(60);
      expect(age).toBeLessThanOrEqual(6 * 3600);
    },
  );
});
