/**
 * The agencies by name: every name that a published report of theirs bears, with pinyin by syllables and by initials. Short names need
 * no list: `教育局`, `jiaoyuju` and `jyj` are found in `教育体育局` because their characters and syllables stand there in that order
 * (script.ts).
 */
import type { PinyinOf } from '#shared/season/roster/pinyin.js';
import type { JsonValue } from '#shared/site/json-text.js';
import type { PublicReport } from '../public-report.js';

/** What an index of names needs of a report. */
export type Named = Pick<PublicReport, 'year' | 'agency'>;

/** id, names (newest first), pinyin of each with a blank between syllables, initials of each, kind, years with a report (newest first). */
export type AgencyLine = readonly [
  string,
  readonly string[],
  readonly string[],
  readonly string[],
  string,
  readonly number[],
];

export function agencyLines(reports: readonly Named[], pinyinOf: PinyinOf): JsonValue[] {
  const own = new Map<string, Named[]>();
  for (const report of [...reports].sort((a, b) => b.year - a.year)) {
    const known = own.get(report.agency.id);
    if (known === undefined) own.set(report.agency.id, [report]);
    else known.push(report);
  }
  return [...own]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, theirs]): AgencyLine => {
      const names = [...new Set(theirs.map(({ agency }) => agency.name))];
      const syllables = names.map((name) => pinyinOf(name).map((syllable) => syllable.toLowerCase()));
      return [
        id,
        names,
        syllables.map((name) =>
          name
            .map((syllable) => syllable.replace(/[^a-z0-9]/g, ''))
            .filter((syllable) => syllable !== '')
            .join(' '),
        ),
        syllables.map((name) =>
          name
            .map((syllable) => syllable.charAt(0))
            .join('')
            .replace(/[^a-z0-9]/g, ''),
        ),
        theirs[0]?.agency.kind ?? '',
        [...new Set(theirs.map(({ year }) => year))],
      ];
    });
}
