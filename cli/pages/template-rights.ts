/**
 * What synthesized templates let whom do, read from the templates alone: statements of roles with the function or machine that
 * has them, and policies of resources, which say who may come from outside. References become the names that people know; what has no known form is printed as it
 * stands, so that nothing is left out for being unusual.
 */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A statement that names nothing by reference any more. */
export interface Right {
  /** `send-mail`, `machine Review`, `Uploads`: whose role it is in, or whose policy. */
  readonly owner: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  readonly conditions: readonly string[];
}

export interface Rights {
  readonly functions: readonly Right[];
  readonly machines: readonly Right[];
  /** Of buckets, keys, topics, and of functions that services call. */
  readonly resources: readonly Right[];
}

export function rightsIn(templates: Readonly<Record<string, Template>>): Rights {
  const names = new Names(templates);
  const resources = Object.values(templates).flatMap(({ Resources }) => Object.entries(Resources));
  const all = resources.flatMap(([id, { Type, Properties = {} }]): Right[] => {
    const of = (owner: string, document: unknown) => statementsOf(document).map((each) => names.right(owner, each));
    if (Type === 'AWS::IAM::Role')
      return ((Properties['Policies'] ?? []) as { PolicyDocument: unknown }[]).flatMap(({ PolicyDocument }) =>
        of(names.ownerOf(id), PolicyDocument),
      );
    if (Type === 'AWS::IAM::Policy')
      return ((Properties['Roles'] ?? []) as { Ref: string }[]).flatMap(({ Ref }) =>
        of(names.ownerOf(Ref), Properties['PolicyDocument']),
      );
    if (Type === 'AWS::Lambda::Permission') return [names.caller(Properties)];
    return of(names.guardedBy(id, Type, Properties), Properties['PolicyDocument'] ?? Properties['KeyPolicy']);
  });
  const byOwner = all.toSorted((a, b) => (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : 0));
  return {
    functions: byOwner.filter(({ owner, principals }) => principals.length === 0 && !owner.startsWith(MACHINE)),
    machines: byOwner.filter(({ owner, principals }) => principals.length === 0 && owner.startsWith(MACHINE)),
    resources: byOwner.filter(({ principals }) => principals.length > 0),
  };
}

export const MACHINE = 'machine ';

function statementsOf(document: unknown): Statement[] {
  return ((document as { Statement?: Statement[] } | undefined)?.Statement ?? []).slice();
}

const listed = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** Logical ids end in eight digits that CDK makes of the path. */
const plain = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

class Names {
  private readonly exports = new Map<string, unknown>();
  private readonly named = new Map<string, string>();
  private readonly owners = new Map<string, string>();

  constructor(templates: Readonly<Record<string, Template>>) {
    for (const { Resources, Outputs = {} } of Object.values(templates)) {
      for (const { Value, Export } of Object.values(Outputs)) if (Export) this.exports.set(String(Export.Name), Value);
      for (const [id, { Type, Properties = {} }] of Object.entries(Resources)) {
        const verb = /^Nianbao: ([a-z-]+)$/.exec(String(Properties['Description']))?.[1];
        const name = Type === 'AWS::Lambda::Function' ? (verb ?? plain(id)) : plain(id);
        this.named.set(id, name);
        if (Type === 'AWS::Lambda::Function') this.owns(Properties['Role'], name);
        if (Type === 'AWS::StepFunctions::StateMachine') this.owns(Properties['RoleArn'], `${MACHINE}${name}`);
      }
    }
  }

  private owns(role: unknown, owner: string): void {
    this.owners.set(String((role as { 'Fn::GetAtt'?: string[] })['Fn::GetAtt']?.[0]), owner);
  }

  ownerOf(role: string): string {
    return this.owners.get(role) ?? plain(role);
  }

