/**
 * An account of the partition `aws`. Put the addresses of your office in the place of the example's; what a setting means says
 * infra/environment.ts, what to prepare says docs/deploy.md.
 */
import { NEW_INSTALLATION, USUAL_LIMITS, type Environment } from '../environment.js';
import { EDGE_OF } from '../partition.js';

export const environment: Environment = {
  // Write over what has changed since: subscribers, signingKeys, formerKeys, reserveConcurrency.
  ...NEW_INSTALLATION,
  partition: 'aws',
  addresses: {
    desk: 'https://desk.example.org',
    site: 'https://reports.example.org',
    mailFrom: 'nianbao@example.org',
    setup: 'none',
  },
  domains: {
    // desk: { name: 'desk.example.org', certificate: { acm: 'arn:aws:acm:us-east-1:…' } },
    // site: { name: 'reports.example.org', certificate: { acm: 'arn:aws:acm:us-east-1:…' } },
  },
  limits: USUAL_LIMITS,
  mail: {
    transport: 'ses',
    identity: 'made',
    sandboxRecipients: [],
  },
  budget: { monthlyUsd: 200 },
  protection: {
    malwareGate: 'guardduty',
    webAcl: true,
    ownKey: true,
    // Chosen before the first deployment or never:
    // objectLock: { mode: 'governance', days: 1095 },
  },
  edge: EDGE_OF.aws,
};
