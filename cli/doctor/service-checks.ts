/** Quotas, mail, certificates and secrets: what AWS must have granted or somebody must have confirmed. */
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { bad, check, firstOf, good, look, type Check, type Deployment, type Verdict } from './check.js';

/** AWS, "Configuring reserved concurrency": so many stay unreserved. */
const LEFT_UNRESERVED = 100;
const RESERVED = Object.values<FunctionEntry>(FUNCTIONS).reduce(
  (sum, { reserved }) => sum + (reserved?.concurrency ?? 0),
  0,
);
/** On the busiest day, for each agency: half of all reports in two days and ten mails for each (docs/scale.md), and the invitations. */
const MAILS_A_DAY = 4;
/** Everybody is invited within this time. */
const INVITATIONS_SECONDS = 600;
const ISSUED_CERTIFICATE_DAYS = 30;
const DAY_MS = 86_400_000;

const bySes = ({ environment }: Deployment): boolean => environment.mail.transport === 'ses';

export const SERVICE_CHECKS: readonly Check<Deployment>[] = [
  check({
    id: 'ses-account',
    what: { zh: '邮件服务（SES）能否对外发信', en: 'whether SES sends to everybody' },
    why: {
      zh: '沙盒里的 SES 只给确认过的地址发信，单位收不到邀请',
      en: 'in its sandbox SES writes to confirmed addresses only: no agency is invited',
    },
    mend: {
      zh: '在 SES 控制台申请“生产访问”（约一天）。只是试用：把试用的人写进 mail.sandboxRecipients，请他们点击确认邮件里的链接。',
      en: 'Ask for production access in the SES console (about a day). For a trial list its people in mail.sandboxRecipients; each confirms by the mail from AWS.',
    },
    section: 'mail',
    applies: bySes,
    ask: async (world, { environment }) => {
      const people = environment.mail.transport === 'ses' ? environment.mail.sandboxRecipients : [];
      const recipients = await Promise.all(
        people.map(async (name) => ({ name, verified: await world.identityVerified(name) })),
      );
      return { ...(await world.sending()), recipients };
    },
    judge: ({ production, enabled, enforcement, recipients }, { isThere }) => {
      if (!enabled || enforcement === 'SHUTDOWN')
        return bad(`发信已被停用（${enforcement}）`, `sending is switched off (${enforcement})`);
      if (enforcement === 'PROBATION') return look('发信信誉受审查（PROBATION）', 'under review (PROBATION)');
      if (production) return good('可以给任何地址发信', 'sends to everybody');
      if (recipients.length === 0)
        return bad('仍在沙盒里，也没有列出试用的人', 'in the sandbox, and no recipients are listed');
      const waiting = recipients.filter(({ verified }) => verified !== true).map(({ name }) => name);
      if (waiting.length === 0)
        return look('仍在沙盒里，试用的人都已确认', 'in the sandbox; all recipients have confirmed');
      // The deployment is what asks them.
      const told = [
        `仍在沙盒里，未确认：${waiting.join('、')}`,
        `in the sandbox; not confirmed: ${waiting.join(', ')}`,
      ] as const;
      return isThere ? bad(...told) : look(...told);
    },
  }),
  check({
    id: 'ses-sender',
    what: { zh: '发件地址', en: 'the sending address' },
    why: { zh: '没有确认的地址不能发信', en: 'nothing is sent as an address that is not confirmed' },
    mend: {
      zh: '请收发该地址的人点击 AWS 确认邮件里的链接，或在 SES 里验证整个域名（DKIM）。已有这个身份时写 mail.identity: existing；没有时写 made。',
      en: 'Have its owner confirm by the mail from AWS, or verify the domain with DKIM. Where the identity exists say mail.identity: existing, else made.',
    },
    section: 'mail',
    applies: (deployment) => bySes(deployment) && deployment.environment.addresses !== 'parameters',
    ask: async (world, { environment }) => {
      const from = environment.addresses === 'parameters' ? '' : environment.addresses.mailFrom;
      const [own, domain] = await Promise.all(
        [from, from.replace(/^.*@/, '')].map((name) => world.identityVerified(name)),
      );
      return { from, own, domain };
    },
    judge: ({ from, own, domain }, { environment, isThere }) => {
      const identity = environment.mail.transport === 'ses' ? environment.mail.identity : undefined;
      if (identity === 'made' && own !== undefined && !isThere)
        return look(
          `${from} 已是 SES 身份；如果不是本安装建的，部署会失败`,
          `${from} is an identity already; unless this installation made it, the deployment fails`,
        );
      if (own === true || domain === true) return good(from, from);
      if (identity === 'made' && !isThere) return good(`${from}，部署时建立`, `${from}: made by the deployment`);
      return bad(`${from} 没有确认`, `${from} is not confirmed`);
    },
  }),
  check({
    id: 'ses-quota',
    what: { zh: '发信额度', en: 'sending quota' },
    why: { zh: '超过额度的邮件要等到第二天', en: 'mails above it wait for the next day' },
    mend: { zh: '在 SES 控制台申请提高额度；不收费。', en: 'Ask for more in the SES console; it costs nothing.' },
    section: 'mail',
    applies: bySes,
    ask: (world) => world.sending(),
    judge: ({ most24h, perSecond, production }, { agencies }) => {
      const wanted = agencies * MAILS_A_DAY;
      const has = [`每天 ${most24h} 封、每秒 ${perSecond} 封`, `${most24h} a day, ${perSecond} a second`] as const;
      // SES, "Quotas": -1 is without limit.
      if (most24h !== -1 && most24h < wanted)
        return (production ? bad : look)(
          `${has[0]}；${agencies} 个单位最忙的一天约需 ${wanted} 封`,
          `${has[1]}; ${agencies} agencies need about ${wanted} on their busiest day`,
        );
      return perSecond < agencies / INVITATIONS_SECONDS
        ? look(
            `${has[0]}；邀请 ${agencies} 个单位要十分钟以上`,
            `${has[1]}; inviting ${agencies} agencies takes more than ten minutes`,
          )
        : good(...has);
    },
  }),
  check({
    id: 'concurrency',
    what: { zh: 'Lambda 并发额度', en: 'concurrency of Lambda' },
    why: {
      zh: '额度太小时网页会报“繁忙”，预留并发时部署会失败',
      en: 'with too little pages answer "busy", and reserving ends the deployment',
    },
    mend: {
      zh: '在 Service Quotas 申请把 L-B99A9384 提到 1000（不收费）；批准之前保持 reserveConcurrency: false。',
      en: 'Ask Service Quotas for 1000 of L-B99A9384 (free); keep reserveConcurrency: false until then.',
    },
    section: 'concurrency',
    ask: (world) => world.concurrency(),
    judge: ({ most, unreserved }, { environment, isThere }) => {
      const has = [`账号可同时运行 ${most} 个`, `${most} at once`] as const;
      // Once deployed, what we reserve is gone from what is left.
      const left = isThere ? unreserved : unreserved - RESERVED;
      if (environment.reserveConcurrency && left < LEFT_UNRESERVED)
        return bad(
          `${has[0]}，预留 ${RESERVED} 个后不足 ${LEFT_UNRESERVED} 个`,
          `${has[1]}; with ${RESERVED} reserved fewer than ${LEFT_UNRESERVED} are left`,
        );
      if (most < RESERVED + LEFT_UNRESERVED)
        return look(`${has[0]}，年报季里不够用`, `${has[1]}: too few for a season`);
      return environment.reserveConcurrency
        ? good(...has)
        : look(`${has[0]}，可以打开 reserveConcurrency`, `${has[1]}; reserveConcurrency can be true`);
    },
  }),
  check({
    id: 'certificates',
    what: { zh: '域名证书', en: 'certificates' },
    why: {
      zh: '证书未签发时部署失败；过期后谁也打不开网页',
      en: 'without one the deployment fails; with an expired one no page opens',
    },
    mend: {
      zh: '在 us-east-1 的 ACM 里申请包含该域名的证书并完成 DNS 验证；保留验证用的 CNAME，证书就会自动续期。',
      en: 'Request it in ACM of us-east-1 for that name and validate it by DNS; while the CNAME stays it renews itself.',
    },
    section: 'deploy',
    applies: ({ environment }) => acmDomains(environment).length > 0,
    ask: (world, { environment }) =>
      Promise.all(
        acmDomains(environment).map(async ({ name, arn }) => ({ name, certificate: await world.certificate(arn) })),
      ),
    judge: (found, { now }) =>
      firstOf(
        found.flatMap(({ name, certificate }): Verdict[] => {
          if (certificate === undefined) return [bad(`${name} 的证书不存在`, `there is no certificate of ${name}`)];
          if (certificate.status !== 'ISSUED')
            return [bad(`${name}：${certificate.status}`, `${name}: ${certificate.status}`)];
          if (!certificate.names.some((one) => covers(one, name)))
            return [bad(`证书不包含 ${name}`, `the certificate is not for ${name}`)];
          const days = Math.floor(((certificate.notAfter?.getTime() ?? 0) - now.getTime()) / DAY_MS);
          return days < ISSUED_CERTIFICATE_DAYS
            ? [bad(`${name} 还有 ${days} 天过期`, `${name} expires in ${days} days`)]
            : [];
        }),
        good(found.map(({ name }) => name).join('、'), found.map(({ name }) => name).join(', ')),
      ),
  }),
  check({
    id: 'malware-gate',
    what: { zh: '上传文件的病毒扫描', en: 'scanner of uploads' },
    why: { zh: '区域里没有这项服务时部署会失败', en: 'the deployment fails in a region without it' },
    mend: {
      zh: '换一个区域，或在环境文件写 protection.malwareGate: off。',
      en: 'Take another region, or say protection.malwareGate: off.',
    },
    section: 'malware',
    applies: ({ environment }) => environment.protection.malwareGate === 'guardduty',
    ask: (world) => world.knowsType('AWS::GuardDuty::MalwareProtectionPlan'),
    judge: (known) =>
      known ? good('本区域可用', 'there is one in this region') : bad('本区域没有', 'there is none in this region'),
  }),
  check({
    id: 'secrets',
    what: { zh: '环境文件里写的密钥', en: 'secrets that the environment names' },
    why: { zh: '没有密钥，邮件、通知或推送发不出去', en: 'without one mails, notices or news are not sent' },
    mend: {
      zh: '用 aws secretsmanager create-secret 建立，把它的 ARN 写进环境文件；正在删除的用 restore-secret 恢复。',
      en: 'Make it by aws secretsmanager create-secret and put its ARN into the file; one that is being deleted comes back by restore-secret.',
    },
    section: 'mail',
    applies: ({ environment }) => secretsOf(environment).length > 0,
    ask: (world, { environment }) =>
      Promise.all(secretsOf(environment).map(async (arn) => ({ arn, state: await world.secret(arn) }))),
    judge: (found) =>
      firstOf(
        found.flatMap(({ arn, state }): Verdict[] => {
          if (state === undefined) return [bad(`没有 ${arn}`, `there is no ${arn}`)];
          if (state === 'empty') return [bad(`${arn} 没有内容`, `${arn} is empty`)];
          return state === 'going' ? [bad(`${arn} 正在删除`, `${arn} is being deleted`)] : [];
        }),
        good(`${found.length} 个都在`, `all ${found.length} are there`),
      ),
  }),
];

function acmDomains({ domains }: Deployment['environment']): { readonly name: string; readonly arn: string }[] {
  return Object.values(domains).flatMap((domain) =>
    domain !== undefined && 'acm' in domain.certificate ? [{ name: domain.name, arn: domain.certificate.acm }] : [],
  );
}

/** RFC 6125, 6.4.3: an asterisk stands for one label. */
function covers(pattern: string, name: string): boolean {
  return pattern === name || (pattern.startsWith('*.') && name.replace(/^[^.]+/, '*') === pattern);
}

function secretsOf({ mail, webhook, subscribers }: Deployment['environment']): string[] {
  const password = mail.transport === 'smtp' ? mail.passwordSecret : undefined;
  const all = [password, webhook?.secret, ...subscribers.map(({ secret }) => secret)];
  return [...new Set(all.filter((arn) => arn !== undefined).filter((arn) => arn.startsWith('arn:')))];
}
