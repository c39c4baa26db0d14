/** The product's templates as a deployment gets them, but with a line of text for each function's code. */
import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
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

export function makeApp(overrides: Record<string, unknown> = {}) {
  const app = new App({ context: { ...context, ...overrides }, analyticsReporting: false });
  const code = lambda.Code.fromInline('export const handler = async () => undefined;');
  return { app, ...addStacks(app, () => code) };
}

export function synthesize(overrides: Record<string, unknown> = {}) {
  // The library's own check of the templates takes longer than all else; the test of the app runs it once.
  const { app, data, workflow, clock } = makeApp({ [LIBRARY_CHECKS]: false, ...overrides });
  const assembly = app.synth();
  const templates = {
    data: assembly.getStackByName(data.stackName).template as Template,
    workflow: assembly.getStackByName(workflow.stackName).template as Template,
    clock: assembly.getStackByName(clock.stackName).template as Template,
  };
  const resources: Resource[] = Object.values(templates).flatMap(({ Resources }) =>
    Object.entries(Resources).map(([id, resource]) => ({ ...resource, id })),
  );
  return { ...templates, resources, ofType: (type: string) => resources.filter((each) => each.Type === type) };
}

interface Template {
  Resources: Record<string, Omit<Resource, 'id'>>;
  Outputs: Record<string, unknown>;
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
export function statementsByRole(): Map<string, Statement[]> {
  const owners = new Map<string, string>();
  for (const each of synthesized.ofType('AWS::Lambda::Function')) {
    owners.set(text(each.Properties['Role']).slice(1, -'.Arn>'.length), verbOf(each));
  }
  for (const each of synthesized.ofType('AWS::StepFunctions::StateMachine')) {
    owners.set(text(each.Properties['RoleArn']).slice(1, -'.Arn>'.length), `machine ${machineOf(each)}`);
  }
  const statements = new Map<string, Statement[]>();
  for (const policy of synthesized.ofType('AWS::IAM::Policy')) {
    for (const role of policy.Properties['Roles']) {
      const owner = owners.get(role.Ref) ?? `unknown role ${role.Ref}`;
      statements.set(owner, [...(statements.get(owner) ?? []), ...policy.Properties['PolicyDocument'].Statement]);
    }
  }
  for (const role of synthesized.ofType('AWS::IAM::Role')) {
    const owner = owners.get(role.id) ?? `unknown role ${role.id}`;
    for (const { PolicyDocument: own } of role.Properties['Policies'] ?? [])
      statements.set(owner, [...(statements.get(owner) ?? []), ...own.Statement]);
  }
  return statements;
}

export function machineOf(resource: Resource): string {
  return /(Intake|Review|Release)Machine/.exec(resource.id)?.[1]?.toLowerCase() ?? resource.id;
}
