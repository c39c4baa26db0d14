/** What AWS answers, in its own protocols, as the facts that `nianbao doctor` judges. The answers are those of AWS's API references. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { accountAnswers } from '../../cli/doctor/account.js';
import { NotServed } from '../../cli/doctor/world.js';

const VARIABLES = {
  AWS_REGION: 'ap-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_MAX_ATTEMPTS: '1',
};
let server: Server;
/** By the action of a form, the target of a JSON call, or the path. */
let answers: Readonly<Record<string, readonly [status: number, body: string | object]>> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      const named =
        new URLSearchParams(body).get('Action') ??
        String(request.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1);
      const [status, answer] = answers[named === '' || named === undefined ? pathname : named] ?? [501, {}];
      const type = typeof answer === 'string' ? 'text/xml' : 'application/x-amz-json-1.1';
      const failed = typeof answer === 'object' && '__type' in answer ? String(answer.__type) : undefined;
      response.writeHead(status, {
        'content-type': type,
        ...(failed === undefined ? {} : { 'x-amzn-errortype': failed }),
      });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Jest gives each file an environment of its own.
  Object.assign(process.env, VARIABLES, { AWS_ENDPOINT_URL: endpoint });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const result = (action: string, inside: string) =>
  `<${action}Response xmlns="http://x/"><${action}Result>${inside}</${action}Result></${action}Response>`;
