/** The smoke test: what anybody sees from outside, without credentials. */
import { SITE_CONTENT, SITE_HEADERS } from '#shared/workflow/site-content.js';
import { FEED_KEY, KEYS_KEY, MANIFEST_KEY, POINTER_KEY, SITEMAP_KEY } from '#shared/site/keys.js';
import { keysFrom, pointerSchema, pointerStatement, POINTER_SCHEMA } from '#shared/site/pointer.js';
import { isGenuine } from '#shared/audit/checkpoint.js';
import { isSigned } from '#shared/audit/signature.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { bad, check, firstOf, good, look, type Check, type Outside, type Verdict } from './check.js';
import { jsonIn } from '../verify-reading.js';
import { NotServed, type Page } from './world.js';

/** ACM renews weeks before its end: what ends as soon as this does not renew itself. */
const SHOWN_CERTIFICATE_DAYS = 14;
const DAY_MS = 86_400_000;
/** What nobody ever made a page of. */
const NOWHERE = 'doctor-finds-no-such-page';
const SECTION = 'from-an-empty-account-to-the-first-season';

const isPlain = (address: string): boolean => address.startsWith('http://');

/** Name, and what its value must hold. */
type Wanted = readonly (readonly [name: string, holds: string])[];
const OVER_TLS: Wanted = [['strict-transport-security', 'max-age=31536000']];
/** shared/desk/edge.ts and infra/desk.ts. */
const DESK_HEADERS: Wanted = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'"],
  ['content-security-policy', "frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', ''],
  ['x-robots-tag', 'noindex'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=()'],
];
/** infra/publishing.ts. */
const SITE_WANTED: Wanted = [
  ...SITE_CONTENT.map((part) => ['content-security-policy', part] as const),
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ...SITE_HEADERS.map(([name, value]) => [name.toLowerCase(), value] as const),
];

type Which = 'desk' | 'site';
const NAMES = { desk: { zh: '工作台', en: 'desk' }, site: { zh: '公开网站', en: 'site' } } as const;
const of = (which: Which, zh: string, en: string) => ({
  zh: `${NAMES[which].zh}${zh}`,
  en: `${NAMES[which].en}: ${en}`,
});

function headersOf(which: Which, wanted: Wanted): Check<Outside> {
  return check({
    id: `${which}-headers`,
    what: of(which, '的安全响应头', 'headers that protect browsers'),
    why: {
      zh: '缺少时，缓存、别的网站或搜索引擎可能拿到不该拿的内容',
      en: 'without them caches, other sites or search engines get what they should not',
    },
    mend: {
      zh: '部署 NianbaoWorkflow；地址前面如有别的代理，请它原样传递响应头。',
      en: 'Deploy NianbaoWorkflow; if a proxy stands in front, have it pass headers on as they are.',
    },
    section: 'protect-further',
    applies: (outside) => outside[which] !== undefined,
    ask: (world, outside) => world.page(`${outside[which]}/`),
    judge: ({ headers }, outside) => {
      const all = isPlain(outside[which] ?? '') ? wanted : [...wanted, ...OVER_TLS];
      const missing = all.filter(([name, holds]) => headers[name]?.includes(holds) !== true).map(([name]) => name);
      const named = [...new Set(missing)];
      return named.length === 0
        ? good(`${all.length} 项都在`, `all ${all.length} are there`)
        : bad(`缺少或不对：${named.join('、')}`, `missing or wrong: ${named.join(', ')}`);
    },
  });
}

function certificateOf(which: Which): Check<Outside> {
  return check({
    id: `${which}-tls`,
    what: of(which, '的加密连接', 'TLS'),
    why: { zh: '证书无效或过期时浏览器拒绝打开', en: 'browsers refuse a certificate that is wrong or over' },
    mend: {
      zh: '更换证书；ACM 的证书要保留验证用的 CNAME 才会自动续期。',
      en: 'Replace it; one of ACM renews itself while its CNAME stays.',
    },
    section: 'deploy',
    applies: (outside) => outside[which] !== undefined,
    ask: (world, outside) => {
      const url = new URL(outside[which] ?? '');
      if (url.protocol === 'http:' && /^(localhost|127\.|\[::1\])/.test(url.hostname))
        return Promise.reject(new NotServed('plain HTTP on one machine'));
      return isPlain(url.href) ? Promise.resolve(undefined) : world.shownUntil(url.host);
    },
    judge: (until, { now }) => {
      if (until === undefined) return bad('没有加密（http）', 'plain HTTP');
      const days = Math.floor((until.getTime() - now.getTime()) / DAY_MS);
      const left = [`还有 ${days} 天`, `${days} days left`] as const;
      return days < SHOWN_CERTIFICATE_DAYS ? bad(...left) : good(...left);
    },
  });
}

function entryOf(which: Which): Check<Outside> {
  return check({
    id: `${which}-entry`,
    what: of(which, '首页', 'entry page'),
    why: { zh: '人们从这里进来', en: 'where people come in' },
    mend: {
      zh: '核对域名、分发网络和栈的状态。公开网站在部署一小时内自动写好首页；要立刻写好，用 {"step":"first-pages","v":"1"} 调用 publish-report。',
      en: 'Look at names, distribution and stacks. The site writes its first page within an hour of the deployment; to have it now, invoke publish-report with {"step":"first-pages","v":"1"}.',
    },
    section: SECTION,
    applies: (outside) => outside[which] !== undefined,
    ask: (world, outside) => world.page(`${outside[which]}/`),
    judge: (page) =>
      page.status === 200 && isPage(page) ? good('200', '200') : bad(`回答 ${page.status}`, `answers ${page.status}`),
  });
}

function nowhereOf(which: Which): Check<Outside> {
  return check({
    id: `${which}-nowhere`,
    what: of(which, '：打开不存在的地址', 'an address that is nowhere'),
    why: { zh: '打错地址的人应看到本系统的说明页', en: 'whoever mistypes should read our page' },
    mend: {
      zh: '部署 NianbaoWorkflow；公开网站的 404.html 与首页一起写好。',
      en: 'Deploy NianbaoWorkflow; the site’s 404.html comes with its first page.',
    },
    section: SECTION,
    applies: (outside) => outside[which] !== undefined,
    ask: (world, outside) => world.page(`${outside[which]}/${NOWHERE}`),
    judge: (page) =>
      page.status === 404 && isPage(page)
        ? good('404', '404')
        : bad(`回答 ${page.status}，或不是本系统的页面`, `answers ${page.status}, or not by our page`),
  });
}

/** A page of ours says its language. */
const isPage = ({ headers, body }: Page): boolean =>
  headers['content-type']?.startsWith('text/html') === true && /<html lang="(zh|en)/.test(body);

const signed = check<Outside, Record<'keys' | 'pointer' | 'manifest', Page>>({
  id: 'site-signed',
  what: of('site', '的发布签名', 'signature of the release'),
  why: {
    zh: '签名不符说明网站被改过或没有发布完',
    en: 'where it does not hold the site was changed, or a release is unfinished',
  },
  mend: {
    zh: '还没有发布过的不用处理。正在发布就等它结束；否则运行 nianbao verify 网址，看是哪个文件，再看 docs/runbook.md。',
    en: 'Nothing to do before the first release. Wait for a release that is under way; else nianbao verify URL names the file, and docs/runbook.md goes on.',
  },
  section: 'the-keys-that-sign',
  applies: ({ site }) => site !== undefined,
  ask: async (world, { site }) => {
    const [keys, pointer, manifest] = await Promise.all(
      ([KEYS_KEY, POINTER_KEY, MANIFEST_KEY] as const).map((key) => world.page(`${site}/${key}`)),
    );
    if (keys === undefined || pointer === undefined || manifest === undefined)
      throw new Error('three pages were asked for');
    return { keys, pointer, manifest };
  },
  judge: (found) => {
    if (found.pointer.status !== 200) return look('还没有发布过', 'nothing is published yet');
    return signatureVerdict(found);
  },
});

function signatureVerdict({ keys, pointer, manifest }: Record<'keys' | 'pointer' | 'manifest', Page>): Verdict {
  try {
    // What is nested without end is no file of ours, and would end in a full stack.
    if (jsonIn(Buffer.from(keys.body)) === undefined) throw new TypeError('not the file of keys');
    const { checkpoint } = keysFrom(keys.body);
    const {
      schema,
      release,
      releasedAt,
      reports,
      manifest: of,
      season,
      signed: by,
    } = pointerSchema.parse(jsonIn(Buffer.from(pointer.body)));
    if (schema !== POINTER_SCHEMA)
      return look('由旧版本发布，用 nianbao verify 核对', 'released by a former version: use nianbao verify');
    const statement = pointerStatement({
      release,
      releasedAt,
      reports,
      manifest: of.sha256,
      season: season.checkpoint,
    });
    if (!isSigned(statement, by, checkpoint) || !isGenuine(season.checkpoint, checkpoint))
      return bad('签名不符', 'the signature does not hold');
    return digestOfBytes(Buffer.from(manifest.body)) === of.sha256
      ? good(`${release}，${reports} 份报告`, `${release}, ${reports} reports`)
      : bad('文件清单与签名不符', 'the list of files is not the one that was signed');
  } catch {
    return bad('签名文件读不懂', 'its files cannot be understood');
  }
}

const listed = check<Outside, readonly { readonly key: string; readonly page: Page }[]>({
  id: 'site-listed',
  what: of('site', '的订阅源和站点地图', 'feed and sitemap'),
  why: {
    zh: '订阅的人和搜索引擎靠它们知道新发布的报告',
    en: 'by which subscribers and search engines learn of reports',
  },
  mend: {
    zh: '还没有发布过的不用处理，第一次发布时写好；之后缺少，就再发布一次或调用 reconcile。',
    en: 'The first release writes them; missing later, release again or invoke reconcile.',
  },
  section: SECTION,
  applies: ({ site }) => site !== undefined,
  ask: (world, { site }) =>
    Promise.all(
      [POINTER_KEY, FEED_KEY, SITEMAP_KEY].map(async (key) => ({ key, page: await world.page(`${site}/${key}`) })),
    ),
  judge: ([pointer, ...files]) =>
    pointer?.page.status !== 200
      ? look('还没有发布过', 'nothing is published yet')
      : firstOf(
          files
            .filter(({ page }) => page.status !== 200 || !page.body.startsWith('<?xml'))
            .map(({ key, page }) => bad(`${key} 回答 ${page.status}`, `${key} answers ${page.status}`)),
          good('都在', 'both are there'),
        ),
});

export const OUTSIDE_CHECKS: readonly Check<Outside>[] = [
  certificateOf('desk'),
  entryOf('desk'),
  headersOf('desk', DESK_HEADERS),
  nowhereOf('desk'),
  certificateOf('site'),
  entryOf('site'),
  headersOf('site', SITE_WANTED),
  nowhereOf('site'),
  signed,
  listed,
];
