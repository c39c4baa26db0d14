/**
 * `nianbao doctor`: whether an installation can be deployed, whether one that is there works, and what strangers see of it. Asks with
 * the operator's own credentials and changes nothing but for one small file that it takes away again (ADR 80).
 */
import { parseArgs } from 'node:util';
import { EnvironmentError, type Environment } from '../infra/environment.js';
import { environmentName, readEnvironment } from '../infra/named-environment.js';
import { ACCOUNT_CHECKS } from './doctor/account-checks.js';
import { accountAnswers, isElsewhere } from './doctor/account.js';
import type { Check, Deployment, Language, Outside, Verdict } from './doctor/check.js';
import { OUTSIDE_CHECKS } from './doctor/outside-checks.js';
import { RUNNING_CHECKS } from './doctor/running-checks.js';
import { SERVICE_CHECKS } from './doctor/service-checks.js';
import { examined, linesOf, summary, type Counts } from './doctor/tell.js';
import { tryUpload } from './doctor/upload-probe.js';
import { webAnswers } from './doctor/web.js';
import type { World } from './doctor/world.js';
import { openInstallation, type Installation } from './installation.js';
import { openTableOfAnyLayout } from '#shared/store/client.js';
import { NewerFormat } from '#shared/formats/format.js';
import { EXIT_USAGE, type Terminal } from './terminal.js';

export const USAGE = [
  '用法：nianbao doctor --environment NAME [--agencies N]                          部署之前',
  '      nianbao doctor --environment NAME --installation FILE [--api ADDRESS]    部署之后（FILE 的取法见 docs/deploy.md）',
  '      nianbao doctor --url DESK [--site SITE]                                  从外面看，不用凭证',
  '  NAME 是 infra/environments 里的文件名，不带 .ts；N 是最多的一个年报季有多少单位；DESK、SITE 是完整的网址，以 https:// 开头。',
  '  三种可以一起用；--lang en 用英文回答。有须处理的返回 2，只有没查成的返回 3。',
  '',
].join('\n');

/** Something must be mended. */
export const EXIT_BAD = 2;
/** Nothing is known to be wrong, but not all could be asked. */
export const EXIT_UNANSWERED = 3;
const USUAL_AGENCIES = 100;

interface Call {
  readonly environment: string | undefined;
  readonly installation: string | undefined;
  readonly desk: string | undefined;
  readonly site: string | undefined;
  readonly api: string | undefined;
  readonly agencies: number;
  readonly language: Language;
}

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = parse(args);
  if (call === undefined) return refuse(USAGE, terminal);
  const environment = await environmentOf(call, terminal);
  if (environment === 'refused') return EXIT_USAGE;
  let installation: Installation | undefined;
  if (call.installation !== undefined) {
    installation = await openInstallation(call.installation, terminal);
    if (installation === undefined) return EXIT_USAGE;
  }
  return examineAll(call, environment, worldOf(installation, deskOf(call, environment)), terminal);
}

/** @param world who answers; tests bring their own */
export async function examineAll(
  call: Call,
  environment: Environment | undefined,
  world: World,
  terminal: Terminal,
  now = new Date(),
): Promise<number> {
  const { agencies, api, site } = call;
  const isThere = call.installation !== undefined;
  const desk = deskOf(call, environment);
  const deployment = environment && { environment, isThere, agencies, now, desk, api };
  const running = isThere ? RUNNING_CHECKS : [];
  const begun = [
    ...(deployment === undefined ? [] : begin([...ACCOUNT_CHECKS, ...SERVICE_CHECKS, ...running], world, deployment)),
    ...begin<Outside>(OUTSIDE_CHECKS, world, { desk: call.desk, site, now }),
  ];
  const counts: Record<keyof Counts, number> = { good: 0, look: 0, bad: 0, unanswered: 0 };
  for (const { check, verdict } of begun) {
    const found = await verdict;
    counts[found.is] += 1;
    for (const line of linesOf(check, found, call.language)) terminal.write(`${line}\n`);
  }
  terminal.write(`${summary(counts, call.language)}\n`);
  if (counts.bad > 0) return EXIT_BAD;
  return counts.unanswered > 0 ? EXIT_UNANSWERED : 0;
}

/** All at once: each waits for somebody else. */
function begin<Subject extends Deployment | Outside>(
  checks: readonly Check<Subject>[],
  world: World,
  subject: Subject,
): { readonly check: Check<never>; readonly verdict: Promise<Verdict> }[] {
  return checks
    .filter(({ applies }) => applies(subject))
    .map((check) => ({ check, verdict: examined(check.examine(world, subject)) }));
}

function worldOf(installation: Installation | undefined, desk: string | undefined): World {
  const there = <T>(ask: (of: Installation) => Promise<T>): Promise<T> =>
    installation === undefined ? Promise.reject(new Error('no installation')) : ask(installation);
  return {
    ...accountAnswers(),
    ...webAnswers,
    node: () => process.version,
    layout: () => there(async ({ TABLE_NAME }) => layoutOf(TABLE_NAME)),
    upload: () =>
      there(async ({ TABLE_NAME, UPLOADS_BUCKET, MALWARE_GATE }) =>
        tryUpload({
          bucket: UPLOADS_BUCKET,
          tableName: TABLE_NAME,
          isGated: MALWARE_GATE === 'on',
          isGuarded: !isElsewhere(),
          desk,
          pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        }),
      ),
  };
}

async function layoutOf(tableName: string): Promise<number | 'newer'> {
  try {
    return await openTableOfAnyLayout(tableName).layoutFound();
  } catch (error) {
    if (error instanceof NewerFormat) return 'newer';
    throw error;
  }
}

const deskOf = ({ desk }: Call, environment: Environment | undefined): string | undefined =>
  environment === undefined || environment.addresses === 'parameters' ? desk : environment.addresses.desk;

async function environmentOf(call: Call, terminal: Terminal): Promise<Environment | undefined | 'refused'> {
  if (call.environment === undefined) return undefined;
  try {
    return await readEnvironment(environmentName([], call.environment));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    refuse(`${call.language === 'zh' ? '环境文件不能使用，请按下面这句改正：' : ''}${error.message}\n`, terminal);
    return 'refused';
  }
}

function refuse(text: string, terminal: Terminal): number {
  terminal.complain(text);
  return EXIT_USAGE;
}

function parse(args: readonly string[]): Call | undefined {
  try {
    const text = { type: 'string' } as const;
    const options = {
      environment: text,
      installation: text,
      url: text,
      site: text,
      api: text,
      agencies: text,
      lang: text,
    };
    const { values } = parseArgs({ args: [...args], options });
    const { environment, installation, lang = 'zh' } = values;
    const agencies = Number(values.agencies ?? USUAL_AGENCIES);
    const [desk, site, api] = [values.url, values.site, values.api].map(originOf);
    const isSomething = environment !== undefined || desk !== undefined || site !== undefined;
    if (!isSomething || (installation !== undefined && environment === undefined)) return undefined;
    if (!Number.isInteger(agencies) || agencies < 1 || (lang !== 'zh' && lang !== 'en')) return undefined;
    return { environment, installation, desk, site, api, agencies, language: lang };
  } catch {
    return undefined;
  }
}

/** @throws where it is no address */
function originOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address).href.replace(/\/$/, '');
}
