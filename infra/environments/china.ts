/**
 * An account of the partition `aws-cn` (Beijing or Ningxia). Put the names of your office in the place of the example's; what this
 * partition lacks, and the filings that come first, says docs/deploy.md#china-regions.
 */
import { NEW_INSTALLATION, USUAL_LIMITS, type Environment } from '../environment.js';
import { EDGE_OF } from '../partition.js';

export const environment: Environment = {
  // Write over what has changed since: subscribers, signingKeys, formerKeys, reserveConcurrency.
  ...NEW_INSTALLATION,
  partition: 'aws-cn',
  region: 'cn-north-1',
  addresses: {
    desk: 'https://desk.example.org',
    site: 'https://reports.example.org',
    mailFrom: 'nianbao@example.org',
    setup: 'none',
  },
  domains: {
    desk: { name: 'desk.example.org', certificate: { iam: 'EXAMPLEDESKCERTIFICATE' } },
    site: { name: 'reports.example.org', certificate: { iam: 'EXAMPLESITECERTIFICATE' } },
  },
  limits: USUAL_LIMITS,
  mail: {
    transport: 'smtp',
    host: 'smtp.example.org',
    port: 465,
    security: 'tls',
    user: 'nianbao@example.org',
    passwordSecret: 'arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:nianbao-smtp-example',
  },
  protection: {
    // Where your region has Malware Protection for S3 by now (docs/deploy.md#malware): 'guardduty'.
    malwareGate: 'off',
    webAcl: false,
    ownKey: true,
    // Chosen before the first deployment or never:
    // objectLock: { mode: 'governance', days: 1095 },
  },
  edge: EDGE_OF['aws-cn'],
};