const failure = (code: string, message: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
const ask = accountAnswers();
const SECRET = 'arn:aws:secretsmanager:ap-east-1:111122223333:secret:x';

describe('the account', () => {
  test('whose it is, and where', async () => {
    const inside = '<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/x</Arn>';
    answers = { GetCallerIdentity: [200, result('GetCallerIdentity', inside)] };
    expect(await ask.identity()).toEqual({ account: '111122223333', region: 'ap-east-1' });
  });

  test('its stacks, by state, outputs and drift; none is no error', async () => {
    const inside = `<Stacks><member><StackName>NianbaoData</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
      <Description>Nianbao: data</Description><CreationTime>2026-01-01T00:00:00Z</CreationTime>
      <DriftInformation><StackDriftStatus>DRIFTED</StackDriftStatus></DriftInformation>
      <Outputs><member><OutputKey>TableName</OutputKey><OutputValue>t</OutputValue></member></Outputs></member></Stacks>`;
    answers = { DescribeStacks: [200, result('DescribeStacks', inside)] };
    expect(await ask.stack('NianbaoData')).toEqual({
      status: 'CREATE_COMPLETE',
      description: 'Nianbao: data',
      outputs: { TableName: 't' },
      drift: 'DRIFTED',
    });
    answers = { DescribeStacks: [400, failure('ValidationError', 'Stack with id NianbaoData does not exist')] };
    expect(await ask.stack('NianbaoData', 'us-east-1')).toBeUndefined();
    answers = { DescribeStacks: [400, failure('ValidationError', 'Template is wrong')] };
    await expect(ask.stack('NianbaoData')).rejects.toThrow('Template is wrong');
  });

  test('what a stack holds of one type, but for what is gone', async () => {
    const row = (id: string, status: string, type = 'AWS::ApiGatewayV2::Api') =>
      `<member><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>${status}</ResourceStatus></member>`;
    const rows =
      row('abc', 'CREATE_COMPLETE') + row('old', 'DELETE_COMPLETE') + row('x', 'CREATE_COMPLETE', 'AWS::S3::Bucket');
    answers = {
      ListStackResources: [
        200,
        result('ListStackResources', `<StackResourceSummaries>${rows}</StackResourceSummaries>`),
      ],
    };
    expect(await ask.resources('NianbaoWorkflow', 'AWS::ApiGatewayV2::Api')).toEqual(['abc']);
  });

  test('whether a type of resource is known', async () => {
    answers = {
      DescribeType: [200, result('DescribeType', '<TypeName>AWS::GuardDuty::MalwareProtectionPlan</TypeName>')],
    };
    expect(await ask.knowsType('AWS::GuardDuty::MalwareProtectionPlan')).toBe(true);
    answers = { DescribeType: [404, failure('TypeNotFoundException', 'no such type')] };
    expect(await ask.knowsType('AWS::GuardDuty::MalwareProtectionPlan')).toBe(false);
  });

  test('quotas of Lambda', async () => {
    answers = {
      '/2016-08-19/account-settings': [
        200,
        { AccountLimit: { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 } },
      ],
    };
    expect(await ask.concurrency()).toEqual({ most: 10, unreserved: 10 });
  });

  test('sending, and who is confirmed', async () => {
    answers = {
      '/v2/email/account': [
        200,
        {
          ProductionAccessEnabled: false,
          SendingEnabled: true,
          EnforcementStatus: 'HEALTHY',
          SendQuota: { Max24HourSend: 200, MaxSendRate: 1 },
        },
      ],
      '/v2/email/identities/a%40office.invalid': [200, { VerifiedForSendingStatus: false }],
      '/v2/email/identities/office.invalid': [404, { __type: 'NotFoundException', message: 'no identity' }],
    };
    expect(await ask.sending()).toEqual({
      production: false,
      enabled: true,
      enforcement: 'HEALTHY',
      most24h: 200,
      perSecond: 1,
    });
    expect(await ask.identityVerified('a@office.invalid')).toBe(false);
    expect(await ask.identityVerified('office.invalid')).toBeUndefined();
  });

  test('certificates', async () => {
    const found = {
      Status: 'ISSUED',
      DomainName: 'a.invalid',
      SubjectAlternativeNames: ['b.invalid'],
      NotAfter: 1_800_000_000,
    };
    answers = { DescribeCertificate: [200, { Certificate: found }] };
    expect(await ask.certificate('arn')).toEqual({
      status: 'ISSUED',
      names: ['a.invalid', 'b.invalid'],
      notAfter: new Date(1_800_000_000_000),
    });
    answers = { DescribeCertificate: [400, { __type: 'ResourceNotFoundException', message: 'none' }] };
    expect(await ask.certificate('arn')).toBeUndefined();
  });

  test.each([
    [{ VersionIdsToStages: { v1: ['AWSPREVIOUS'], v2: ['AWSCURRENT'] } }, 'usable'],
    [{ VersionIdsToStages: {} }, 'empty'],
    [{ VersionIdsToStages: { v1: ['AWSCURRENT'] }, DeletedDate: 1_800_000_000 }, 'going'],
  ])('a secret that is %j is %s', async (found, state) => {
    answers = { DescribeSecret: [200, found] };
    expect(await ask.secret(SECRET)).toBe(state);
  });

  test('a secret that is not there', async () => {
    answers = { DescribeSecret: [400, { __type: 'ResourceNotFoundException', message: 'none' }] };
    expect(await ask.secret(SECRET)).toBeUndefined();
  });

  test('who subscribed, and who has confirmed it', async () => {
    const row = (arn: string) => `<member><Protocol>email</Protocol><SubscriptionArn>${arn}</SubscriptionArn></member>`;
    const rows = row('PendingConfirmation') + row('arn:aws:sns:ap-east-1:111122223333:alarms:1');
    answers = {
      ListSubscriptionsByTopic: [200, result('ListSubscriptionsByTopic', `<Subscriptions>${rows}</Subscriptions>`)],
    };
    expect(await ask.subscriptions('arn:aws:sns:ap-east-1:111122223333:alarms')).toEqual([
      { protocol: 'email', confirmed: false },
      { protocol: 'email', confirmed: true },
    ]);
  });

  test('what another implementation does not serve is told from what AWS refuses', async () => {
    answers = {};
    for (const asked of [ask.identity(), ask.sending(), ask.concurrency(), ask.secret(SECRET), ask.stack('x')])
      await expect(asked).rejects.toBeInstanceOf(NotServed);
    answers = { '/v2/email/account': [403, { __type: 'AccessDeniedException', message: 'no' }] };
    await expect(ask.sending()).rejects.toThrow('no');
  });
});
