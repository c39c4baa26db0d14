/**
 * Codes for agencies that the roster names without one: the name in Latin letters, without the place that all have in common.
 * The same name gives the same code; where two would be one, the longer form of the name parts them, then a number.
 */
import { agencyIdSchema, type AgencyId } from '#shared/ids/agency-id.js';
import type { PinyinOf } from './pinyin.js';

const LONGEST = 40;
/** Room for `-99` behind it. */
const LONGEST_BARE = 37;

export interface Naming {
  readonly areaName: string;
  readonly pinyinOf: PinyinOf;
  /** Codes that stand for others. */
  readonly taken: ReadonlySet<string>;
}

export function makeId(name: string, { areaName, pinyinOf, taken }: Naming): AgencyId {
  const bare = withoutPlace(name, areaName);
  const forms = [slug(pinyinOf(bare)), ...(bare === name ? [] : [slug(pinyinOf(name))])].filter((form) => form !== '');
  const free = forms.find((form) => !taken.has(form));
  if (free !== undefined) return agencyIdSchema.parse(free);
  const base = forms[0] ?? 'danwei';
  for (let number = 2; ; number++) {
    const numbered = `${base}-${number}`;
    if (!taken.has(numbered)) return agencyIdSchema.parse(numbered);
  }
}

/** 云溪县教育局 -> 教育局; the place alone, and what would be too short to tell by, stay. */
export function withoutPlace(name: string, areaName: string): string {
  const place = areaName.replace(/[（(].*$/u, '').trim();
  const rest = place !== '' && name.startsWith(place) ? name.slice(place.length) : name;
  return [...rest].length < 2 ? name : rest;
}

/** Syllables as one word; only their first letters where that would be too long. */
function slug(syllables: readonly string[]): string {
  const parts = syllables.map((part) =>
    part
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/gu, ''),
  );
  const whole = parts.join('');
  const short = whole.length <= LONGEST_BARE ? whole : parts.map((part) => part.slice(0, 1)).join('');
  const lettered = /^[a-z]/u.test(short) || short === '' ? short : `d${short}`;
  return lettered.slice(0, Math.min(LONGEST, LONGEST_BARE));
}
