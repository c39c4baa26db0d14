/**
 * The language of an answer: what this browser chose (a cookie), else what it asks for (Accept-Language), else Chinese.
 * Every page and every answer of the desk takes its texts from here; there is no other default. What a person chose is
 * kept with them too, for their mails and for the next browser that opens a link of theirs.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Grant } from '#shared/access/model.js';
import { changePreferences, loadPreferences } from '#shared/store/people.js';
import { languageNamed, textsIn, type Language, type Texts } from '#shared/words/texts.js';
import type { Desk } from './edge.js';

const COOKIE = 'language';
const KEEP_SECONDS = 365 * 86_400;

export function languageOf(context: Context): Language {
  return languageNamed(getCookie(context, COOKIE)) ?? askedFor(context.req.header('accept-language') ?? '');
}

export function textsOf(context: Context): Texts {
  return textsIn(languageOf(context));
}

/** For every page of the desk, whoever looks: it holds nothing but the name of a language. */
export function chooseForBrowser(context: Context, desk: Desk, language: Language): void {
  setCookie(context, COOKIE, language, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: desk.deskBaseUrl.startsWith('https:'),
    maxAge: KEEP_SECONDS,
  });
}

export async function chooseForPerson({ table }: Desk, { area, person }: Grant, language: Language): Promise<void> {
  await changePreferences(table, area, person, { language });
}

/** To a browser that chose nothing, the language that its person chose elsewhere. */
export async function rememberLanguage(context: Context, desk: Desk, { area, person }: Grant): Promise<void> {
  if (languageNamed(getCookie(context, COOKIE)) !== undefined) return;
  const chosen = languageNamed((await loadPreferences(desk.table, area, person)).language);
  if (chosen !== undefined) chooseForBrowser(context, desk, chosen);
}

/**
 * The first of the browser's languages that there is (RFC 9110, section 12.5.4): `en-GB;q=0.8` asks for English. Chinese
 * for whoever asks for neither, and for browsers that say nothing.
 */
export function askedFor(header: string): Language {
  const wishes = header
    .split(',')
    .slice(0, 20)
    .map((wish) => {
      const [range = '', ...parameters] = wish
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((one) => one.startsWith('q='));
      return {
        language: languageNamed(range.split('-')[0]),
        weight: weight === undefined ? 1 : Number(weight.slice(2)),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wishes.find(({ language }) => language !== undefined)?.language ?? 'zh';
}
