/** What must be right of machine, account and region before a deployment can succeed, and stays right after it. */
import { LAYOUT } from '#shared/store/table.js';
import { exampleAddresses } from '../../infra/example-addresses.js';
import { stackName, type StackPart } from '../../infra/names.js';
import type { Environment } from '../../infra/environment.js';
import { bad, check, firstOf, good, look, type Check, type Deployment } from './check.js';
import { CLOUDFRONT_REGION } from './world.js';

/** package.json, `engines`. */
const NODE = [20, 18] as const;
/** AWS CDK, "Bootstrap template version history": what today's synthesizer asks for. */
const BOOTSTRAP_VERSION = 6;
const BOOTSTRAP_STACK = 'CDKToolkit';

/** In the order in which they are deployed. */
function expectedStacks(environment: Environment): { readonly part: StackPart; readonly name: string }[] {
  const parts: StackPart[] = [
    ...(environment.protection.webAcl ? (['Edge'] as const) : []),
    'Data',
    'Workflow',
    'Season',
    'Clock',
    'Watch',
  ];
  return parts.map((part) => ({ part, name: stackName(environment, part) }));
}

const regionOf = (part: StackPart): string | undefined => (part === 'Edge' ? CLOUDFRONT_REGION : undefined);

/** Every stack of ours says so in its description. */
const OURS = /^Nianbao: /;
/** What the CDK cannot go on from. One that was only reviewed, it takes for none; one that failed while it was made, it deletes first. */
const BROKEN = /^(ROLLBACK_FAILED|CREATE_FAILED|DELETE_|UPDATE_ROLLBACK_FAILED)/;
const REVIEWED = 'REVIEW_IN_PROGRESS';

