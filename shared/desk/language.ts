/**
 * The language of an answer: what this browser chose (a cookie), else what it asks for (Accept-Language), else Chinese.
 * Every page and every answer of the desk takes its texts from here; there is no other default.
 */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { LANGUAGES, textsIn, type Language, type Texts } from '#shared/words/texts.js';

export const LANGUAGE_COOKIE = 'language';

export function languageOf(context: Context): Language {
  return knownLanguage(getCookie(context, LANGUAGE_COOKIE)) ?? askedFor(context.req.header('accept-language') ?? '');
}

export function textsOf(context: Context): Texts {
  return textsIn(languageOf(context));
}

export function knownLanguage(text: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === text);
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
        language: knownLanguage(range.split('-')[0]),
        weight: weight === undefined ? 1 : Number(weight.slice(2)),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wishes.find(({ language }) => language !== undefined)?.language ?? 'zh';
}
