/** Who may do what at AWS, as a page for whoever reviews it, drawn from the templates that a deployment gets (template-rights.ts). */
import { table } from './markdown-table.js';
import { rightsIn, type Right, type Template } from './template-rights.js';

/** A rule of cdk-nag that is not kept somewhere, and why. */
export interface Acknowledged {
  /** Path of the construct. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

/** More than so many are counted instead of named. */
const NAMED = 8;
const OWN_LOG = 'logs:CreateLogStream, logs:PutLogEvents';

export function permissionsPage(
  templates: Readonly<Record<string, Template>>,
  acknowledged: readonly Acknowledged[],
): string {
  const { functions, machines, resources } = rightsIn(templates);
  return [
    '# 谁有什么权限 · Who may do what',
    '',
    '本页由代码生成，请勿手改：`npm run pages`。按 `demo` 环境的模板生成：每个函数有自己的角色，只有下面写明的权限；写数据表只能在事务中。启用 `ownKey` 的安装，另有在同一张表、同几个存储桶上使用该密钥的权限；使用 SMTP、通知网关或订阅推送的，另有读取相应密钥的权限。',
    '',
    'Drawn from the templates of `demo`; do not edit. Every function has a role of its own with the rights below and no others. An installation adds: with `ownKey` the use of that key for the same table and buckets; with SMTP, a gateway of notices or subscribers the reading of their secrets. Names are those of the templates: `Table` is the table, `Uploads`, `Documents` and `Site` are buckets, `SealKey` and `CheckpointKey` sign. “Keys” are how partition keys of items must begin ([ADR 12](adr/0012-rights-by-verb.md) says what the kinds are). Every function may also write its own log, and nobody else’s, which is not repeated.',
    '',
    '## 按行为 By action',
    '',
    ...table([['行为 Action', '对象 Resource', '谁 Who'], ...byAction([...functions, ...machines])]),
    '',
    '## 各函数 Functions',
    '',
    ...sections(functions),
    '## 各流程 Machines',
    '',
    ...sections(machines),
    '## 资源自身的策略 Policies of resources',
    '',
    ...table([
      ['资源 Resource', '准否 Effect', '谁 Principal', '行为 Action', '条件 Condition'],
      ...resources.map((right) => [
        right.owner,
        effectOf(right),
        code(right.principals),
        code(right.actions),
        saidOf(right),
      ]),
    ]),
    '',
    '## 例外与理由 What is allowed against a rule, and why',
    '',
    'Rules of cdk-nag (AwsSolutions) that single parts do not keep. A deployment stops at any other.',
    '',
    ...table([['规则 Rule', '理由 Reason', '何处 Where'], ...reasons(acknowledged)]),
    '',
  ].join('\n');
}

function byAction(rights: readonly Right[]): string[][] {
  const who = new Map<string, Set<string>>();
  for (const right of rights) {
    if (isOwnLog(right) || right.effect === 'Deny') continue;
    for (const action of right.actions) {
      // Folders of one bucket are told apart below.
      for (const resource of new Set(right.resources.map((name) => name.replace(/\/.*/, '')))) {
        const key = JSON.stringify([action, resource]);
        who.set(key, (who.get(key) ?? new Set()).add(right.owner));
      }
    }
  }
  return [...who]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, owners]) => {
      const [action, resource] = JSON.parse(key) as [string, string];
      return [`\`${action}\``, `\`${resource}\``, namedOrCounted([...owners])];
    });
}

function sections(rights: readonly Right[]): string[] {
  const owners = [...new Set(rights.map(({ owner }) => owner))];
  return owners.flatMap((owner) => {
    const own = rights.filter((right) => right.owner === owner && !isOwnLog(right));
    return [
      `### ${owner}`,
      '',
      ...(own.length === 0
        ? ['Nothing but its log.']
        : table([
            ['准否 Effect', '行为 Action', '对象 Resource', '条件 Condition'],
            ...own.map((right) => [effectOf(right), code(right.actions), code(right.resources), saidOf(right)]),
          ])),
      '',
    ];
  });
}

/** The log group of a function stands beside it, under the function's name. */
function isOwnLog({ owner, effect, actions, resources }: Right): boolean {
  const construct = owner.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (
    effect === 'Allow' && actions.join(', ') === OWN_LOG && resources.every((name) => name.endsWith(`${construct}Log`))
  );
}

const effectOf = ({ effect }: Right) => (effect === 'Allow' ? '可 may' : '**不可 never**');
const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');
const saidOf = ({ conditions }: Right) => conditions.filter((text) => text !== '').join('; ');

function namedOrCounted(owners: readonly string[]): string {
  return owners.length > NAMED ? `${owners.length} functions` : owners.map((owner) => `\`${owner}\``).join(' ');
}

/** One line for each rule and reason; which resource a wildcard belongs to is in the rights above. */
function reasons(acknowledged: readonly Acknowledged[]): string[][] {
  const where = new Map<string, Set<string>>();
  for (const { path, rule, reason } of acknowledged) {
    const key = JSON.stringify([rule.replace(/\[.*/s, '').replace('Annotation::', ''), reason]);
    where.set(key, (where.get(key) ?? new Set()).add(path.replace(/^\//, '')));
  }
  return [...where]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, paths]) => {
      const [rule = '', reason = ''] = JSON.parse(key) as string[];
      return [`\`${rule}\``, reason, paths.size > NAMED ? `${paths.size} parts` : code([...paths].sort())];
    });
}
