/**
 * What the template asks of one machine, as typed lists with every reference resolved. The readers beside this file
 * fill it; the services take their part of it and know no CloudFormation.
 */

export interface TableModel {
  readonly logicalId: string;
  readonly name: string;
  /** CreateTable input as DynamoDB takes it: keys, attributes, indexes, billing, stream. */
  readonly create: Record<string, unknown> & { TableName: string };
  readonly streamed: boolean;
  readonly ttlAttribute: string | undefined;
}

export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
}

export interface BucketModel {
  readonly logicalId: string;
  readonly name: string;
  readonly versioned: boolean;
  readonly eventBridge: boolean;
  readonly cors: readonly CorsRule[];
}

export interface FunctionModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** Folder that holds the bundle. */
  readonly assetDir: string;
  /** `file.export`, as in the template. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency: number | undefined;
  /** How often an asynchronous invocation is tried again after an error. */
  readonly asyncRetries: number;
}

export interface StateMachineModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly definition: string;
}

export interface RouteModel {
  /** `METHOD /path/{variable}` or `$default`. */
  readonly key: string;
  readonly functionName: string;
  readonly timeoutMs: number;
  readonly authorizer?: AuthorizerModel | undefined;
  /** Names in lower case of headers that the function does not get to see. */
  readonly removedHeaders?: readonly string[];
}

/** A function that is asked before a route is; answers are kept by the values of these headers. */
export interface AuthorizerModel {
  readonly functionName: string;
  /** Names in lower case. */
  readonly identityHeaders: readonly string[];
  /** 0 keeps none. */
  readonly cacheSeconds: number;
}

export interface HttpApiModel {
  readonly logicalId: string;
  readonly id: string;
  readonly routes: readonly RouteModel[];
}

export type TargetModel = (
  | { readonly kind: 'function'; readonly name: string; readonly retries: number }
  | { readonly kind: 'stateMachine'; readonly arn: string; readonly retries: number }
) & {
  /** A constant that replaces the event. */
  readonly input: unknown;
};

export interface RuleModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly targets: readonly TargetModel[];
}

export interface ScheduleModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** `rate(...)` or `cron(...)`. */
  readonly expression: string;
  readonly timezone: string;
  readonly targets: readonly TargetModel[];
}

export interface StreamMappingModel {
  readonly logicalId: string;
  readonly tableName: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly startAtLatest: boolean;
  /** A record passes if any pattern matches it; none at all lets every record pass. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  /** Undefined retries until the record leaves the stream. */
  readonly maximumRetries: number | undefined;
  readonly bisect: boolean;
  readonly reportItemFailures: boolean;
}

export interface HeadersPolicyModel {
  readonly set: readonly { readonly name: string; readonly value: string; readonly override: boolean }[];
  readonly remove: readonly string[];
}

export type Forwarded = 'none' | 'all' | { readonly only: readonly string[] } | { readonly except: readonly string[] };

export interface BehaviourModel {
  /** Undefined is the default behaviour. */
  readonly pathPattern: string | undefined;
  readonly originId: string;
  readonly methods: readonly string[];
  readonly headers: Forwarded;
  readonly cookies: Forwarded;
  readonly query: Forwarded;
  readonly responseHeaders: HeadersPolicyModel;
}

export interface OriginHeader {
  readonly name: string;
  /** As the template has it: dynamic references are still to be resolved. */
  readonly value: string;
}

export type OriginModel = {
  readonly id: string;
  readonly path: string;
  /** Put on every request to the origin, in the place of what the viewer sent under that name. */
  readonly headers?: readonly OriginHeader[];
} & ({ readonly kind: 'bucket'; readonly bucket: string } | { readonly kind: 'httpApi'; readonly apiId: string });

export interface DistributionModel {
  readonly logicalId: string;
  /** The distribution's id. */
  readonly name: string;
  readonly origins: readonly OriginModel[];
  /** In the order of precedence; the default behaviour last. */
  readonly behaviours: readonly BehaviourModel[];
  readonly defaultRootObject: string | undefined;
  readonly errorResponses: readonly {
    readonly code: number;
    readonly responseCode: number;
    readonly page: string | undefined;
  }[];
}

export interface SigningKeyModel {
  readonly logicalId: string;
  /** The key's id. */
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  readonly enabled: boolean;
  /** With their `alias/`. */
  readonly aliases: readonly string[];
}

/** A secret whose first value is made by chance. */
export interface SecretModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly length: number;
  readonly punctuation: boolean;
}

/** A bucket whose new versions are scanned for malware. */
export interface ProtectionPlanModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly bucket: string;
  /** Of keys; none: all. */
  readonly prefixes: readonly string[];
  readonly tagging: boolean;
}

export interface CloudModel {
  readonly tables: readonly TableModel[];
  readonly buckets: readonly BucketModel[];
  readonly functions: readonly FunctionModel[];
  readonly stateMachines: readonly StateMachineModel[];
  readonly httpApis: readonly HttpApiModel[];
  readonly rules: readonly RuleModel[];
  readonly schedules: readonly ScheduleModel[];
  readonly streamMappings: readonly StreamMappingModel[];
  readonly distributions: readonly DistributionModel[];
  /** Verified senders: a domain or a whole address. */
  readonly identities: readonly string[];
  readonly signingKeys: readonly SigningKeyModel[];
  readonly secrets: readonly SecretModel[];
  readonly protectionPlans: readonly ProtectionPlanModel[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly ignored: readonly { readonly logicalId: string; readonly type: string; readonly why: string }[];
}
