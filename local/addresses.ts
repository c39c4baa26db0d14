/**
 * Where each service of the local cloud answers. The desk is on the name localhost and everything else on 127.0.0.1,
 * because cookies do not tell ports apart and the SDK keeps to path-style addresses only for an IP literal.
 */
import { freePort } from './listen.js';

export interface Ports {
  readonly desk: number;
  readonly site: number;
  readonly s3: number;
  /** The outbox page and SES. */
  readonly outbox: number;
  readonly dynamodb: number;
  readonly sfn: number;
  readonly lambda: number;
  readonly kms: number;
  readonly secrets: number;
  /** The HTTP API itself, beside the distribution in front of it. */
  readonly api: number;
}

export const DEFAULT_PORT_BASE = 8710;

const ORDER = ['desk', 'site', 's3', 'outbox', 'dynamodb', 'sfn', 'lambda', 'kms', 'secrets', 'api'] as const;

/** Ten ports in a row from the base; 0 stands for any free ones. */
export function portsFrom(base: number): Ports {
  const at = (name: (typeof ORDER)[number]) => (base === 0 ? 0 : base + ORDER.indexOf(name));
  return {
    desk: at('desk'),
    site: at('site'),
    s3: at('s3'),
    outbox: at('outbox'),
    dynamodb: at('dynamodb'),
    sfn: at('sfn'),
    lambda: at('lambda'),
    kms: at('kms'),
    secrets: at('secrets'),
    api: at('api'),
  };
}

/** Base URLs without a closing slash. */
export interface Addresses {
  readonly desk: string;
  readonly site: string;
  readonly s3: string;
  readonly outbox: string;
  readonly ses: string;
  readonly dynamodb: string;
  readonly sfn: string;
  readonly lambda: string;
  readonly kms: string;
  readonly secrets: string;
  readonly api: string;
}

export function addressesOf(ports: Ports, database?: string): Addresses {
  const on = (port: number) => `http://127.0.0.1:${port}`;
  return {
    desk: `http://localhost:${ports.desk}`,
    site: on(ports.site),
    s3: on(ports.s3),
    outbox: on(ports.outbox),
    ses: on(ports.outbox),
    dynamodb: database ?? on(ports.dynamodb),
    sfn: on(ports.sfn),
    lambda: on(ports.lambda),
    kms: on(ports.kms),
    secrets: on(ports.secrets),
    api: on(ports.api),
  };
}

/** The environment by which the AWS SDK inside a function finds the services. */
export function endpointVariables(addresses: Addresses): Record<string, string> {
  return {
    // A service that is not served here answers "not implemented" instead of being looked for at AWS.
    AWS_ENDPOINT_URL: addresses.lambda,
    AWS_ENDPOINT_URL_LAMBDA: addresses.lambda,
    AWS_ENDPOINT_URL_DYNAMODB: addresses.dynamodb,
    AWS_ENDPOINT_URL_S3: addresses.s3,
    AWS_ENDPOINT_URL_SFN: addresses.sfn,
    AWS_ENDPOINT_URL_SESV2: addresses.ses,
    AWS_ENDPOINT_URL_KMS: addresses.kms,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: addresses.secrets,
  };
}

/** Settles the ports of services that open their own listener only after the template has been read with them. */
export async function settled(port: number): Promise<number> {
  return port === 0 ? freePort() : port;
}
