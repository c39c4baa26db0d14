/** One machine: what `npm start`, the demonstration and the tests of the whole product run. */
import { NEW_INSTALLATION, USUAL_LIMITS, type Environment } from '../environment.js';
import { EDGE_OF } from '../partition.js';

export const environment: Environment = {
  ...NEW_INSTALLATION,
  partition: 'aws',
  // Known when it starts: they hold the ports.
  addresses: 'parameters',
  domains: {},
  limits: USUAL_LIMITS,
  mail: {
    transport: 'ses',
    identity: 'made',
    sandboxRecipients: [],
  },
  protection: {
    malwareGate: 'guardduty',
    webAcl: false,
    ownKey: false,
  },
  edge: EDGE_OF.aws,
};
