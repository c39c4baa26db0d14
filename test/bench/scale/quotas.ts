/** The quotas of an account that a province meets first, as AWS gives them to a new account of some age in US East (N. Virginia). */
import type { Peaks } from './simulation.js';

export interface Quota {
  readonly what: string;
  readonly limit: number;
  readonly source: string;
  readonly use: (peaks: Peaks) => number;
  /** What is done before it is reached. */
  readonly then: string;
}

const general = 'https://docs.aws.amazon.com/general/latest/gr/';

export const QUOTAS: readonly Quota[] = [
  {
    what: 'Lambda: concurrent executions',
    limit: 1_000,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    use: ({ concurrency }) => concurrency,
    then: 'raised by asking; a young account may have 10',
  },
  {
    what: 'API Gateway: requests a second',
    limit: 10_000,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    use: ({ perSecond }) => perSecond.requests,
    then: 'raised by asking',
  },
  {
    what: 'DynamoDB: write units a second of one table',
    limit: 40_000,
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
    use: ({ perSecond }) => perSecond['write units'],
    then: 'raised by asking; warm the table before the last days: a table that is new takes 4,000',
  },
  {
    what: 'DynamoDB: read units a second of one table',
    limit: 40_000,
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
    use: ({ perSecond }) => perSecond['read units'],
    then: 'as above; a table that is new takes 12,000',
  },
  {
    what: 'Step Functions: executions started a second',
    limit: 300,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
    use: ({ perSecond }) => perSecond.executions,
    then: 'a start that is refused is a row that stays due',
  },
  {
    what: 'Step Functions: transitions a second',
    limit: 5_000,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
    use: ({ perSecond }) => perSecond.transitions,
    then: 'raised by asking; 800 in most other regions',
  },
  {
    what: 'KMS: operations with keys of elliptic curves a second',
    limit: 300,
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
    use: ({ perSecond }) => perSecond.signatures,
    then: 'raised by asking; public halves are kept by each instance',
  },
  {
    what: 'S3: requests that write a second under one prefix',
    limit: 3_500,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html',
    use: ({ perSecond }) => perSecond.objects,
    then: 'keys begin with area and year, so that S3 divides by itself',
  },
  {
    what: 'SES: mails a second',
    limit: 14,
    source: `${general}ses.html`,
    use: ({ perSecond }) => perSecond.mails,
    then: 'first of all to be raised; until then mails wait in the outbox',
  },
  {
    what: 'SES: mails a day',
    limit: 50_000,
    source: `${general}ses.html`,
    use: ({ mails }) => mails.count,
    then: 'first of all to be raised: what is beyond it is tried again the next day',
  },
];
