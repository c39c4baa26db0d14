/** The product's templates as a deployment gets them, but with a line of text for each function's code. */
import { readFileSync } from 'node:fs';
import { App, type Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { acknowledgedRules } from '../../../infra/acknowledged.js';
import { checkedEnvironment, type Environment } from '../../../infra/environment.js';
import { environment as demo } from '../../../infra/environments/demo.js';
import { addStacks } from '../../../infra/stacks.js';

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };

export const LIBRARY_CHECKS = '@aws-cdk/core:validateAgainstDefaultRules';

export interface Resource {
  id: string;
  Type: string;
  // The properties of a template have no type; what a test reads from them is what it asserts.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Properties: Record<string, any>;
  DeletionPolicy?: string;
}

export interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

/** The settings of `protection` that differ from the demonstration's, of whatever type: some are to be refused. */
export function protectedBy(settings: Record<string, unknown>): Partial<Environment> {
  return { protection: { ...demo.protection, ...settings } };
}

/** The demonstration's environment with some settings written over, checked as its file would be. */
export function makeApp(settings: Partial<Environment> = {}, overrides: Record<string, unknown> = {}) {
  const app = new App({ context: { ...context, ...overrides }, analyticsReporting: false });
  const code = lambda.Code.fromInline('export const handler = async () => undefined;');
  return { app, ...addStacks(app, checkedEnvironment('demo', { ...demo, ...settings }), () => code) };
}

export function synthesize(settings: Partial<Environment> = {}) {
  // The library's own check of the templates takes longer than all else; the test of the app runs it once.
  const { app, edge, ...stacks } = makeApp(settings, { [LIBRARY_CHECKS]: false });
  const assembly = app.synth();
  const templateOf = ({ stackName }: Stack) => assembly.getStackByName(stackName).template as Template;
  const templates = {
    data: templateOf(stacks.data),
    workflow: templateOf(stacks.workflow),
    season: templateOf(stacks.season),
    clock: templateOf(stacks.clock),
    watch: templateOf(stacks.watch),
  };
  const atTheEdge = edge === undefined ? undefined : templateOf(edge);
  const byName = new Map([
    ...Object.entries(stacks).map(
      ([key, { stackName }]) => [stackName, templates[key as keyof typeof templates]] as const,
    ),
    ...(edge === undefined || atTheEdge === undefined ? [] : [[edge.stackName, atTheEdge] as const]),
  ]);
  const resources: Resource[] = Object.values(templates).flatMap(({ Resources }) =>
    Object.entries(Resources).map(([id, resource]) => ({ ...withoutWeak(resource, byName), id })),
  );
  return {
    ...templates,
    templates,
    /** Where there are web ACLs. */
    edge: atTheEdge,
    acknowledged: acknowledgedRules(assembly),
    resources,
    ofType: (type: string) => resources.filter((each) => each.Type === type),
  };
}

/** As the stack would be written beside what it refers to weakly: the value of an output instead of the way to it. */
function withoutWeak<T>(value: T, templates: ReadonlyMap<string, Template>): T {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) => {
    const weak = (each as { 'Fn::GetStackOutput'?: { StackName: string; OutputName: string } } | null)?.[
      'Fn::GetStackOutput'
    ];
    return weak === undefined ? each : templates.get(weak.StackName)?.Outputs[weak.OutputName]?.Value;
  }) as T;
}

interface Template {
  Resources: Record<string, Omit<Resource, 'id'>>;
  Outputs: Record<string, { Value: unknown }>;
  Parameters: Record<string, { Type: string }>;
}

/** As the product is deployed by default; reading it changes nothing, so all parts share it. */
export const synthesized = synthesize();

/** Text of a value with references written as `<LogicalId.Attribute>` or `<ExportName>`. */
export function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument] = ['', undefined]] = Object.entries(value) as [string, unknown][];
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(text).join(separator);
  }
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  if (name === 'Ref' || name === 'Fn::ImportValue') return `<${text(argument)}>`;
  return JSON.stringify(value);
}

export function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}

/** The product's name of a function, which its description holds. */
export function verbOf(resource: Resource): string {
  return String(resource.Properties['Description']).replace('Nianbao: ', '');
}

/** Every statement of every role, under the name of its function or machine. */
export function statementsByRole({ ofType }: Pick<typeof synthesized, 'ofType'> = synthesized): Map<
  string,
  Statement[]
> {
  const owners = new Map<string, string>();
  for (const each of ofType('AWS::Lambda::Function')) {
    owners.set(text(each.Properties['Role']).slice(1, -'.Arn>'.length), verbOf(each));
  }
  for (const each of ofType('AWS::StepFunctions::StateMachine')) {
    owners.set(text(each.Properties['RoleArn']).slice(1, -'.Arn>'.length), `machine ${machineOf(each)}`);
  }
  for (const each of synthesized.ofType('AWS::GuardDuty::MalwareProtectionPlan')) {
    owners.set(text(each.Properties['Role']).slice(1, -'.Arn>'.length), 'the malware scanner');
  }
  const statements = new Map<string, Statement[]>();
  for (const policy of ofType('AWS::IAM::Policy')) {
    for (const role of policy.Properties['Roles']) {
      const owner = owners.get(role.Ref) ?? `unknown role ${role.Ref}`;
      statements.set(owner, [...(statements.get(owner) ?? []), ...policy.Properties['PolicyDocument'].Statement]);
    }
  }
  for (const role of ofType('AWS::IAM::Role')) {
    const owner = owners.get(role.id) ?? `unknown role ${role.id}`;
    for (const { PolicyDocument: own } of role.Properties['Policies'] ?? [])
      statements.set(owner, [...(statements.get(owner) ?? []), ...own.Statement]);
  }
  return statements;
}

export function machineOf(resource: Resource): string {
  return /(Intake|Review|Release)Machine/.exec(resource.id)?.[1]?.toLowerCase() ?? resource.id;
}
