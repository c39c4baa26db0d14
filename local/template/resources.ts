/**
 * The resources of all stacks with their properties evaluated, found by type or by what refers to them, and the
 * check of their properties against what is served here. The readers of single types stand on it.
 */
import * as z from 'zod';
import { LocalCloudRefusal } from '../refusal.js';
import type { Assembly, Stack } from './assembly.js';
import { physicalName, arnOf, type Account } from './attributes.js';
import type { Evaluator } from './intrinsics.js';

export interface Found {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Resources {
  readonly account: Account;
  readonly assets: ReadonlyMap<string, string>;
  all(): readonly Found[];
  ofType(type: string): readonly Found[];
  /** @throws LocalCloudRefusal if no resource of that type has this ARN or name */
  byArnOrName(type: string, reference: string, wantedBy: Found): Found;
}

export function collectResources(assembly: Assembly, account: Account, evaluator: Evaluator): Resources {
  const found: Found[] = [];
  for (const stack of assembly.stacks) {
    for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
      if (resource.Condition !== undefined && !evaluator.condition(stack, resource.Condition)) continue;
      const name = physicalName(stack, logicalId, resource, (expression) => evaluator.value(stack, expression));
      const properties = evaluator.value(stack, resource.Properties ?? {});
      found.push({
        stack,
        logicalId,
        type: resource.Type,
        name,
        arn: arnOf(account, resource.Type, name) ?? name,
        properties: z.record(z.string(), z.unknown()).parse(properties),
      });
    }
  }
  return {
    account,
    assets: assembly.assets,
    all: () => found,
    ofType: (type) => found.filter((each) => each.type === type),
    byArnOrName(type, reference, wantedBy) {
      const match = found.find((each) => each.type === type && (each.arn === reference || each.name === reference));
      if (match !== undefined) return match;
      throw refuse(wantedBy, `names ${reference}, but no ${type} of the template has that name`);
    },
  };
}

/** Parses a resource's properties; what the schema does not know is refused, so that no setting is lost in silence. */
export function properties<T extends z.ZodType>(resource: Found, schema: T): z.infer<T> {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(resource, `has ${issue?.path.join('.') || 'properties'} that cannot be served: ${issue?.message}`);
}

export function refuse(resource: Found, problem: string): LocalCloudRefusal {
  return new LocalCloudRefusal(
    'NotServed',
    `${resource.logicalId} (${resource.type}) in stack ${resource.stack.name} ${problem}.`,
    'Change the template to what local/template knows, or teach it.',
  );
}

/** A property that has no effect on one machine, whatever it holds. */
export const noEffect = z.unknown().optional();

/** CloudFormation writes booleans and numbers as text wherever it likes. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
export const count = z.coerce.number().int();
