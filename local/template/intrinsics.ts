/**
 * Evaluates CloudFormation's intrinsic functions, pseudo parameters and conditions over the stacks of an assembly.
 * What a resource's Ref or attribute stands for is asked of `attributes.ts`; unknown functions are refused.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
import { LocalCloudRefusal } from '../refusal.js';
import type { Assembly, Stack } from './assembly.js';
import { attributeOf, referenceOf, type Account } from './attributes.js';

/** Marks a property that `AWS::NoValue` takes away. */
const NO_VALUE = Symbol('AWS::NoValue');

export interface Evaluator {
  /** The value with every intrinsic replaced. */
  value(stack: Stack, expression: unknown): unknown;
  condition(stack: Stack, name: string): boolean;
  outputs(): Record<string, unknown>;
}

export function createEvaluator(
  assembly: Assembly,
  account: Account,
  parameters: Readonly<Record<string, string>>,
): Evaluator {
  const evaluate = (stack: Stack, expression: unknown): unknown => {
    if (Array.isArray(expression)) {
      return expression.map((item) => evaluate(stack, item)).filter((item) => item !== NO_VALUE);
    }
    if (!isRecord(expression)) return expression;
    const entries = Object.entries(expression);
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) {
      const [name, argument] = first;
      if (name === 'Ref' && typeof argument === 'string') return reference(stack, argument);
      if (name === 'Condition' && typeof argument === 'string' && stack.template.Conditions?.[argument] !== undefined) {
        return condition(stack, argument);
      }
      if (name.startsWith('Fn::')) return call(stack, name, argument);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, evaluate(stack, item)] as const).filter(([, item]) => item !== NO_VALUE),
    );
  };

  const reference = (stack: Stack, name: string): unknown => {
    const pseudo: Record<string, unknown> = {
      'AWS::Region': account.region,
      'AWS::AccountId': account.accountId,
      'AWS::Partition': account.partition,
      'AWS::URLSuffix': account.urlSuffix,
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:${account.partition}:cloudformation:${account.region}:${account.accountId}:stack/${stack.name}/local`,
      'AWS::NoValue': NO_VALUE,
      'AWS::NotificationARNs': [],
    };
    if (name in pseudo) return pseudo[name];
    const parameter = stack.template.Parameters?.[name];
    if (parameter !== undefined) {
      const given = parameters[name] ?? parameter.Default;
      if (given === undefined) {
        throw new LocalCloudRefusal(
          'ParameterMissing',
          `Stack ${stack.name} needs a value for its parameter ${name}.`,
          'Pass it in `parameters`.',
        );
      }
      return parameter.Type === 'CommaDelimitedList' ? String(given).split(',') : given;
    }
    const resource = stack.template.Resources[name];
    if (resource === undefined) throw unresolved(stack, `Ref ${name}`);
    return referenceOf(account, stack, name, resource, (expression) => evaluate(stack, expression));
  };

  const attribute = (stack: Stack, logicalId: string, path: string): unknown => {
    const resource = stack.template.Resources[logicalId];
    if (resource === undefined) throw unresolved(stack, `Fn::GetAtt ${logicalId}.${path}`);
    return attributeOf(account, stack, logicalId, resource, path, (expression) => evaluate(stack, expression));
  };

  const call = (stack: Stack, name: string, argument: unknown): unknown => {
    const list = (): unknown[] => {
      if (!Array.isArray(argument)) throw unresolved(stack, `${name} with an argument that is not a list`);
      return argument;
    };
    switch (name) {
      case 'Fn::GetAtt': {
        const [id, ...path] = typeof argument === 'string' ? argument.split('.') : list();
        return attribute(stack, String(id), path.map((part) => String(evaluate(stack, part))).join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = list();
        const items = evaluate(stack, parts);
        if (!Array.isArray(items)) throw unresolved(stack, 'Fn::Join over something that is not a list');
        return items.map(String).join(String(separator));
      }
      case 'Fn::Sub': {
        const [text, extra] = Array.isArray(argument) ? argument : [argument, {}];
        const variables: unknown = extra;
        return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, key: string) => {
          if (literal) return `\${${key}}`;
          if (isRecord(variables) && key in variables) return String(evaluate(stack, variables[key]));
          const dot = key.indexOf('.');
          return String(dot < 0 ? reference(stack, key) : attribute(stack, key.slice(0, dot), key.slice(dot + 1)));
        });
      }
      case 'Fn::Select': {
        const [index, from] = list();
        const items = evaluate(stack, from);
        const chosen: unknown = Array.isArray(items) ? items[Number(evaluate(stack, index))] : undefined;
        if (chosen === undefined) throw unresolved(stack, 'Fn::Select outside its list');
        return chosen;
      }
      case 'Fn::Split': {
        const [separator, text] = list();
        return String(evaluate(stack, text)).split(String(separator));
      }
      case 'Fn::If': {
        const [test, yes, no] = list();
        return evaluate(stack, condition(stack, String(test)) ? yes : no);
      }
      case 'Fn::Equals': {
        const [left, right] = list();
        return String(evaluate(stack, left)) === String(evaluate(stack, right));
      }
      case 'Fn::And':
        return list().every((item) => evaluate(stack, item) === true);
      case 'Fn::Or':
        return list().some((item) => evaluate(stack, item) === true);
      case 'Fn::Not':
        return evaluate(stack, list()[0]) !== true;
      case 'Fn::FindInMap': {
        const [map, top, second] = list().map((item) => String(evaluate(stack, item)));
        const mapped = stack.template.Mappings?.[map ?? '']?.[top ?? '']?.[second ?? ''];
        if (mapped === undefined) throw unresolved(stack, `Fn::FindInMap ${map}.${top}.${second}`);
        return mapped;
      }
      case 'Fn::Base64':
        return Buffer.from(String(evaluate(stack, argument))).toString('base64');
      case 'Fn::GetAZs':
        return [`${account.region}a`];
      case 'Fn::ImportValue':
        return exported(stack, String(evaluate(stack, argument)));
      case 'Fn::GetStackOutput':
        return outputOf(stack, argument);
      default:
        throw unresolved(stack, name);
    }
  };

  const exported = (importer: Stack, name: string): unknown => {
    for (const stack of assembly.stacks) {
      for (const output of Object.values(stack.template.Outputs ?? {})) {
        if (output.Export !== undefined && evaluate(stack, output.Export.Name) === name) {
          return evaluate(stack, output.Value);
        }
      }
    }
    throw unresolved(importer, `Fn::ImportValue ${name}`);
  };

  /** A weak reference: any output of another stack of this account and region, exported or not. */
  const outputOf = (reader: Stack, argument: unknown): unknown => {
    const wanted = isRecord(argument) ? argument : {};
    const [stackName, outputName] = [wanted['StackName'], wanted['OutputName']].map((each) => evaluate(reader, each));
    const stack = assembly.stacks.find(({ name }) => name === stackName);
    const output = stack?.template.Outputs?.[String(outputName)];
    const elsewhere = wanted['RoleArn'] ?? (wanted['Region'] && evaluate(reader, wanted['Region']) !== account.region);
    if (stack === undefined || output === undefined || elsewhere)
      throw unresolved(reader, `Fn::GetStackOutput ${String(stackName)}.${String(outputName)}`);
    return evaluate(stack, output.Value);
  };

  const condition = (stack: Stack, name: string): boolean => {
    const expression = stack.template.Conditions?.[name];
    if (expression === undefined) throw unresolved(stack, `Condition ${name}`);
    return evaluate(stack, expression) === true;
  };

  return {
    value: evaluate,
    condition,
    outputs: () =>
      Object.fromEntries(
        assembly.stacks.flatMap((stack) =>
          Object.entries(stack.template.Outputs ?? {}).map(
            ([key, { Value }]) => [key, evaluate(stack, Value)] as const,
          ),
        ),
      ),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unresolved(stack: Stack, what: string): LocalCloudRefusal {
  return new LocalCloudRefusal(
    'Unresolved',
    `The template of stack ${stack.name} uses ${what}, which cannot be resolved on one machine.`,
    'Use what the template reader knows, or teach it.',
  );
}