export const ACCOUNT_CHECKS: readonly Check<Deployment>[] = [
  check({
    id: 'node',
    what: { zh: 'Node.js 版本', en: 'version of Node.js' },
    why: { zh: '合成与部署命令需要它', en: 'synthesizing and deploying need it' },
    mend: { zh: `安装 Node.js ${NODE.join('.')} 或更高版本。`, en: `Install Node.js ${NODE.join('.')} or later.` },
    section: 'from-an-empty-account-to-the-first-season',
    ask: (world) => Promise.resolve(world.node()),
    judge: (version) => {
      const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
      const isEnough = major > NODE[0] || (major === NODE[0] && minor >= NODE[1]);
      return isEnough ? good(version, version) : bad(`${version}，版本过低`, `${version} is too old`);
    },
  }),
  check({
    id: 'account',
    what: { zh: '凭证所属的账号与区域', en: 'account and region of the credentials' },
    why: { zh: '防止部署到别的账号或区域', en: 'so that nothing is deployed into another account or region' },
    mend: {
      zh: '换用正确的凭证（AWS_PROFILE）和区域（AWS_REGION），或修改环境文件的 account、region。',
      en: 'Use the right credentials (AWS_PROFILE) and region (AWS_REGION), or change account and region in the environment’s file.',
    },
    section: 'one-file-per-installation',
    ask: (world) => world.identity(),
    judge: ({ account, region }, { environment }) => {
      const where = `${account} ${region}`;
      if (environment.account !== undefined && environment.account !== account)
        return bad(
          `${where}，环境文件写的账号是 ${environment.account}`,
          `${where}; the file says ${environment.account}`,
        );
      if (environment.region !== undefined && environment.region !== region)
        return bad(
          `${where}，环境文件写的区域是 ${environment.region}`,
          `${where}; the file says ${environment.region}`,
        );
      if (region.startsWith('cn-') !== (environment.partition === 'aws-cn'))
        return bad(`${where}，不属于 ${environment.partition}`, `${where} is not in ${environment.partition}`);
      return environment.account === undefined
        ? look(
            `${where}，环境文件没有写 account，不能防止部署到别的账号`,
            `${where}; the file names no account, so any would do`,
          )
        : good(where, where);
    },
  }),
  check({
    id: 'addresses',
    what: { zh: '环境文件里的地址', en: 'addresses in the environment’s file' },
    why: { zh: '示例地址收不到邮件，也打不开', en: 'nobody is reached at the example’s' },
    mend: {
      zh: '在环境文件的 addresses 里写上本单位的地址。',
      en: 'Put your office’s into addresses of the environment’s file.',
    },
    section: 'one-file-per-installation',
    applies: ({ environment }) => environment.addresses !== 'parameters',
    ask: (_, { environment }) => Promise.resolve(exampleAddresses(environment)),
    judge: (left) => {
      const named = left.map(({ field, address }) => `${field} ${address}`).join(', ');
      return left.length === 0
        ? good('没有示例地址', 'none of the example’s')
        : bad(`仍是示例地址：${named}`, `still the example’s: ${named}`);
    },
  }),
  check({
    id: 'bootstrap',
    what: { zh: 'CDK 的准备（bootstrap）', en: 'CDK bootstrap' },
    why: {
      zh: '没有它，cdk deploy 无处存放函数代码',
      en: 'without it cdk deploy has no place for the functions’ code',
    },
    mend: {
      zh: '运行 npx cdk bootstrap -c environment=环境名；启用 webAcl 时会一并准备 us-east-1。',
      en: 'npx cdk bootstrap -c environment=NAME; with webAcl it prepares us-east-1 as well.',
    },
    section: 'deploy',
    ask: async (world, { environment }) => {
      const regions = [undefined, ...(environment.protection.webAcl ? [CLOUDFRONT_REGION] : [])];
      return Promise.all(
        regions.map(async (region) => ({
          region: region ?? '',
          version: Number((await world.stack(BOOTSTRAP_STACK, region))?.outputs['BootstrapVersion'] ?? 0),
        })),
      );
    },
    judge: (found) =>
      firstOf(
        found
          .filter(({ version }) => !(version >= BOOTSTRAP_VERSION))
          .map(({ region, version }) =>
            bad(
              `${region} ${BOOTSTRAP_STACK}：${version === 0 ? '没有' : `版本 ${version}，需要 ${BOOTSTRAP_VERSION}`}`.trim(),
              `${region} ${BOOTSTRAP_STACK}: ${version === 0 ? 'none' : `version ${version}, needed ${BOOTSTRAP_VERSION}`}`.trim(),
            ),
          ),
        good(
          found.map(({ version }) => `版本 ${version}`).join('、'),
          `version ${found.map(({ version }) => version).join(', ')}`,
        ),
      ),
  }),
  check({
    id: 'stack-names',
    what: { zh: '栈名是否可用', en: 'names of the stacks' },
    why: {
      zh: '同名的栈如果不是本系统的，部署会改掉别人的资源；没有删完或没有恢复的栈不能再更新',
      en: 'a stack of that name that is not ours would be changed; one that is half deleted or half rolled back cannot be updated',
    },
    mend: {
      zh: '不是本系统的：给环境起一个 stage。没有删完或没有恢复的：先在 CloudFormation 里处理完，再部署。',
      en: 'Not ours: give the environment a stage. Half deleted or rolled back: finish that in CloudFormation, then deploy.',
    },
    section: 'one-file-per-installation',
    applies: ({ isThere }) => !isThere,
    ask: (world, { environment }) => stacksFound(world.stack, environment),
    judge: (stacks) =>
      firstOf(
        stacks.flatMap(({ name, found }) => {
          if (found === undefined || found.status === REVIEWED) return [];
          if (!OURS.test(found.description)) return [bad(`${name} 不是本系统的栈`, `${name} is not ours`)];
          if (BROKEN.test(found.status)) return [bad(`${name}：${found.status}`, `${name}: ${found.status}`)];
          return found.status === 'ROLLBACK_COMPLETE'
            ? [
                look(
                  `${name} 上次没有建成，部署时先被删除`,
                  `${name} failed while it was made; deploying deletes it first`,
                ),
              ]
            : [];
        }),
        stacks.some(({ found }) => found !== undefined && found.status !== REVIEWED)
          ? good('是本系统已有的安装，将被更新', 'an installation of ours, to be updated')
          : good('都没有被占用', 'all are free'),
      ),
  }),
  check({
    id: 'stacks',
    what: { zh: '各栈的状态', en: 'state of the stacks' },
    why: {
      zh: '没有完成的栈缺少功能，或停在两个版本之间',
      en: 'an unfinished stack lacks functions, or stands between two versions',
    },
    mend: {
      zh: '正在进行的等它结束；失败的在 CloudFormation 的“事件”里看第一条失败的原因，改正后再次 cdk deploy --all。',
      en: 'Wait for what is in progress; of what failed read the first failure among the events in CloudFormation, mend it, cdk deploy --all.',
    },
    section: 'deploy',
    applies: ({ isThere }) => isThere,
    ask: (world, { environment }) => stacksFound(world.stack, environment),
    judge: (stacks) =>
      firstOf(
        stacks.flatMap(({ name, part, found }) => {
          if (found === undefined) return [bad(`没有 ${name}`, `there is no ${name}`)];
          if (!/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(found.status))
            return [bad(`${name}：${found.status}`, `${name}: ${found.status}`)];
          const lacking = OUTPUTS[part].filter((output) => found.outputs[output] === undefined);
          if (lacking.length > 0)
            return [bad(`${name} 没有输出 ${lacking.join('、')}`, `${name} lacks the outputs ${lacking.join(', ')}`)];
          return found.drift === 'DRIFTED'
            ? [
                look(
                  `${name} 被人在 CloudFormation 之外改过（drift）`,
                  `${name} has drifted: changed outside CloudFormation`,
                ),
              ]
            : [];
        }),
        good(`${stacks.length} 个栈都已完成`, `all ${stacks.length} complete`),
      ),
  }),
  check({
    id: 'layout',
    what: { zh: '数据表的布局', en: 'layout of the table' },
    why: {
      zh: '布局不符时所有函数都在等待，网页打不开',
      en: 'while it differs every function waits and no page opens',
    },
    mend: {
      zh: '布局较旧：调用 NianbaoClock 输出的 UpgradeTableFunction，直到两个数字相同。布局较新：部署新版本的代码。',
      en: 'Older: invoke UpgradeTableFunction, an output of NianbaoClock, until both numbers are the same. Newer: deploy the newer code.',
    },
    section: 'after-a-deployment',
    applies: ({ isThere }) => isThere,
    ask: (world) => world.layout(),
    judge: (found) => {
      if (found === 'newer') return bad('比本版代码新', 'newer than this code');
      return found === LAYOUT
        ? good(String(found), String(found))
        : bad(`${found}，本版代码要 ${LAYOUT}`, `${found}; this code wants ${LAYOUT}`);
    },
  }),
];

/** What later steps of docs/deploy.md name. */
const OUTPUTS: Readonly<Record<StackPart, readonly string[]>> = {
  Edge: [],
  Data: ['TableName', 'SiteBucketName'],
  Workflow: ['DeskDistributionDomain', 'SiteDistributionDomain', 'OriginSecretArn'],
  Season: ['OpenSetupFunction', 'OpenSeasonFunction'],
  Clock: ['UpgradeTableFunction', 'ReconcileFunction'],
  Watch: ['AlarmTopic'],
};

async function stacksFound<Found>(
  stack: (name: string, region?: string) => Promise<Found>,
  environment: Environment,
): Promise<{ readonly part: StackPart; readonly name: string; readonly found: Found }[]> {
  return Promise.all(
    expectedStacks(environment).map(async ({ part, name }) => ({
      part,
      name,
      found: await stack(name, regionOf(part)),
    })),
  );
}