  /** Whose policy it is: the bucket's or topic's, where it is a resource of its own. */
  guardedBy(id: string, type: string, properties: Readonly<Record<string, unknown>>): string {
    const guarded = type === 'AWS::SNS::TopicPolicy' ? listed(properties['Topics'])[0] : properties['Bucket'];
    return type.endsWith('Policy') && guarded !== undefined ? this.text(guarded) : plain(id);
  }

  /** A service that may call a function, said by a resource of its own. */
  caller({ Action, FunctionName, Principal, ...conditions }: Readonly<Record<string, unknown>>): Right {
    const { owner, ...right } = this.right(this.text(FunctionName), {
      Effect: 'Allow',
      Action: String(Action),
      Principal,
    });
    return {
      owner,
      ...right,
      conditions: Object.entries(conditions).map(([key, value]) => said('is', key, [shortArn(this.text(value))])),
    };
  }

  right(owner: string, { Effect, Action, Resource, Principal, Condition = {} }: Statement): Right {
    return {
      owner,
      effect: Effect,
      actions: listed(Action),
      resources: listed(Resource).map((each) => shortArn(this.text(each))),
      principals: principalsOf(Principal).map((each) => shortArn(this.text(each))),
      conditions: Object.entries(Condition).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, values]) =>
          said(
            operator,
            key,
            listed(values).map((each) => this.text(each)),
          ),
        ),
      ),
    };
  }

  /** Text of a value, with the names of what it refers to. */
  text(value: unknown): string {
    if (typeof value !== 'object' || value === null) return String(value);
    const [[how, argument] = ['', undefined]] = Object.entries(value) as [string, unknown][];
    if (how === 'Fn::Join') {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => this.text(part)).join(separator);
    }
    if (how === 'Fn::ImportValue' && this.exports.has(String(argument)))
      return this.text(this.exports.get(String(argument)));
    if (how === 'Fn::GetAtt') {
      const [id = '', attribute = ''] = argument as string[];
      return (this.named.get(id) ?? plain(id)) + (attribute === 'Arn' ? '' : `.${attribute}`);
    }
    if (how === 'Ref') return this.named.get(String(argument)) ?? `{${String(argument).replace('AWS::', '')}}`;
    // An execution is of the machine whose ARN is taken apart for it.
    if (how === 'Fn::Select') {
      const [, from] = argument as [number, { 'Fn::Split'?: [string, unknown] }];
      if (from['Fn::Split'] !== undefined) return this.text(from['Fn::Split'][1]);
    }
    return JSON.stringify(value);
  }
}

function principalsOf(principal: unknown): unknown[] {
  if (principal === undefined) return [];
  if (typeof principal !== 'object' || principal === null) return [principal];
  return Object.values(principal).flatMap((each: unknown) => [...listed(each)]);
}

/** `arn:{Partition}:ses:{Region}:{AccountId}:identity/x` as `ses identity/x`. */
function shortArn(text: string): string {
  const short = text.replace(/^arn:[^:]*:([a-z0-9-]+):[^:]*:[^:]*:/, '$1 ');
  return short === 'iam root' ? 'this account' : short;
}

const LEADING = 'dynamodb:LeadingKeys';

/** The conditions that most statements have, in words; `''` for one that another implies. */
function said(operator: string, key: string, values: readonly string[]): string {
  const shown = values.map((value) => `\`${value}\``).join(' ');
  if (operator === 'ForAllValues:StringLike' && key === LEADING) return `keys ${shown}`;
  if (operator === 'ForAnyValue:StringLike' && key === LEADING) return `any key ${shown}`;
  // Without it "all keys" would hold for a request that has none.
  if (operator === 'Null' && key === LEADING && values.join() === 'false') return '';
  if (
    operator === 'ForAnyValue:StringEquals' &&
    key === 'dynamodb:EnclosingOperation' &&
    values.join() === 'TransactWriteItems'
  )
    return 'in a transaction';
  return `${operator} \`${key}\` ${shown}`;
}
