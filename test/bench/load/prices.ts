/**
 * What the counted work costs on AWS: list prices in US East (N. Virginia) of November 2026, in US dollars, without free tiers and
 * discounts. Whoever deploys elsewhere puts in their own; the counts stay.
 */
import type { Work } from './cloud.js';

export interface Price {
  readonly what: string;
  /** US dollars for one unit. */
  readonly usd: number;
  /** The page that says so. */
  readonly source: string;
  /** How many units of it this work took. */
  readonly units: (counts: Work['counts']) => number;
}

const MILLION = 1e6;
const of =
  (...names: readonly string[]) =>
  (counts: Work['counts']) =>
    names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);

export const PRICES: readonly Price[] = [
  {
    what: 'Lambda, requests',
    usd: 0.2 / MILLION,
    source: 'https://aws.amazon.com/lambda/pricing/',
    units: of('lambda runs'),
  },
  {
    what: 'Lambda, GB-seconds (x86)',
    usd: 0.0000166667,
    source: 'https://aws.amazon.com/lambda/pricing/',
    units: (counts) => (counts['lambda MB-ms'] ?? 0) / 1024 / 1000,
  },
  {
    what: 'DynamoDB, write units',
    usd: 0.625 / MILLION,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    units: of('dynamodb WRU'),
  },
  {
    what: 'DynamoDB, read units',
    usd: 0.125 / MILLION,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    units: of('dynamodb RRU'),
  },
  {
    what: 'S3, requests that write',
    usd: 0.005 / 1000,
    source: 'https://aws.amazon.com/s3/pricing/',
    units: of('s3 PUT', 's3 POST', 's3 POST form'),
  },
  {
    what: 'S3, requests that read',
    usd: 0.0004 / 1000,
    source: 'https://aws.amazon.com/s3/pricing/',
    units: of('s3 GET', 's3 HEAD'),
  },
  {
    what: 'Step Functions, transitions',
    usd: 0.025 / 1000,
    source: 'https://aws.amazon.com/step-functions/pricing/',
    units: of('stepfunctions transitions'),
  },
  {
    what: 'KMS, asymmetric requests',
    usd: 0.15 / 10_000,
    source: 'https://aws.amazon.com/kms/pricing/',
    units: of('kms Sign', 'kms GetPublicKey', 'kms Verify'),
  },
  {
    what: 'SES, mails',
    usd: 0.1 / 1000,
    source: 'https://aws.amazon.com/ses/pricing/',
    units: of('ses mails'),
  },
  {
    what: 'API Gateway, HTTP API requests',
    usd: 1 / MILLION,
    source: 'https://aws.amazon.com/api-gateway/pricing/',
    units: of('desk GET', 'desk POST', 'desk HEAD'),
  },
  {
    what: 'CloudFront, HTTPS requests',
    usd: 0.01 / 10_000,
    source: 'https://aws.amazon.com/cloudfront/pricing/pay-as-you-go/',
    units: of('desk GET', 'desk POST', 'desk HEAD'),
  },
  {
    what: 'CloudWatch Logs, GB taken in',
    usd: 0.5,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    units: (counts) => (counts['logs bytes'] ?? 0) / 1e9,
  },
];

/** US dollars of so much work. */
export function costOf(counts: Work['counts']): number {
  return PRICES.reduce((sum, { usd, units }) => sum + usd * units(counts), 0);
}
