/**
 * One Lambda of the product: its code, its own role that may do nothing but write its log, and exactly the variables
 * that its entry in FUNCTIONS lists. What else it may do is granted by the capability that makes it.
 */
import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { withCompanions, type Variable } from '#shared/workflow/variables.js';

/** Above the six months that the Cybersecurity Law asks for; also how long a question about a season may take. */
export const LOG_RETENTION = logs.RetentionDays.ONE_YEAR;

/** Where a function's code comes from: the bundles for a deployment, a line of text for a test of the template. */
export type HandlerCode = (name: FunctionName) => lambda.Code;

export type Values = Readonly<Partial<Record<Variable, string>>>;

export class MissingVariable extends Error {
  override readonly name = 'MissingVariable';
  readonly code = 'missing-variable';
  readonly remedy = 'Pass its value where the function is made, or take it off the list of its variables.';
  constructor(
    readonly functionName: FunctionName,
    readonly variable: Variable,
  ) {
    super(`${functionName} reads ${variable}, but nothing gives it a value.`);
  }
}

/**
 * Of calls that Lambda keeps until the function has done them. Trying again is for a table out of reach; throttled calls wait
 * for as long as this whatever the tries. An older call is forgotten: `settle` has long since brought its rows again.
 */
const CALLED_LATER = { retryAttempts: 2, maxEventAge: Duration.hours(1) } as const;

/**
 * Of calls by the clock: as long as until the next one. On the day on which all functions are taken they would else pile up for hours, and
 * run one behind the other when there is room for others again.
 */
const calledByClock = (minutes: number) => ({ retryAttempts: 2, maxEventAge: Duration.minutes(minutes) });

export interface VerbFunctionProps {
  readonly name: FunctionName;
  readonly values: Values;
  readonly code: HandlerCode;
  /** Whether concurrency is reserved as FUNCTIONS says: an account must have room for it (environment.ts). */
  readonly reserve?: boolean;
}

export class VerbFunction extends Construct {
  readonly verb: FunctionName;
  readonly lambda: lambda.Function;
  private readonly rights = new iam.PolicyDocument();

  constructor(scope: Construct, props: VerbFunctionProps) {
    super(scope, constructId(props.name));
    this.verb = props.name;
    const entry: FunctionEntry = FUNCTIONS[props.name];
    const logGroup = new logs.LogGroup(this, 'Log', { retention: LOG_RETENTION });
    // Within the role, so that it stands before the function is called for the first time; a resource of its own for each
    // would also bring the stack to CloudFormation's 500 sooner.
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Verb: this.rights },
    });
    this.allow({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
    this.lambda = new lambda.Function(this, 'Function', {
      description: `Nianbao: ${props.name}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.X86_64,
      code: props.code(props.name),
      handler: 'index.handler',
      role: role.withoutPolicyUpdates(),
      logGroup,
      memorySize: entry.memoryMb ?? 512,
      timeout: Duration.seconds(entry.timeoutSeconds ?? defaultTimeoutSeconds(entry)),
      environment: environment(props.name, entry, props.values),
      ...(entry.trigger.on === 'outbox' ? CALLED_LATER : {}),
      ...(entry.trigger.on === 'schedule' ? calledByClock(entry.trigger.minutes) : {}),
      ...(props.reserve === true && entry.reserved !== undefined
        ? { reservedConcurrentExecutions: entry.reserved.concurrency }
        : {}),
    });
  }

  /** Adds to what this function may do; actions and resources are always named. */
  allow(statement: iam.PolicyStatementProps): void {
    this.rights.addStatements(new iam.PolicyStatement(statement));
  }
}

/** An HTTP API waits 30 seconds at most; a clerk should not wait half of that. What runs unseen may take its time. */
function defaultTimeoutSeconds(entry: FunctionEntry): number {
  return entry.trigger.on === 'http' ? 15 : 60;
}

function environment(name: FunctionName, entry: FunctionEntry, values: Values): Record<string, string> {
  const needed = withCompanions(entry.variables).map((variable) => {
    const value = values[variable];
    if (value === undefined) throw new MissingVariable(name, variable);
    return [variable, value] as const;
  });
  const configured = (entry.optional ?? []).flatMap((variable) => {
    const value = values[variable];
    return value === undefined ? [] : [[variable, value] as const];
  });
  return Object.fromEntries([...needed, ...configured]);
}

function constructId(name: FunctionName): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
