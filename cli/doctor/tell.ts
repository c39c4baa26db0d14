/** What was found, a line for each check; whatever is not good says why it matters, what to do, and where that is written. */
import { NETWORK } from '../failure.js';
import { shown } from '../verify-reading.js';
import type { Bilingual } from '#shared/report/labels.js';
import type { Check, Language, Verdict } from './check.js';
import { NotServed } from './world.js';

const MARKS: Readonly<Record<Verdict['is'], Bilingual>> = {
  good: { zh: '正常　', en: 'good   ' },
  look: { zh: '留意　', en: 'look   ' },
  bad: { zh: '须处理', en: 'mend   ' },
  unanswered: { zh: '没查成', en: 'unknown' },
};
const MORE = {
  why: { zh: '为什么：', en: 'why: ' },
  mend: { zh: '怎么办：', en: 'do: ' },
  docs: { zh: '文档：', en: 'read: ' },
  colon: { zh: '：', en: ': ' },
} as const;
const NEXT = {
  bad: {
    zh: '请从上到下按“怎么办”处理“须处理”的各项，再查一次。',
    en: ' Mend them from the top down as “do” says, then run this again.',
  },
  unanswered: {
    zh: '“没查成”不等于正常：请先让这些项目能够查到，或自己核对。',
    en: ' Unknown is not good: see that these can be asked, or look yourself.',
  },
} as const;
const ID_WIDTH = 16;

export type Counts = Readonly<Record<Verdict['is'], number>>;

/** A question that fails is an answer, too: nobody knows. */
export async function examined(examine: Promise<Verdict>): Promise<Verdict> {
  try {
    return await examine;
  } catch (error) {
    if (error instanceof NotServed)
      return { is: 'unanswered', found: { zh: '这里不是 AWS，没有这项服务', en: 'not served here: this is not AWS' } };
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const why = `${name} ${message}`.trim();
    if (NETWORK.test(why))
      return {
        is: 'unanswered',
        found: {
          zh: `连接不上：${why}（请核对网址、域名解析、代理和网络）`,
          en: `could not be reached: ${why} (look at the address, its DNS, proxies and the network)`,
        },
      };
    return {
      is: 'unanswered',
      found: {
        zh: `问不到：${why}（请核对凭证 AWS_PROFILE、区域 AWS_REGION、读取的权限和网络）`,
        en: `could not be asked: ${why} (look at AWS_PROFILE, AWS_REGION, the right to read, and the network)`,
      },
    };
  }
}

export function linesOf(check: Check<never>, { is, found }: Verdict, language: Language): string[] {
  const first = `${MARKS[is][language]} ${check.id.padEnd(ID_WIDTH)} ${check.what[language]}${MORE.colon[language]}${found[language]}`;
  if (is === 'good') return [shown(first)];
  // Where nobody knows, nothing is known to be mended: what is left is to look by hand.
  const more = [
    ...(is === 'unanswered'
      ? []
      : [`${MORE.why[language]}${check.why[language]}`, `${MORE.mend[language]}${check.mend[language]}`]),
    `${MORE.docs[language]}docs/deploy.md#${check.section}`,
  ];
  return [first, ...more.map((line) => `        ${line}`)].map(shown);
}

export function summary({ good, look, bad, unanswered }: Counts, language: Language): string {
  const all = good + look + bad + unanswered;
  return language === 'zh'
    ? `查了 ${all} 项：${good} 项正常，${look} 项留意，${bad} 项须处理，${unanswered} 项没有查成。${bad > 0 ? NEXT.bad.zh : ''}${unanswered > 0 ? NEXT.unanswered.zh : ''}`
    : `${all} checks: ${good} good, ${look} to look at, ${bad} to mend, ${unanswered} unknown.${bad > 0 ? NEXT.bad.en : ''}${unanswered > 0 ? NEXT.unanswered.en : ''}`;
}
