/** What only an installation that is there can show: that it is heard, reached by its names alone, and takes a file. */
import { CLEAN } from '#shared/workflow/malware-scan.js';
import { stackName } from '../../infra/names.js';
import { bad, check, firstOf, good, look, type Check, type Deployment, type Verdict } from './check.js';
import type { World } from './world.js';

/** What addresses of API Gateway end with. */
const EXECUTE_API = { aws: 'amazonaws.com', 'aws-cn': 'amazonaws.com.cn' } as const;

export const RUNNING_CHECKS: readonly Check<Deployment>[] = [
  check({
    id: 'alarms',
    what: { zh: '有没有人收到告警', en: 'whether anybody hears the alarms' },
    why: { zh: '没有人确认订阅，告警响了也没有人知道', en: 'without a confirmed subscription they ring unheard' },
    mend: {
      zh: '运行 aws sns subscribe --topic-arn AlarmTopic --protocol email --notification-endpoint 邮箱，再点击 AWS 邮件里的确认链接。',
      en: 'aws sns subscribe --topic-arn AlarmTopic --protocol email --notification-endpoint ADDRESS, then confirm by the mail from AWS.',
    },
    section: 'alarms',
    ask: async (world, { environment }) => {
      const topic = (await world.stack(stackName(environment, 'Watch')))?.outputs['AlarmTopic'];
      return topic === undefined ? undefined : world.subscriptions(topic);
    },
    judge: (all) => {
      if (all === undefined) return bad('没有告警主题', 'there is no topic');
      const confirmed = all.filter((one) => one.confirmed).map(({ protocol }) => protocol);
      if (confirmed.length > 0) return good(confirmed.join('、'), confirmed.join(', '));
      return all.length === 0
        ? bad('没有订阅', 'nobody subscribed')
        : bad('订阅还没有确认', 'no subscription is confirmed');
    },
  }),
  check({
    id: 'budget',
    what: { zh: '费用提醒', en: 'budget' },
    why: { zh: '费用异常时要在月底之前知道', en: 'what costs too much should be known before the month is over' },
    mend: {
      zh: '在环境文件写 budget.monthlyUsd 并部署 NianbaoWatch；中国区在控制台设置预算。',
      en: 'Set budget.monthlyUsd and deploy NianbaoWatch; in China make one in the console.',
    },
    section: 'alarms',
    ask: async (world, { environment }) =>
      environment.budget === undefined ? [] : world.resources(stackName(environment, 'Watch'), 'AWS::Budgets::Budget'),
    judge: (budgets, { environment: { budget } }) => {
      if (budget === undefined) return look('没有设置', 'none is set');
      return budgets.length === 0
        ? bad('环境文件里有，栈里没有', 'in the file, but not in the stack')
        : good(`每月 ${budget.monthlyUsd} 美元`, `${budget.monthlyUsd} US dollars a month`);
    },
  }),
  check({
    id: 'dns',
    what: { zh: '域名是否指向本安装', en: 'whether the host names lead here' },
    why: { zh: '没有指向时，邮件里的链接打不开', en: 'until they do, mailed links lead nowhere' },
    mend: {
      zh: '在域名服务商处把两个域名用 CNAME（或别名记录）指向输出 DeskDistributionDomain 和 SiteDistributionDomain。',
      en: 'Point the names by CNAME (or alias) at the outputs DeskDistributionDomain and SiteDistributionDomain.',
    },
    section: 'deploy',
    applies: ({ environment: { domains } }) => domains.desk !== undefined || domains.site !== undefined,
    ask: async (world, { environment }) => {
      const outputs = (await world.stack(stackName(environment, 'Workflow')))?.outputs ?? {};
      const wanted = [
        { name: environment.domains.desk?.name, to: outputs['DeskDistributionDomain'] },
        { name: environment.domains.site?.name, to: outputs['SiteDistributionDomain'] },
      ];
      return Promise.all(
        wanted.flatMap(({ name, to }) =>
          name === undefined
            ? []
            : [
                Promise.all([world.dns(name), to === undefined ? undefined : world.dns(to)]).then(([own, its]) => ({
                  name,
                  to,
                  own,
                  its,
                })),
              ],
        ),
      );
    },
    judge: (found) =>
      firstOf(
        found.flatMap(({ name, to, own, its }): Verdict[] => {
          if (to === undefined) return [bad(`不知道 ${name} 应指向哪里`, `nobody says where ${name} should lead`)];
          if (own.addresses.length === 0 && own.aliases.length === 0)
            return [bad(`${name} 没有记录`, `${name} has no record`)];
          if (own.aliases.includes(to) || own.addresses.some((one) => its?.addresses.includes(one) === true)) return [];
          // CloudFront answers each resolver with other addresses, so that an alias record may be right and look different.
          return own.aliases.length > 0
            ? [
                bad(
                  `${name} 指向 ${own.aliases.join('、')}，应是 ${to}`,
                  `${name} leads to ${own.aliases.join(', ')}, not ${to}`,
                ),
              ]
            : [
                look(
                  `${name} 的地址与 ${to} 此刻不同；用 --url 再核对`,
                  `${name} has other addresses than ${to} now; look again with --url`,
                ),
              ];
        }),
        good(found.map(({ name }) => name).join('、'), found.map(({ name }) => name).join(', ')),
      ),
  }),
  check({
    id: 'only-through',
    what: { zh: '工作台只能经分发网络打开', en: 'desk answers only through its distribution' },
    why: { zh: '绕过分发网络就绕过了防火墙规则', en: 'whoever goes round it goes round the web ACL' },
    mend: {
      zh: '工作台打不开：核对密钥版本（按文档第 2 步部署）。API 直接可以打开：用 npx cdk deploy --exclusively NianbaoWorkflow --revert-drift -c environment=环境名 恢复授权器。',
      en: 'The desk does not open: look at the secret’s version (step 2 there). The API opens: npx cdk deploy --exclusively NianbaoWorkflow --revert-drift -c environment=NAME brings the authorizer back.',
    },
    section: 'replace-the-secret-between-cloudfront-and-the-api',
    ask: async (world, { environment, desk, api }) => {
      const own = api ?? (await apiAddress(world, environment));
      const statusOf = async (address: string | undefined) =>
        address === undefined ? undefined : (await world.page(`${address}/`)).status;
      return { desk: await statusOf(desk), api: await statusOf(own) };
    },
    judge: ({ desk, api }) => {
      if (desk === undefined || api === undefined)
        return bad('不知道工作台或 API 的地址', 'nobody says where the desk or the API is');
      if (desk !== 200) return bad(`工作台回答 ${desk}`, `the desk answers ${desk}`);
      return api === 401 || api === 403
        ? good(`工作台 200，API ${api}`, `desk 200, API ${api}`)
        : bad(`API 直接回答 ${api}`, `the API itself answers ${api}`);
    },
  }),
  check({
    id: 'upload',
    what: { zh: '上传通道（试传一个小文件）', en: 'the way of an upload, tried with a small file' },
    why: {
      zh: '表单、存储、扫描、事件、函数或数据表有一处不通，单位就报送不了',
      en: 'form, storage, scanner, event, function and table must all work for an agency to send a report',
    },
    mend: {
      zh: '按“查到”一栏写的那一步查：存储桶的跨域设置、GuardDuty 的保护计划、receive-upload 的日志；改正后再次部署 NianbaoData 和 NianbaoWorkflow；有人手工改过的，部署时加 --revert-drift。',
      en: 'Look at the step that was found: CORS of the bucket, GuardDuty’s plan, the log of receive-upload; then deploy NianbaoData and NianbaoWorkflow again, with --revert-drift where something was changed by hand.',
    },
    section: 'malware',
    ask: (world) => world.upload(),
    judge: (found, { environment, desk }) => {
      const { posted, allowedOrigin, openUnscanned, tag, heard, readBack, vanished } = found;
      if (posted !== 201) return bad(`存储回答 ${posted}`, `S3 answers ${posted} to the form`);
      // Whatever else is wrong, what stays behind is told first: somebody has to take it away.
      if (!vanished)
        return bad('试传的文件没有删除干净（_doctor/ 下）', 'the file was not taken away (below _doctor/)');
      if (desk !== undefined && allowedOrigin !== desk)
        return bad(`跨域设置不允许 ${desk} 上传`, `CORS of the bucket does not let ${desk} upload`);
      if (environment.protection.malwareGate === 'off')
        return readBack
          ? good('已收到并删除（没有扫描）', 'arrived and vanished (not scanned)')
          : bad('读不回来', 'cannot be read back');
      if (openUnscanned === true) return bad('没有扫描就能读取', 'could be read before it was scanned');
      if (tag === undefined) return bad('两分钟内没有扫描结果', 'no result of the scanner within two minutes');
      if (tag !== CLEAN) return bad(`扫描结果 ${tag}`, `the scanner says ${tag}`);
      if (!heard) return bad('扫描结果没有传到本系统', 'the scanner’s word did not reach the product');
      return readBack
        ? good('已收到、扫描、传到、删除', 'arrived, scanned, heard, vanished')
        : bad('扫描后读不回来', 'cannot be read back once scanned');
    },
  }),
];

async function apiAddress(world: World, environment: Deployment['environment']): Promise<string | undefined> {
  const [id] = await world.resources(stackName(environment, 'Workflow'), 'AWS::ApiGatewayV2::Api');
  if (id === undefined) return undefined;
  const { region } = await world.identity();
  return `https://${id}.execute-api.${region}.${EXECUTE_API[environment.partition]}`;
}
