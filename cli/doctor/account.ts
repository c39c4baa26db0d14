/** What the account says, asked with the operator's own credentials. Every call reads; none changes anything. */
import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import {
  CloudFormationClient,
  DescribeStacksCommand,
  DescribeTypeCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CLOUDFRONT_REGION, NotServed, type World } from './world.js';

type OfAccount = Pick<
  World,
  | 'identity'
  | 'stack'
  | 'resources'
  | 'knowsType'
  | 'concurrency'
  | 'certificate'
  | 'sending'
  | 'identityVerified'
  | 'secret'
  | 'subscriptions'
>;

export function accountAnswers(): OfAccount {
  const stacks = (region?: string) => new CloudFormationClient(region === undefined ? {} : { region });
  return {
    identity: () =>
      served(async () => {
        const client = new STSClient({});
        const { Account } = await client.send(new GetCallerIdentityCommand({}));
        return { account: Account ?? '', region: await client.config.region() };
      }),
    stack: (name, region) =>
      served(async () => {
        const answer = await unless(isNoStack, stacks(region).send(new DescribeStacksCommand({ StackName: name })));
        const stack = answer?.Stacks?.[0];
        return (
          stack && {
            status: stack.StackStatus ?? '',
            description: stack.Description ?? '',
            outputs: Object.fromEntries(
              (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
            ),
            drift: stack.DriftInformation?.StackDriftStatus ?? 'NOT_CHECKED',
          }
        );
      }),
    resources: (stack, type) =>
      served(async () => {
        const found: string[] = [];
        for await (const page of paginateListStackResources({ client: stacks() }, { StackName: stack }))
          for (const { ResourceType, PhysicalResourceId, ResourceStatus = '' } of page.StackResourceSummaries ?? [])
            if (ResourceType === type && PhysicalResourceId !== undefined && ResourceStatus !== 'DELETE_COMPLETE')
              found.push(PhysicalResourceId);
        return found;
      }),
    knowsType: (type) =>
      served(async () => {
        const asked = stacks().send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: type }));
        return (await unless(named('TypeNotFoundException'), asked)) !== undefined;
      }),
    concurrency: () =>
      served(async () => {
        const { AccountLimit } = await new LambdaClient({}).send(new GetAccountSettingsCommand({}));
        return {
          most: AccountLimit?.ConcurrentExecutions ?? 0,
          unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? 0,
        };
      }),
    certificate: (arn) =>
      served(async () => {
        const client = new ACMClient({ region: CLOUDFRONT_REGION });
        const asked = client.send(new DescribeCertificateCommand({ CertificateArn: arn }));
        const found = (await unless(named('ResourceNotFoundException'), asked))?.Certificate;
        return (
          found && {
            status: found.Status ?? '',
            names: [found.DomainName ?? '', ...(found.SubjectAlternativeNames ?? [])],
            notAfter: found.NotAfter,
          }
        );
      }),
    sending: () =>
      served(async () => {
        const said = await new SESv2Client({}).send(new GetAccountCommand({}));
        return {
          production: said.ProductionAccessEnabled === true,
          enabled: said.SendingEnabled === true,
          enforcement: said.EnforcementStatus ?? '',
          most24h: said.SendQuota?.Max24HourSend ?? 0,
          perSecond: said.SendQuota?.MaxSendRate ?? 0,
        };
      }),
    identityVerified: (name) =>
      served(async () => {
        const asked = new SESv2Client({}).send(new GetEmailIdentityCommand({ EmailIdentity: name }));
        const found = await unless(named('NotFoundException'), asked);
        return found && found.VerifiedForSendingStatus === true;
      }),
    secret: (arn) =>
      served(async () => {
        const asked = new SecretsManagerClient({}).send(new DescribeSecretCommand({ SecretId: arn }));
        const found = await unless(named('ResourceNotFoundException'), asked);
        if (found === undefined) return undefined;
        if (found.DeletedDate !== undefined) return 'going';
        return Object.values(found.VersionIdsToStages ?? {})
          .flat()
          .includes('AWSCURRENT')
          ? 'usable'
          : 'empty';
      }),
    subscriptions: (topicArn) =>
      served(async () => {
        const found: { protocol: string; confirmed: boolean }[] = [];
        for await (const page of paginateListSubscriptionsByTopic(
          { client: new SNSClient({}) },
          { TopicArn: topicArn },
        ))
          for (const { Protocol = '', SubscriptionArn = '' } of page.Subscriptions ?? [])
            found.push({ protocol: Protocol, confirmed: SubscriptionArn.startsWith('arn:') });
        return found;
      }),
  };
}

/** Whether something else than AWS answers (installation.ts). */
export const isElsewhere = (): boolean => process.env['AWS_ENDPOINT_URL'] !== undefined;

interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}
const NOT_IMPLEMENTED = /^(NotImplemented|UnknownOperation|InvalidAction|InvalidSignatureException)/;

async function served<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { name = '', $metadata, $response } = error as Failure;
    // An answer in another protocol than the one asked in cannot be read; its status can.
    const status = $response?.statusCode ?? $metadata?.httpStatusCode;
    if (isElsewhere() && (status === 501 || NOT_IMPLEMENTED.test(name))) throw new NotServed(name, { cause: error });
    throw error;
  }
}

/** Undefined where it fails in this way: what was asked for is not there. */
async function unless<T>(isAbsent: (error: Failure) => boolean, asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isAbsent(error as Failure)) return undefined;
    throw error;
  }
}

const named =
  (wanted: string) =>
  ({ name }: Failure): boolean =>
    name === wanted;
/** AWS, "DescribeStacks": a stack that is not there is a ValidationError. */
const isNoStack = ({ name, message = '' }: Failure): boolean =>
  name === 'ValidationError' && /does not exist/.test(message);
