/** Rules of CloudFormation and its services that only a deployment would tell of, held against both partitions. */
import { describe, expect, it } from '@jest/globals';
import { environment as china } from '../../../infra/environments/china.js';
import { list, synthesize, synthesized } from './synthesized.js';

type Template = (typeof synthesized.templates)['data'];
type Part = Template['Resources'][string] & { readonly DependsOn?: string | string[] };
const partitions = { aws: synthesized.templates, 'aws-cn': synthesize(china).templates };
const templates = Object.entries(partitions).flatMap(([partition, all]) =>
  Object.entries(all).map(([stack, template]): [string, Template] => [`${stack} in ${partition}`, template]),
);
const partsOf = (template: Template): [string, Part][] => Object.entries(template.Resources);
const length = (value: unknown) => JSON.stringify(value ?? '').length;

/** What a value names in its own template, by Ref, GetAtt or Sub. */
function named(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    if (key === 'Ref') return [String(each)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(each) ? each[0] : String(each).split('.')[0])];
    if (key === 'Fn::Sub')
      return [...String(list(each as string[])[0]).matchAll(/\$\{([^!.}]+)/g)].map(([, name]) => String(name));
    return named(each);
  });
}

describe.each(templates)('the template of %s', (_name, template) => {
  const parts = partsOf(template);
  const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})]);

  it('names nothing that it does not hold', () => {
    const all = parts.flatMap(([, part]) => [...named(part), ...list(part.DependsOn ?? [])]);
    const lost = [...all, ...named(template.Outputs ?? {})].filter(
      (each) => !known.has(each) && !each.startsWith('AWS::'),
    );
    expect([...new Set(lost)]).toEqual([]);
  });

  it('can be made in some order: nothing waits for itself', () => {
    const waits = new Map(
      parts.map(([id, part]) => [id, new Set([...named(part.Properties), ...list(part.DependsOn ?? [])])]),
    );
    for (let made = -1; made !== 0;) {
      const ready = [...waits].filter(([, others]) => ![...others].some((each) => waits.has(each))).map(([id]) => id);
      ready.forEach((id) => waits.delete(id));
      made = ready.length;
    }
    expect([...waits.keys()]).toEqual([]);
  });

  /** AWS: "CloudFormation quotas", "IAM and STS quotas", "Lambda quotas", "Step Functions quotas", "EventBridge quotas". */
  it('stays within what the services take', () => {
    expect(length(template)).toBeLessThan(1_000_000);
    expect(Object.keys(template.Outputs ?? {}).length).toBeLessThanOrEqual(200);
    for (const [id, { Type, Properties }] of parts) {
      const policies = (Properties?.['Policies'] ?? []) as { PolicyDocument: unknown }[];
      const sizes: Record<string, [number, number]> = {
        'inline policies of a role': [policies.reduce((sum, { PolicyDocument: own }) => sum + length(own), 0), 10_240],
        'variables of a function': [length(Properties?.['Environment']), 4_096],
        'description of a function': [Type === 'AWS::Lambda::Function' ? length(Properties['Description']) : 0, 256],
        'definition of a machine': [length(Properties?.['DefinitionString']), 1_000_000],
        'pattern of a rule': [length(Properties?.['EventPattern']), 2_048],
        'metrics of an alarm': [((Properties?.['Metrics'] ?? []) as unknown[]).length, 11],
      };
      for (const [what, [size, limit]] of Object.entries(sizes))
        expect([id, what, size <= limit ? 'fits' : `${size} of ${limit}`]).toEqual([id, what, 'fits']);
    }
  });
});
